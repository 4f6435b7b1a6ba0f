"""What a study of stations is called, its answer in words, and its rationale as a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsDataSourceUri

from ...locale import number
from ...text import quoted, tr
from ..report import product_version

if TYPE_CHECKING:
    from ...analysis.siting import Service, Siting
    from .station_study import Study

ALGORITHM = "kmzb:stationlocation"


def model_titles() -> dict[str, str]:
    """The models in the field's terms and in plain words, by their codes."""
    return {
        "p_median": tr("p-median: the shortest ways on average"),
        "maximal_covering": tr("maximal covering: the most demand within the standard"),
        "set_covering": tr("set covering: the fewest sites with all demand within the standard"),
        "p_center": tr("p-center: the shortest longest way"),
    }


def role_titles() -> dict[str, str]:
    """What becomes of the existing stations, in words, by the codes."""
    return {
        "fixed": tr("they stay; P counts the new sites"),
        "fixed_counted": tr("they stay; P counts all sites"),
        "movable": tr("they may be given up; P counts all sites"),
    }


def short_title(study: Study) -> str:
    """What layers are called."""
    short = {
        "p_median": "p-median",
        "maximal_covering": tr("maximal covering"),
        "set_covering": tr("set covering"),
        "p_center": "p-center",
    }[study.question.model]
    text = tr("Stations ({model}, sites: {n}, standard {standard})")
    standard = study.costs.text(study.costs.standard)
    return text.format(model=short, n=number(len(study.siting.sites)), standard=standard)


def value_text(study: Study, siting: Siting, value: float) -> str:
    """A value of the model with its unit: a mean way, a share, a number, a way."""
    if siting.model == "p_median":
        reached = float(study.problem.weight[study.problem.reachable].sum())
        return study.costs.text(value / reached)
    if siting.model == "maximal_covering":
        return f"{number(100 * value / float(study.problem.weight.sum()), 1)} %"
    return number(value) if siting.model == "set_covering" else study.costs.text(value)


def answer(study: Study) -> str:
    """The sentences that stand first."""
    names = [study.names[site] for site in study.new_sites]
    standard = study.costs.text(study.costs.standard)
    parts = []
    if names:
        listed = ", ".join(quoted(name) for name in names[:6]) + (" …" if len(names) > 6 else "")
        parts.append(tr("New sites: {names}.").format(names=listed))
    elif not study.question.p and study.question.model != "set_covering":
        parts.append(tr("Only the existing stations were judged."))
    else:
        parts.append(tr("No new site is chosen."))
    given_up = [study.names[site] for site in study.listed if study.role_of(site) == "given_up"]
    if given_up:
        parts.append(tr("Existing stations given up: {names}.").format(names=", ".join(given_up)))
    covered, mean = 100 * study.service.covered_share(), study.service.mean()
    if study.today is None or not names:
        text = tr("Within {standard} lie {covered} % of the demand, the mean way is {mean}.")
        parts.append(text.format(standard=standard, covered=number(covered, 1), mean=study.costs.text(mean)))
    else:
        text = tr(
            "Within {standard} then lie {covered} % of the demand, today {before} %; the mean way is {mean}, today "
            "{mean_before}."
        )
        parts.append(
            text.format(
                standard=standard,
                covered=number(covered, 1),
                before=number(100 * study.today.covered_share(), 1),
                mean=study.costs.text(mean),
                mean_before=study.costs.text(study.today.mean()),
            )
        )
    if study.chose:
        parts.append(certificate(study))
    return " ".join(parts)


def certificate(study: Study) -> str:
    """How good the choice is, and how that is known."""
    siting = study.siting
    if not study.chose:
        return tr("There was nothing to choose.")
    if siting.proven:
        return tr("By this model no other choice is better: that is proven.")
    best = value_text(study, siting, siting.bound)
    own = value_text(study, siting, siting.value)
    text = tr("It is not proven to be the best: it reaches {own}, no choice can pass {best}, a gap of {gap} %.")
    gap = number(100 * siting.gap, 2) if siting.gap < 10 else "–"
    return text.format(own=own, best=best, gap=gap)


def gap_text(siting: Siting | None) -> str:
    """`proven`, or the gap."""
    if siting is None or siting.proven:
        return tr("proven")
    return tr("gap {gap} %").format(gap=number(100 * siting.gap, 2))


def summary_of(service: Service) -> dict[str, float]:
    """The numbers of a choice for the rationale."""
    return {
        "covered_share": round(service.covered_share(), 6),
        "mean_way": round(service.mean(), 3),
        "longest_way": round(service.longest(), 3),
    }


def as_asked(asked: dict[str, Any]) -> str:
    """The parameters as qgis_process reads them, as JSON; passwords are left out."""
    return json.dumps(_plain(asked), indent=2, ensure_ascii=False)


def rationale(study: Study, asked: dict[str, Any]) -> str:
    """The same with what came out."""
    siting = study.siting
    result = {
        "value": siting.value,
        "bound": siting.bound if abs(siting.bound) != float("inf") else None,
        "gap": siting.gap if siting.gap != float("inf") else None,
        "proven": siting.proven,
        "sites": [
            {"name": study.names[site], "role": study.role_of(site), "x": x, "y": y}
            for site in study.listed
            for x, y in [study.xy[site].round(2).tolist()]
        ],
        "chosen": summary_of(study.service),
        "today": None if study.today is None else summary_of(study.today),
        "proposal": None if study.proposed is None else summary_of(study.proposed),
        "unit": study.costs.unit,
        "crs": study.demand.data.crs.authid(),
        "product": f"KMZB Analyst {product_version()}, QGIS {Qgis.QGIS_VERSION}",
    }
    whole = {**_plain(asked), "algorithm_id": ALGORITHM, "result": result}
    return json.dumps(whole, indent=2, ensure_ascii=False)


def _plain(value: Any) -> Any:
    """Without passwords, whatever is no JSON as text."""
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, str):
        return QgsDataSourceUri.removePassword(value) if "password" in value.lower() else value
    return value if value is None or isinstance(value, int | float | bool) else str(value)
