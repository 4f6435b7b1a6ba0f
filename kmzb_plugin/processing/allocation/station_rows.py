"""The rows of `stationlocation`: sites, who goes where, what stays uncovered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from qgis.core import QgsFields, QgsGeometry, QgsPointXY

from ...text import tr
from ..outputs import REAL, TEXT, WHOLE, field

if TYPE_CHECKING:
    from .station_study import Study

Row = tuple[QgsGeometry | None, list[Any]]

_DECIMALS = 6  # of a way: what lies behind them depends on how coordinates were transformed


def _fields(*made: Any) -> QgsFields:
    fields = QgsFields()
    for each in made:
        fields.append(each)
    return fields


def site_fields(unit: str) -> QgsFields:
    """The columns of OUTPUT_SITES."""
    return _fields(
        field("number", WHOLE, tr("Number")),
        field("name", TEXT, tr("Site")),
        field("role", TEXT, tr("Role")),
        field("load", REAL, tr("Demand served (weight)")),
        field("load_share", REAL, tr("Share of the demand, %")),
        field("mean_way", REAL, tr("Mean way, {unit}").format(unit=unit)),
        field("longest_way", REAL, tr("Longest way, {unit}").format(unit=unit)),
        field("stays", REAL, tr("Stays with other criteria, % of the trials")),
    )


def site_values(study: Study) -> list[list[Any]]:
    """A row for each site listed, in their order."""
    import numpy as np

    from ...analysis.siting_study import staying

    weight, service = study.problem.weight, study.service
    stays = staying(study.siting, study.outcomes)
    rows = []
    for place, site in enumerate(study.listed, 1):
        own = service.site == site
        load = float(weight[own].sum())
        mean = float((weight[own] * service.cost[own]).sum() / load) if load else np.nan
        longest = float(service.cost[own].max()) if own.any() else np.nan
        share = 100.0 * load / float(weight.sum())
        mean, longest = round(mean, _DECIMALS), round(longest, _DECIMALS)
        stay = 100.0 * stays[site] if site in stays else None
        rows.append([place, study.names[site], study.role_of(site), load, share, mean, longest, stay])
    return rows


def site_rows(study: Study) -> Iterator[Row]:
    """The same with their points."""
    xy = study.xy
    for site, values in zip(study.listed, site_values(study), strict=True):
        yield _point(xy[site]), values


def allocation_fields(unit: str) -> QgsFields:
    """The columns of OUTPUT_ALLOCATION."""
    return _fields(
        field("site", TEXT, tr("Site")),
        field("number", WHOLE, tr("Number")),
        field("weight", REAL, tr("Weight")),
        field("way", REAL, tr("Way, {unit}").format(unit=unit)),
        field("covered", WHOLE, tr("Within the standard")),
    )


def allocation_rows(study: Study) -> Iterator[Row]:
    """A line from each place of demand to its site."""
    service, xy, demand, names = study.service, study.xy, study.demand.xy, study.names
    number_of = {site: place for place, site in enumerate(study.listed, 1)}
    for i, site in enumerate(service.site.tolist()):
        if site < 0:
            continue
        ends = [QgsPointXY(*map(float, demand[i])), QgsPointXY(*map(float, xy[site]))]
        way = round(float(service.cost[i]), _DECIMALS)
        values = [names[site], number_of[site], study.problem.weight[i], way, int(service.covered[i])]
        yield QgsGeometry.fromPolylineXY(ends), values


def uncovered_fields(unit: str) -> QgsFields:
    """The columns of OUTPUT_UNCOVERED."""
    return _fields(
        field("weight", REAL, tr("Weight")),
        field("share", REAL, tr("Share of the demand, %")),
        field("site", TEXT, tr("Nearest site")),
        field("way", REAL, tr("Way, {unit}").format(unit=unit)),
        field("reason", TEXT, tr("Why it is not covered")),
    )


def uncovered_rows(study: Study) -> Iterator[Row]:
    """The places of demand beyond the standard, or without any way, by falling weight."""
    import numpy as np

    service, demand, weight, names = study.service, study.demand.xy, study.problem.weight, study.names
    whole = float(weight.sum())
    anywhere = np.any(study.problem.covers, axis=1)
    missed = np.flatnonzero(~service.covered)
    for i in missed[np.argsort(-weight[missed], kind="stable")].tolist():
        site = int(service.site[i])
        if not study.problem.reachable[i]:
            reason = tr("no way from any site")
        elif not len(study.candidates):
            reason = tr("too far from every station")
        elif anywhere[i]:
            reason = tr("another site could cover it")
        else:
            reason = tr("no candidate is near enough")
        nearest = names[site] if site >= 0 else None
        way = round(float(service.cost[i]), _DECIMALS) if site >= 0 else None
        yield _point(demand[i]), [weight[i], 100.0 * weight[i] / whole, nearest, way, reason]


def _point(place: Any) -> QgsGeometry:
    return QgsGeometry.fromPointXY(QgsPointXY(float(place[0]), float(place[1])))
