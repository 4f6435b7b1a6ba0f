"""Counts of police statistics joined to a layer of areas by TERYT code, with what matched nothing on either side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsDistanceArea,
    QgsFeature,
    QgsFields,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
)

from ...analysis.intervals import poisson
from ...domain import ground, teryt
from ...layers import area_counts
from ...layers.area_counts import AreaCounts
from ...layers.styles.areas import set_aliases, style_by_value
from ...locale import number
from ...store.intake.reading import as_text
from ...store.intake.statistics import level_name
from ...store.intake.whole import whole
from ...store.statistics import ALL
from ...text import UserError, tr
from ..area_inputs import AREAS
from ..base import KmzbAlgorithm, stop_if_cancelled
from ..codes import category_name
from ..output_layers import OutputLayer, write_layers
from ..outputs import REAL, TEXT, WHOLE, fields_beside, multi
from ..outputs import field as made_field

if TYPE_CHECKING:
    from ...store.base import Store

INHABITANTS = 100_000
MOST_CATEGORIES = 60
_CALLED = ("nazwa", "name", "jpt_nazwa_", "nazwa_jed")
_NAMES = ("teryt", "jpt_kod_je", "kod_teryt", "kod teryt", "kod", "terc", "code")


@dataclass(frozen=True)
class ReadAreas:
    """The areas: their features, codes (None for what is none) and inhabitants (NaN where they are not known)."""

    features: list[QgsFeature]
    codes: list[str | None]
    written: list[str]
    inhabitants: np.ndarray | None
    km2: np.ndarray
    fields: QgsFields
    crs: QgsCoordinateReferenceSystem
    name: str
    mended: int

    @property
    def digits(self) -> int:
        """The level that most codes are of."""
        lengths = [len(code) for code in self.codes if code]
        return max(sorted(set(lengths)), key=lengths.count)

    def joined(self, store: Store, source_system: str) -> Joined | None:
        """The counts of the system's last period at the level of the areas; None where it has none at all."""
        chosen = area_counts.latest(store.statistic_periods(), source_system)
        if chosen is None:
            return None
        digits = self.digits
        counts = area_counts.read(store, *chosen, digits)
        if not len(counts.counts) and digits == teryt.GMINA_KIND:
            counts = area_counts.read(store, *chosen, teryt.GMINA)
        return Joined(self, counts)


