"""How a surface is smoothed: radius, kernel and pixels of the algorithms that compare densities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingParameterEnum

from ..locale import number
from ..text import UserError, figure, tr
from . import inputs
from .bandwidths import RADIUS, explained, rule_name
from .base import KmzbAlgorithm, progress
from .report import Report
from .surfaces import PIXEL_SIZE, add_pixel_size

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..analysis.bandwidth import Bandwidth
    from ..analysis.grid import Grid

KERNEL = "KERNEL"
KERNEL_NAMES = ["quartic", "epanechnikov", "uniform", "triweight", "triangular", "gaussian"]


def kernel_titles() -> dict[str, str]:
    """The kernels in words, by their codes."""
    return {
        "quartic": tr("quartic"),
        "epanechnikov": tr("Epanechnikov"),
        "uniform": tr("uniform"),
        "triweight": tr("triweight"),
        "triangular": tr("triangular"),
        "gaussian": tr("Gaussian"),
    }


def add_kernel(algorithm: KmzbAlgorithm, *, advanced: bool) -> None:
    """KERNEL."""
    algorithm.add(
        QgsProcessingParameterEnum(KERNEL, tr("Kernel"), KERNEL_NAMES, defaultValue="quartic", usesStaticStrings=True),
        tr("The shape that each report is spread with. The radius matters more; quartic is usual."),
        advanced=advanced,
        titles=kernel_titles(),
    )


def add_smoothing(algorithm: KmzbAlgorithm, if_empty: str = "") -> None:
    """RADIUS, PIXEL_SIZE and KERNEL; `if_empty` says where the radius comes from if it is not that of a density."""
    help_text = tr(
        "How far a report reaches, in metres. Left empty, it is computed from the points as in «Kernel density»."
    )
    if if_empty:
        help_text = f"{tr('How far a report reaches, in metres.')} {if_empty}"
    inputs.add_length(algorithm, RADIUS, tr("Radius"), help_text)
    add_pixel_size(algorithm)
    add_kernel(algorithm, advanced=True)


def check_smoothing(algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
    """Refuses a radius below half a pixel."""
    radius = inputs.length(algorithm, parameters, RADIUS, context)
    pixel = inputs.length(algorithm, parameters, PIXEL_SIZE, context)
    if radius is not None and pixel is not None and radius < pixel / 2:
        text = tr("The radius must be at least half a pixel: {least} m. Choose a larger radius or smaller pixels.")
        raise UserError(text.format(least=figure(pixel / 2)))


def kernel_name(algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
    """The kernel chosen."""
    return algorithm.parameterAsEnumString(parameters, KERNEL, context)


def bandwidth(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    x: NDArray[Any],
    y: NDArray[Any],
    weights: NDArray[Any] | None = None,
    *,
    feedback: QgsProcessingFeedback,
    share: tuple[float, float],
) -> Bandwidth:
    """The radius given, else that of the default rule from the points (n,); `share` of the progress bar, in percent."""
    from ..analysis.bandwidth import default, fixed

    kernel = kernel_name(algorithm, parameters, context)
    given = inputs.length(algorithm, parameters, RADIUS, context)
    if given:
        return fixed(given, kernel, len(x))
    return default(x, y, kernel, weights, progress=progress(feedback, *share), cancelled=feedback.isCanceled)


def tell_smoothing(feedback: QgsProcessingFeedback, chosen: Bandwidth, kernel: str, grid: Grid) -> None:
    """Says in the log what was chosen, and warns of a radius that shows too little."""
    text = tr("Radius {radius} m ({rule}), {kernel} kernel, {columns} × {rows} pixels of {pixel} m.")
    feedback.pushInfo(
        text.format(
            radius=number(chosen.radius),
            rule=rule_name(chosen),
            kernel=kernel_titles()[kernel],
            columns=number(grid.ncols),
            rows=number(grid.nrows),
            pixel=figure(grid.cell),
        )
    )
    if chosen.rule != "fixed":
        feedback.pushInfo(explained(chosen))
    if chosen.radius < 1.5 * grid.cell:
        feedback.pushWarning(tr("The radius is less than 1.5 pixels: the raster hardly shows its shape."))
    if chosen.radius > min(grid.ncols, grid.nrows) * grid.cell / 2:
        text = tr("The radius of {radius} m reaches over half of the area: little but one large blur can be seen.")
        feedback.pushWarning(text.format(radius=number(chosen.radius)))


def smoothing_into(report: Report, chosen: Bandwidth, kernel: str, grid: Grid) -> None:
    """Writes the choices into the report's box."""
    why = "" if chosen.rule == "fixed" else f". {explained(chosen)}"
    report.method(tr("Radius"), f"{number(chosen.radius, 1)} m ({rule_name(chosen)}){why}")
    text = tr("{kernel}; a Gaussian of the same spread has sigma = {sigma} m")
    report.method(tr("Kernel"), text.format(kernel=kernel_titles()[kernel], sigma=number(chosen.sigma, 1)))
    report.method(tr("Raster"), f"{number(grid.ncols)} × {number(grid.nrows)}, {figure(grid.cell)} m")
