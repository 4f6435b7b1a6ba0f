"""Do the coordinates of a file make sense? Exchanged axes, a wrong reference system, places outside everything."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from qgis.core import QgsCoordinateReferenceSystem

from ...domain.coordinates import Typed
from ...text import UserError, tr
from . import regions
from .transform import WGS84, reference_system, transform

# A file counts as exchanged as a whole when nearly all of it fits only so.
_MOSTLY, _CLEARLY_MORE = 0.8, 0.15
_SAMPLE = 1_000  # places that are enough to tell whether a file fits in both orders


@dataclass(frozen=True)
class Located:
    """Places (n,) in the store's system and what was noticed.

    Masks (n,): `untransformable`, no place in the store's system; `swapped`, certainly exchanged while the rest of the
    file is not; `outside`, beyond the area where the store's threats are expected (kept all the same); `doubtful`,
    those of the last that would lie inside if they were exchanged, which may be chance. `all_swapped` says that the
    axes of the whole file were exchanged and have been put right, `either_way` that nearly all of it would fit in both
    orders and was taken as it is written. `area` names the area expected.
    """

    x: np.ndarray
    y: np.ndarray
    untransformable: np.ndarray
    swapped: np.ndarray
    outside: np.ndarray
    doubtful: np.ndarray
    all_swapped: bool
    either_way: bool
    area: str


def locate(x: np.ndarray, y: np.ndarray, teryt: np.ndarray, source_crs: str, store_crs: str, garrison: str) -> Located:
    """Brings places (n,) into the store's system; NaN coordinates stay NaN and are none of the masks.

    Raises UserError where the numbers contradict the reference system as a whole: degrees in a metric one or metres
    in a geographic one.
    """
    source, target = reference_system(source_crs), reference_system(store_crs)
    given = np.isfinite(x) & np.isfinite(y)
    _check_units(x[given], y[given], source)
    expectation = _Expectation(target, garrison)
    degrees = reference_system(WGS84)
    as_given = expectation.meets(*transform(x, y, source, degrees), teryt)
    share = as_given[given].mean() if given.any() else 1.0
    # A transformation takes longer than all else here: where nearly all lie where they should, the others alone are
    # tried with their axes exchanged, because no exchange can be clearly better.
    tried = given if share <= 1 - _CLEARLY_MORE else given & ~as_given
    exchanged = np.zeros(len(x), dtype=bool)
    exchanged[tried] = expectation.meets(*transform(y[tried], x[tried], source, degrees), teryt[tried])
    share_exchanged = exchanged[tried].mean() if tried.any() else 0.0
    all_swapped = bool(share_exchanged >= _MOSTLY and share_exchanged - share >= _CLEARLY_MORE)
    if all_swapped:
        x, y, as_given, exchanged = y, x, exchanged, as_given
        swapped = np.zeros(len(x), dtype=bool)
    else:
        swapped = given & expectation.only_when_exchanged(x, y, source)
    east, north = transform(x, y, source, target)
    untransformable = given & (~(np.isfinite(east) & np.isfinite(north)) | ~_returns(east, north, x, y, source, target))
    outside = given & ~as_given & ~swapped & ~untransformable
    return Located(
        x=east,
        y=north,
        untransformable=untransformable,
        swapped=swapped & ~untransformable,
        outside=outside,
        doubtful=outside & exchanged,
        all_swapped=all_swapped,
        either_way=not all_swapped and share >= _MOSTLY and _fits_exchanged(x, y, teryt, as_given, source, expectation),
        area=expectation.name,
    )


def _fits_exchanged(
    x: np.ndarray,
    y: np.ndarray,
    teryt: np.ndarray,
    as_given: np.ndarray,
    source: QgsCoordinateReferenceSystem,
    expectation: _Expectation,
) -> bool:
    """Whether nearly all of some of the places that lie where they should do so with their axes exchanged as well."""
    fitting = np.flatnonzero(as_given)
    some = fitting[:: max(1, len(fitting) // _SAMPLE)]
    exchanged = expectation.meets(*transform(y[some], x[some], source, reference_system(WGS84)), teryt[some])
    return bool(len(some) and exchanged.mean() >= _MOSTLY)


def expected_share(
    x: np.ndarray, y: np.ndarray, teryt: np.ndarray, source_crs: str, store_crs: str, garrison: str
) -> tuple[float, float]:
    """Shares of places (n,), n > 0, that lie where they should in a reference system: as given, and exchanged."""
    expectation = _Expectation(reference_system(store_crs), garrison)
    source, degrees = reference_system(source_crs), reference_system(WGS84)
    ways = ((x, y), (y, x))
    as_given, exchanged = (float(expectation.meets(*transform(*way, source, degrees), teryt).mean()) for way in ways)
    return as_given, exchanged


def is_expected(x: float, y: float, crs: str, garrison: str) -> bool:
    """Whether one place in the store's system lies where the threats of its garrison should."""
    system = reference_system(crs)
    degrees = transform(np.array([x]), np.array([y]), system, reference_system(WGS84))
    return bool(_Expectation(system, garrison).meets(*degrees, np.array([""], dtype=object))[0])


