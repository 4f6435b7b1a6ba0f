"""Making a demo store: a synthetic garrison in a new store, labelled as synthetic wherever it is shown."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

from ...analysis.progress import Cancelled
from ...disk import reason
from ...domain.periods import parse_moment
from ...domain.planes import Plane
from ...text import UserError, tr
from .. import create_store
from ..base import ImportSource, Store
from ..intake import moments
from ..intake.mapping import STORE_COLUMNS
from ..location import Kind, parse
from . import generate, geography, photos
from .geography import Geography
from .planted import PlantedTruth

# Fixed, so that the same seed makes the same content on any day.
DEFAULT_END = parse_moment("2026-07-01")
SMALLEST, LARGEST = 100, 5_000_000
LONGEST_YEARS = 10
SYSTEM = "synthetic"
_PORTION = 20_000
_NAMESPACE = uuid.UUID("6e6a8b5e-4c0d-5d0e-9a60-1f2b7f0f8f10")


def create_demo_store(
    location: str,
    garrison: str = "KWP-RAD",
    count: int = 5_000,
    years: int = 2,
    seed: int = 1,
    *,
    end: datetime = DEFAULT_END,
    authcfg: str = "",
    progress: Callable[[float], object] = lambda fraction: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> PlantedTruth:
    """Makes a new store with `count` invented reports of the `years` years before `end`; returns what is planted.

    The same arguments make the same content, the actor in the audit apart. Raises UserError for arguments that cannot
    work and a store that exists, Cancelled where `cancelled` said so: then no file is left, but of a store in a
    database what was made until then.
    """
    _check(count, years)
    place = parse(location)
    if place.kind is Kind.FILE and place.path.exists():
        raise _exists(place.path)
    ground = geography.read(garrison)
    progress(0.05)
    if cancelled():
        raise Cancelled
    rows, truth = generate.reports(ground, count, years, _numpy(end), seed)
    progress(0.3)
    identity = uuid.uuid5(_NAMESPACE, f"{garrison} {count} {years} {seed} {end.isoformat()}")
    name = ground.garrison_name
    with _unfinished(place.path) if place.kind is Kind.FILE else nullcontext(location) as made:
        store = create_store(
            str(made),
            name,
            garrison,
            geography.CRS,
            synthetic=True,
            authcfg=authcfg,
            store_id=str(identity),
            at=end,
        )
        with closing(store):
            _fill(store, ground, rows, seed, progress, cancelled)
    return truth


@contextmanager
def _unfinished(target: Path) -> Iterator[Path]:
    """A path in a folder beside the target; what stands there becomes the target if the block ends well."""
    try:
        with TemporaryDirectory(dir=target.parent, prefix=".demo-", ignore_cleanup_errors=True) as folder:
            path = Path(folder) / target.name
            yield path
            if target.exists():
                raise _exists(target)
            path.rename(target)
    except OSError as error:
        raise UserError(
            tr("The demo store «{path}» cannot be made: {reason}.").format(path=target, reason=reason(error))
        ) from error


def _exists(target: Path) -> UserError:
    return UserError(tr("«{path}» is already there. Choose another name.").format(path=target))


def _check(count: int, years: int) -> None:
    if not SMALLEST <= count <= LARGEST:
        raise UserError(
            tr("A demo store holds {smallest} to {largest} reports, not {count}.").format(
                smallest=SMALLEST, largest=LARGEST, count=count
            )
        )
    if not 1 <= years <= LONGEST_YEARS:
        raise UserError(
            tr("A demo store covers 1 to {longest} years, not {years}.").format(longest=LONGEST_YEARS, years=years)
        )


def _numpy(moment: datetime) -> np.datetime64:
    return np.datetime64(moment.astimezone(UTC).replace(tzinfo=None), "s")


def _fill(
    store: Store,
    ground: Geography,
    rows: pd.DataFrame,
    seed: int,
    progress: Callable[[float], object],
    cancelled: Callable[[], bool],
) -> None:
    with store.bulk_import(ImportSource("", SYSTEM, "units")) as importer:
        importer.add_units(ground.units)
    done = 0
    shown = photos.chosen(rows)
    for plane in Plane:
        part = _for_import(rows[rows["plane"] == plane.value])
        with store.bulk_import(ImportSource(plane.value, SYSTEM, "demo")) as importer:
            for start in range(0, len(part), _PORTION):
                if cancelled():
                    raise Cancelled
                importer.add_threats(part.iloc[start : start + _PORTION])
                done += min(_PORTION, len(part) - start)
                progress(0.3 + 0.7 * done / len(rows))
            refs = set(part["source_ref"])
            if here := [report for report in shown if report[0] in refs]:
                importer.add_attachments(photos.photos(here, seed))


def _for_import(rows: pd.DataFrame) -> pd.DataFrame:
    texts = {
        f"{name}_at": moments.iso(rows[name].to_numpy().astype("datetime64[s]"))
        for name in ("occurred", "reported", "updated")
    }
    return rows.assign(**texts, time_of_day=None, weekdays=None)[list(STORE_COLUMNS)].reset_index(drop=True)
