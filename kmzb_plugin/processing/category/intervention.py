"""Treated and control areas by name, and the weighted displacement difference between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingParameterString

from ...text import UserError, quoted, tr
from ..base import KmzbAlgorithm

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ...analysis.areachange import Dispersion
    from ...analysis.displacement import Displacement

TREATED = "TREATED"
CONTROL = "CONTROL"
DISPLACEMENT = "DISPLACEMENT"
DISPLACEMENT_CONTROL = "DISPLACEMENT_CONTROL"
ROLES = (TREATED, CONTROL, DISPLACEMENT, DISPLACEMENT_CONTROL)


@dataclass(frozen=True)
class Roles:
    """Which role each area has, (n,): the number of its name in `ROLES`, -1 none."""

    of_area: NDArray[np.int64]

    def areas(self, role: str) -> NDArray[np.bool_]:
        """(n,) the areas of a role."""
        return self.of_area == ROLES.index(role)


@dataclass(frozen=True)
class Intervention:
    """What came of it: `counts` (4, 2) of each role before and after, `sums` (4, 2) the same weighted by harm.

    `area_weights` of the four groups and `time_weights` of the two periods divide the sums. `relative` is how many
    times the treated counts rose against the control's, with its interval. `spread` is how differently the control
    areas changed; `unweighted` reports have no harm and are left out.
    """

    roles: Roles
    counts: NDArray[np.int64]
    sums: NDArray[np.float64]
    area_weights: tuple[float, ...]
    time_weights: tuple[float, float]
    found: Displacement
    relative: tuple[float, float, float]
    spread: Dispersion | None
    harm_field: str
    unweighted: int
    per_area: bool


def role_labels() -> dict[str, str]:
    """What the roles are called."""
    return {
        TREATED: tr("treated areas"),
        CONTROL: tr("control areas"),
        DISPLACEMENT: tr("areas it may have moved to"),
        DISPLACEMENT_CONTROL: tr("their control areas"),
    }


def add_roles(algorithm: KmzbAlgorithm) -> None:
    """TREATED and CONTROL, and among the advanced parameters the areas that reports may have moved to."""
    parameters = {
        TREATED: (
            tr("Treated areas"),
            tr(
                "Names of the areas in which something was done between the periods, separated by commas, or by "
                "semicolons where a name has a comma. Left empty: no such comparison."
            ),
        ),
        CONTROL: (
            tr("Control areas"),
            tr(
                "Names of like areas in which nothing was done, with about as many reports as the treated ones. Needed "
                "where TREATED is given."
            ),
        ),
        DISPLACEMENT: (
            tr("Areas it may have moved to"),
            tr("Names of the areas beside the treated ones; their change is added."),
        ),
        DISPLACEMENT_CONTROL: (
            tr("Control of the areas it may have moved to"),
            tr("Names of areas like those. Needed where DISPLACEMENT is given."),
        ),
    }
    for name, (label, help_text) in parameters.items():
        advanced = name in (DISPLACEMENT, DISPLACEMENT_CONTROL)
        algorithm.add(QgsProcessingParameterString(name, label, optional=True), help_text, advanced=advanced)


def split_names(text: str) -> list[str]:
    """The names in a text, separated by semicolons if it has any, else by commas."""
    return [part.strip() for part in text.split(";" if ";" in text else ",") if part.strip()]


def given_names(
    algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> dict[str, list[str]]:
    """The names given for each role. Raises UserError where one is given without what it is compared with."""
    names = {role: split_names(algorithm.parameterAsString(parameters, role, context)) for role in ROLES}
    if not names[TREATED] and any(names.values()):
        raise UserError(tr("Control areas are given, but no treated ones. Name those in TREATED."))
    if names[TREATED] and not names[CONTROL]:
        raise UserError(
            tr("TREATED needs CONTROL: areas like the treated ones, with about as many reports, and nothing done.")
        )
    if bool(names[DISPLACEMENT]) != bool(names[DISPLACEMENT_CONTROL]):
        raise UserError(
            tr("DISPLACEMENT and DISPLACEMENT_CONTROL belong together: name areas in both of them or in neither.")
        )
    return names


def read_roles(names: dict[str, list[str]], of_areas: list[str]) -> Roles | None:
    """Which areas have which role; None if nothing is treated. Raises UserError for a name that does not occur."""
    import numpy as np

    if not names[TREATED]:
        return None
    number_of: dict[str, list[int]] = {}
    for i, name in enumerate(of_areas):
        number_of.setdefault(name.strip().casefold(), []).append(i)
    roles = np.full(len(of_areas), -1)
    for code, role in enumerate(ROLES):
        missing = [name for name in names[role] if name.casefold() not in number_of]
        if missing:
            text = tr("No area has the name {names} ({parameter}). There are: {known}.")
            known = ", ".join(quoted(name) for name in of_areas[:8]) + (", …" if len(of_areas) > 8 else "")
            raise UserError(text.format(names=", ".join(quoted(name) for name in missing), parameter=role, known=known))
        own = [i for name in names[role] for i in number_of[name.casefold()]]
        for i in own:
            if roles[i] not in (-1, code):
                text = tr("The area «{name}» is named in {first} and in {second}. It can be in one of them only.")
                raise UserError(text.format(name=of_areas[i], first=ROLES[roles[i]], second=role))
            roles[i] = code
    return Roles(roles)


def intervene(
    roles: Roles,
    area: NDArray[np.int64],
    period: NDArray[np.int64],
    days: tuple[float, float],
    harm: NDArray[np.float64] | None,
    harm_field: str,
    square_km: NDArray[np.float64] | None,
) -> Intervention:
    """The weighted displacement difference of reports (n,) in their areas and periods (0 before, 1 after).

    Numbers are those of a period as long as the second. `harm` (n,) is what each report weighs, `square_km` (areas,)
    are given to count per km².
    """
    import numpy as np

    from ...analysis.areachange import dispersion
    from ...analysis.displacement import relative_change, weighted_displacement_difference

    role = roles.of_area[area]
    known = role >= 0
    counts = _sums(role, period, known.astype(float)).astype(np.int64)
    weight = known.astype(float)
    unweighted = 0
    if harm is not None:
        there = known & np.isfinite(harm)
        unweighted = int((known & ~there).sum())
        if (harm[there] < 0).any():
            text = tr("The field «{field}» holds harm below zero: {n}. Correct it or choose another field.")
            raise UserError(text.format(field=harm_field, n=int((harm[there] < 0).sum())))
        weight = np.where(there, harm, 0.0)
    sums = _sums(role, period, weight)
    area_weights = [1.0] * len(ROLES)
    if square_km is not None:
        area_weights = [float(square_km[roles.areas(name)].sum()) or 1.0 for name in ROLES]
    time_weights = (days[0] / days[1], 1.0)
    found = weighted_displacement_difference(
        sums, time_weights=time_weights, area_weights=area_weights, squares=_sums(role, period, np.square(weight))
    )
    control = roles.areas(CONTROL)
    n = len(control)
    before, after = (np.bincount(area[period == i], minlength=n)[control] for i in (0, 1))
    return Intervention(
        roles,
        counts,
        sums,
        tuple(area_weights),
        time_weights,
        found,
        relative_change(counts[0], counts[1]),
        dispersion(before, after),
        harm_field,
        unweighted,
        square_km is not None,
    )


def _sums(role: NDArray[np.int64], period: NDArray[np.int64], weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """(4, 2) the weights of the reports of each role before and after."""
    import numpy as np

    known = role >= 0
    code = 2 * role[known] + period[known]
    sums: NDArray[np.float64] = np.bincount(code, weight[known], minlength=2 * len(ROLES)).astype(float)
    return sums.reshape(len(ROLES), 2)