def place_of(typed: Typed, crs: str, garrison: str) -> tuple[float, float, bool]:
    """A place that somebody typed, in the store's system, and whether its two numbers were exchanged.

    Raises UserError where it lies outside the area that the store's system is made for.
    """
    x, y = np.array([typed.x]), np.array([typed.y])
    found = locate(x, y, np.array([""], dtype=object), WGS84 if typed.in_degrees else crs, crs, garrison)
    place = float(found.x[0]), float(found.y[0])
    require_within(*place, crs)
    return *place, found.all_swapped


def require_within(x: float, y: float, crs: str) -> None:
    """Raises UserError where a place lies outside the area that the store's system is made for."""
    system = reference_system(crs)
    (longitude,), (latitude,) = transform(np.array([x]), np.array([y]), system, reference_system(WGS84))
    if not system.bounds().contains(longitude, latitude):  # NaN does not lie in it either
        text = tr("This place lies outside the area of {crs}, the reference system of the store.")
        raise UserError(text.format(crs=system.authid()))


def _check_units(x: np.ndarray, y: np.ndarray, crs: QgsCoordinateReferenceSystem) -> None:
    if len(x) == 0:
        return
    in_degrees = (np.abs(x) <= 180) & (np.abs(y) <= 180)
    somewhere = (x != 0) | (y != 0)
    if crs.isGeographic() and np.mean(in_degrees) < 0.5:
        raise UserError(
            tr(
                "The reference system {crs} counts in degrees, but the coordinates look like metres. Give the right "
                "reference system in the import profile; nothing was imported."
            ).format(crs=crs.authid())
        )
    if not crs.isGeographic() and somewhere.any() and np.mean(in_degrees[somewhere]) > 0.5:
        raise UserError(
            tr(
                "The reference system {crs} counts in metres, but the coordinates look like degrees. Give the right "
                "reference system in the import profile, EPSG:4326 for instance; nothing was imported."
            ).format(crs=crs.authid())
        )


def _returns(
    east: np.ndarray,
    north: np.ndarray,
    x: np.ndarray,
    y: np.ndarray,
    source: QgsCoordinateReferenceSystem,
    target: QgsCoordinateReferenceSystem,
) -> np.ndarray:
    """Which places (n,) come back when they are transformed back: far outside a projection's world they do not."""
    if source == target:
        longitude, latitude = transform(x, y, source, reference_system(WGS84))
        return np.isfinite(longitude) & np.isfinite(latitude) & (np.abs(latitude) < 90)
    back_x, back_y = transform(east, north, target, source)
    tolerance = 1e-4 if source.isGeographic() else 10.0
    with np.errstate(invalid="ignore"):
        turn = (back_x - x + 180) % 360 - 180 if source.isGeographic() else back_x - x
        return (np.abs(turn) < tolerance) & (np.abs(back_y - y) < tolerance)


class _Expectation:
    """Where the threats of a store should lie.

    In a store in a Polish reference system: in the voivodeship that the row's TERYT names, else in the garrison's,
    else in Poland. In any other store: in the area of use of its reference system.
    """

    def __init__(self, crs: QgsCoordinateReferenceSystem, garrison: str) -> None:
        self._polish = crs.authid() in regions.POLISH_SYSTEMS
        self._default = regions.voivodeship_of(garrison)
        bounds = crs.bounds()
        self._bounds = (bounds.xMinimum(), bounds.yMinimum(), bounds.xMaximum(), bounds.yMaximum())
        self.name = (
            tr("the voivodeship that the row or the store names")
            if self._polish
            else tr("the area of use of {crs}").format(crs=crs.authid())
        )

    def meets(self, longitude: np.ndarray, latitude: np.ndarray, teryt: np.ndarray) -> np.ndarray:
        """Which places (n,) lie where they should; NaN does not."""
        if not self._polish:
            west, south, east, north = self._bounds
            return (longitude >= west) & (longitude <= east) & (latitude >= south) & (latitude <= north)
        found = np.zeros(len(longitude), dtype=bool)
        finite = np.isfinite(longitude) & np.isfinite(latitude)
        known = set(regions.voivodeships())
        which, texts = pd.factorize(teryt)
        codes = [*(text if text in known else self._default for text in texts), self._default]  # the last for none
        names = sorted(set(codes))
        region = np.array([names.index(code) for code in codes])[which]
        for i, name in enumerate(names):
            rows = finite & (region == i)
            if rows.any():
                found[rows] = shapely.contains_xy(regions.expected_area(name), longitude[rows], latitude[rows])
        return found

    def only_when_exchanged(self, x: np.ndarray, y: np.ndarray, source: QgsCoordinateReferenceSystem) -> np.ndarray:
        """Which places (n,) lie outside Poland's rectangle (or the store's area) and inside it when exchanged."""
        found = ~self._in_rectangle(x, y, source)
        found[found] = self._in_rectangle(y[found], x[found], source)
        return found

    def _in_rectangle(self, x: np.ndarray, y: np.ndarray, source: QgsCoordinateReferenceSystem) -> np.ndarray:
        if not self._polish:
            longitude, latitude = transform(x, y, source, reference_system(WGS84))
            return self.meets(longitude, latitude, np.full(len(x), "", dtype=object))
        easting, northing = transform(x, y, source, reference_system("EPSG:2180"))
        (west, east), (south, north) = regions.POLAND_EASTING, regions.POLAND_NORTHING
        return (easting >= west) & (easting <= east) & (northing >= south) & (northing <= north)