def read_areas(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> ReadAreas:
    """The layer AREAS. Raises UserError where it has no codes."""
    source = algorithm.parameterAsSource(parameters, AREAS, context)
    if source is None:
        raise QgsProcessingException(algorithm.invalidSourceError(parameters, AREAS))
    features = []
    for feature in whole(source):
        stop_if_cancelled(feedback)
        features.append(feature)
    chosen = algorithm.parameterAsString(parameters, "CODE_FIELD", context)
    written, codes = _codes(features, source.fields(), chosen, source.sourceName())
    measure = QgsDistanceArea()
    measure.setSourceCrs(source.sourceCrs(), context.transformContext())
    measure.setEllipsoid(context.ellipsoid() or "WGS84")
    population = algorithm.parameterAsString(parameters, "POPULATION_FIELD", context)
    return ReadAreas(
        features=features,
        codes=codes.codes,
        written=written,
        inhabitants=_numbers(features, population) if population else None,
        km2=np.array([_km2(feature.geometry(), measure) for feature in features], dtype=float),
        fields=source.fields(),
        crs=source.sourceCrs(),
        name=source.sourceName(),
        mended=sum(codes.mended),
    )


def _km2(geometry: QgsGeometry, measure: QgsDistanceArea) -> float:
    return measure.measureArea(geometry) / 1e6 if not geometry.isNull() else float("nan")


def _numbers(features: list[QgsFeature], name: str) -> np.ndarray:
    def value(feature: QgsFeature) -> float:
        try:
            return float(as_text(feature[name]) or "nan")
        except ValueError:
            return float("nan")

    return np.array([value(feature) for feature in features], dtype=float)


def _codes(features: list[QgsFeature], fields: QgsFields, chosen: str, layer: str) -> tuple[list[str], teryt.Codes]:
    """The texts of the field with the codes, and the codes."""
    names = [each.name() for each in fields]
    likely = [name for known in _NAMES for name in names if name.lower() == known]
    for name in [chosen] if chosen else [*likely, *(name for name in names if name not in likely)]:
        written = [as_text(feature[name]).strip() for feature in features]
        read = teryt.read(written)
        found = [code for code in read.codes if code]
        # Small numbers are codes too: a field that is not named or chosen has to tell its areas apart by them.
        sure = name in likely or name == chosen or (len(set(found)) == len(features) and min(map(len, found)) > 2)
        if found and len(found) >= 0.5 * len(features) and sure:
            return written, read
    place = tr("The field «{field}» of «{layer}» holds no TERYT codes.") if chosen else ""
    raise UserError(
        (
            place or tr("«{layer}» has no field of TERYT codes. It has the fields {fields}. Nothing was imported.")
        ).format(field=chosen, layer=layer, fields=", ".join(names))
    )


@dataclass(frozen=True)
class Joined:
    """Areas and counts; an area without a count has none, which is not zero."""

    areas: ReadAreas
    counts: AreaCounts

    @cached_property
    def keys(self) -> list[str | None]:
        """What each area is looked up by: its code, or that of its gmina where the counts know no kinds."""
        by_gmina = self.counts.digits == teryt.GMINA
        return [teryt.gmina_of(code) if code and by_gmina else code for code in self.areas.codes]

    @cached_property
    def n(self) -> np.ndarray:
        """The counts of the areas, NaN without one."""
        totals = self.counts.totals
        return np.array([totals.get(key, np.nan) if key else np.nan for key in self.keys], dtype=float)

    @cached_property
    def codes_without_area(self) -> list[str]:
        """Codes of the statistics at the level of the areas."""
        return sorted(set(self.counts.totals.index) - {key for key in self.keys if key})

    @cached_property
    def areas_without_count(self) -> list[int]:
        """The numbers of the areas, from 0."""
        return np.flatnonzero(np.isnan(self.n)).tolist()

    @cached_property
    def _base(self) -> np.ndarray:
        base = self.areas.km2 if self.areas.inhabitants is None else self.areas.inhabitants / INHABITANTS
        return np.where(base > 0, base, np.nan)

    @cached_property
    def rates(self) -> np.ndarray:
        """Rate, lower and upper limit of its 95 % interval (3, n)."""
        low, high = poisson(self.n)
        return np.array([self.n, low, high]) / self._base

    @property
    def unit(self) -> str:
        """What the rate is per."""
        return tr("per km²") if self.areas.inhabitants is None else tr("per 100,000 inhabitants")

    @property
    def repeated(self) -> list[str]:
        """Codes that several areas have: each of them shows the whole count."""
        seen = [key for key in self.keys if key]
        return sorted({key for key in seen if seen.count(key) > 1}) if len(set(seen)) < len(seen) else []

    def notes(self) -> list[str]:
        """What has to be known about the join, in sentences."""
        said = [
            tr("Codes of the statistics without an area: {codes}. Areas without a count: {areas}.").format(
                codes=number(len(self.codes_without_area)), areas=number(len(self.areas_without_count))
            )
        ]
        if self.counts.summed_from:
            said.append(
                tr("The statistics have no {level}: the counts of {smaller} were added up.").format(
                    level=level_name(self.counts.digits), smaller=level_name(self.counts.summed_from)
                )
            )
        if self.repeated:
            said.append(
                tr("Codes that several areas have: {n}. Each of them shows the whole count.").format(
                    n=number(len(self.repeated))
                )
            )
        if self.areas.mended:
            said.append(
                tr("Codes of areas that had lost the leading zero: {n}. It was put back.").format(
                    n=number(self.areas.mended)
                )
            )
        if self.areas.inhabitants is not None and (unknown := int((np.isnan(self._base) & ~np.isnan(self.n)).sum())):
            said.append(tr("Areas without inhabitants, which have no rate: {n}.").format(n=number(unknown)))
        return said

    def unmatched(self) -> Iterator[tuple[str, str, str, int | None]]:
        """Side, code, name of the layer or system, and the count of what matched nothing."""
        totals = self.counts.totals
        for code in self.codes_without_area:
            yield tr("statistics"), code, self.counts.source_system, int(totals[code])
        for i in self.areas_without_count:
            yield tr("areas"), self.areas.codes[i] or self.areas.written[i], self.areas.name, None

    def highest(self, most: int) -> list[tuple[str, float, float, float]]:
        """The areas with the highest rates: what they are called, the rate, and its interval."""
        rates = self.rates[0]
        order = np.argsort(-np.nan_to_num(rates, nan=-1.0), kind="stable")[:most]
        return [(self._called(i), *self.rates[:, i].tolist()) for i in order.tolist() if not np.isnan(rates[i])]

    def _called(self, i: int) -> str:
        names = {each.name().lower(): each.name() for each in self.areas.fields}
        found = next((names[each] for each in _CALLED if each in names), "")
        name = as_text(self.areas.features[i][found]).strip() if found else ""
        code = self.areas.codes[i] or ""
        name = name or next((name for each, name, *_ in ground.powiat_seats() if each == code), "")
        return f"{name} ({code})" if name else code

    @property
    def title(self) -> str:
        """The name of the joined layer."""
        return tr("Police statistics, {period}, {unit}").format(
            period=area_counts.period_name(self.counts.period), unit=self.unit
        )

    def write(
        self,
        algorithm: KmzbAlgorithm,
        areas: str,
        unmatched: str,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        written: list[str],
    ) -> dict[str, Any]:
        """Writes what is wanted of both outputs; returns where to."""
        fields, features = self._areas()
        none = QgsFields()
        for each in (
            made_field("side", TEXT, tr("Missing in")),
            made_field("teryt", TEXT, tr("TERYT code")),
            made_field("source", TEXT, tr("Source")),
            made_field("n", WHOLE, tr("Count")),
        ):
            none.append(each)
        rows = (_feature(none, None, list(row)) for row in self.unmatched())
        layers = [
            OutputLayer(unmatched, tr("Codes without a match"), none, rows, Qgis.WkbType.NoGeometry, _name_fields),
            OutputLayer(areas, self.title, fields, features, Qgis.WkbType.MultiPolygon, self._style),
        ]
        made = write_layers(algorithm, layers, parameters, context, feedback, written, self.areas.crs, repeated=True)
        return {areas: made.get(areas), unmatched: made.get(unmatched)}

    def _areas(self) -> tuple[QgsFields, Iterator[QgsFeature]]:
        by_category = self._by_category()
        fields, kept = fields_beside(
            self.areas.fields,
            [
                made_field("teryt", TEXT, tr("TERYT code")),
                made_field("period", TEXT, tr("Period")),
                made_field("n", WHOLE, tr("Count")),
                made_field("rate", REAL, tr("Rate {unit}").format(unit=self.unit)),
                made_field("rate_low", REAL, tr("Rate, lower limit")),
                made_field("rate_high", REAL, tr("Rate, upper limit")),
                *(made_field(f"n_{i}", WHOLE, category_name(code)) for i, code in enumerate(by_category, 1)),
            ],
        )

        def rows() -> Iterator[QgsFeature]:
            period = self.counts.period.code
            for i, feature in enumerate(self.areas.features):
                key = self.keys[i]
                attributes = feature.attributes()
                n = None if np.isnan(self.n[i]) else int(self.n[i])
                values = [None if np.isnan(rate) else float(rate) for rate in self.rates[:, i]]
                categories = [known.get(key or "") for known in by_category.values()]
                yield _feature(
                    fields,
                    multi(QgsGeometry(feature.geometry())),
                    [*(attributes[k] for k in kept), self.areas.codes[i], period, n, *values, *categories],
                )

        return fields, rows()

    def _by_category(self) -> dict[str, dict[str, int]]:
        """Counts by code for each category, the most frequent first."""
        single = self.counts.counts[self.counts.counts["category"] != ALL]
        most = single.groupby("category")["n"].sum().sort_values(ascending=False, kind="stable").index[:MOST_CATEGORIES]
        found = {}
        for category in most:
            rows = single[single["category"] == category]
            found[category] = dict(zip(rows["area_code"], rows["n"].tolist(), strict=True))
        return found

    def _style(self, aliases: dict[str, str], layer: Any) -> None:
        style_by_value(layer, "rate", self.rates[0], self.unit)
        set_aliases(layer, aliases)


def _name_fields(aliases: dict[str, str], layer: Any) -> None:
    set_aliases(layer, aliases)


def _feature(fields: QgsFields, geometry: QgsGeometry | None, values: list[Any]) -> QgsFeature:
    feature = QgsFeature(fields)
    feature.setAttributes(values)
    if geometry is not None:
        feature.setGeometry(geometry)
    return feature
