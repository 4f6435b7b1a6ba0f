"""What every algorithm of the provider has in common.

An algorithm's module imports only light things (`qgis`, this module, `text`) at its top and the libraries it computes
with inside `compute`: then a machine that lacks one still lists the algorithm and says what is missing.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFileDestination,
)
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QIcon

from ..disk import reason
from ..libraries import what_lacks
from ..locale import language
from ..text import UserError, tr
from .refusals import called_as_shown, no_layer, no_sink, refusal

ICONS = Path(__file__).parent.parent / "icons"
HELP = Path(__file__).parent.parent / "help"
MANUAL = Path(__file__).parent.parent / "manual"
REFERENCE = "analyst/reference"
"""The page of the manual that describes the algorithms without a help page of their own."""
HTML_REPORT = "HTML_REPORT"
_FIELDS = f"{__package__.partition('.')[0]}.gui"
NAMED_VALUES = {"class": f"{_FIELDS}.named_values.NamedValues"}
"""The field in dialogs of a parameter whose values have titles, as Processing looks for it."""
STORE_CODES = {"class": f"{_FIELDS}.store_codes.StoreCodes"}
"""That of codes of a store, by the titles they have in it."""
IMPORT_SOURCE = {"class": f"{_FIELDS}.import_source.ImportSource"}
"""That of what is imported."""
TITLES, SEVERAL, OF_STORE = "titles", "several", "of_store"
CATEGORIES, STATUSES, UNITS = "categories", "statuses", "units"
"""What codes of a store may be of."""

Styling = Callable[[Any], object]


def _address(page: Path, anchor: str = "") -> str:
    """What a browser opens the page by; empty if it is not there."""
    address = QUrl.fromLocalFile(str(page))
    if anchor:
        address.setFragment(anchor)
    return address.toEncoded().data().decode("ascii") if page.exists() else ""


def manual_page(name: str, anchor: str = "") -> str:
    """The address of a page of the manual in the user's language; empty where the manual is not built."""
    return _address(MANUAL / language() / f"{name}.html", anchor)


def group_titles() -> dict[str, str]:
    """The names of the groups in the toolbox by the folders they stand in."""
    return {
        "density": tr("Density"),
        "hotspots": tr("Hot spots"),
        "category": tr("Category and time"),
        "allocation": tr("Allocation"),
        "store": tr("Store"),
        "briefing": tr("Briefing"),
    }


def language_titles() -> dict[str, str]:
    """The languages of what is written for others."""
    return {"pl": tr("Polish"), "en": tr("English")}


class KmzbAlgorithm(QgsProcessingAlgorithm):
    """An algorithm fills in `title`, `describe`, `setup`, `check` and `compute`; the rest is here.

    `algorithm_id` is the name that models and scripts use and never changes; `id` and `run` are QGIS's own methods.
    `libraries` are the modules `compute` imports that a system may lack.
    """

    algorithm_id = ""
    libraries: tuple[str, ...] = ("numpy", "scipy", "pandas", "shapely")
    started = 0.0
    """When the run began, by `time.monotonic`, for the report."""

    def title(self) -> str:
        """The name shown to people."""
        raise NotImplementedError

    def describe(self) -> str:
        """What it does, for whom, and what to watch: a few sentences, shown beside the dialog."""
        raise NotImplementedError

    def setup(self) -> None:
        """Adds the parameters and outputs, by `add` and QGIS's `addOutput`."""
        raise NotImplementedError

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Refuses, before anything is read, what cannot work: raises UserError with the value that would work."""

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Does the work and returns the outputs. What a person can act on is raised as UserError."""
        raise NotImplementedError

    # -- for the algorithms

    def add(
        self,
        parameter: QgsProcessingParameterDefinition,
        help_text: str,
        *,
        advanced: bool = False,
        titles: Mapping[str, str] | None = None,
        several: bool = False,
        of_store: str = "",
    ) -> None:
        """Adds a parameter with its help; `titles` are what dialogs show in place of its values.

        The title of "" is what an empty value means. `several` of a text takes values separated by commas. Codes
        `of_store` (CATEGORIES, STATUSES or UNITS) have the titles of the store that STORE names.
        """
        parameter.setHelp(help_text)
        if titles is not None:
            field = STORE_CODES if of_store else NAMED_VALUES
            parameter.setMetadata({"widget_wrapper": field, TITLES: dict(titles), SEVERAL: several, OF_STORE: of_store})
        if advanced:
            parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        self.addParameter(parameter)

    def add_report(self) -> None:
        """Adds the parameter HTML_REPORT."""
        self.add(
            QgsProcessingParameterFileDestination(
                HTML_REPORT, tr("Report"), fileFilter=tr("HTML files (*.html)"), optional=True
            ),
            tr("A page that says in words what was found and how it was computed."),
        )

    def load_styled(
        self, context: QgsProcessingContext, destination: str, name: str, styling: Styling, above: int = 0
    ) -> None:
        """If the output is going to be loaded: gives it its name and, once it is loaded, its style.

        `destination` is the layer id or file that `parameterAsSink` or `parameterAsOutputLayer` returned; `styling`
        gets the layer on the main thread. Of several outputs the one with the larger `above` lies over the others;
        areas and cells lie below the threats of a store.
        """
        if not context.willLoadLayerOnCompletion(destination):
            return
        details = context.layerToLoadOnCompletionDetails(destination)
        details.name = name
        details.forceName = True
        details.layerSortKey = above
        details.setPostProcessor(_Styler.keep(destination, styling, self.started, above))

    # -- QGIS's side

    def name(self) -> str:
        return self.algorithm_id

    def displayName(self) -> str:
        return self.title()

    def group(self) -> str:
        return group_titles()[self.groupId()]

    def groupId(self) -> str:
        return type(self).__module__.split(".")[-2]

    def icon(self) -> QIcon:
        own = ICONS / f"{self.algorithm_id}.svg"
        return QIcon(str(own if own.exists() else ICONS / "kmzb.svg"))

    def shortHelpString(self) -> str:
        return self.describe()

    def helpUrl(self) -> str:
        """The page of the algorithm in the user's language, which QGIS's Help button opens; else it in the manual."""
        own = _address(HELP / language() / f"{self.algorithm_id}.html")
        return own or manual_page(REFERENCE, self.algorithm_id)

    def createInstance(self) -> KmzbAlgorithm:
        return type(self)()

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.setup()

    def canExecute(self) -> tuple[bool, str]:
        lacking = what_lacks(self.libraries)
        return not lacking, lacking

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        valid, message = super().checkParameterValues(parameters, context)
        if not valid:
            return False, refusal(self, parameters, context) or message
        ready, message = self.canExecute()
        if not ready:
            return False, message
        try:
            self.check(parameters, context)
        except UserError as error:
            return False, called_as_shown(self, error.text)
        return True, ""

    def invalidSourceError(self, parameters: dict[str, Any], name: str) -> str:
        return no_layer(self, parameters, name)

    def invalidSinkError(self, parameters: dict[str, Any], name: str) -> str:
        return no_sink(self, parameters, name)

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        with _nothing_kept(), _errors_as_sentences(self, feedback):
            self.started = monotonic()
            stop_if_cancelled(feedback)
            ready, message = self.canExecute()  # qgis_process does not ask
            if not ready:
                raise QgsProcessingException(message)
            return self.compute(parameters, context, feedback)


def stop_if_cancelled(feedback: QgsProcessingFeedback) -> None:
    """Ends the algorithm if the user has cancelled it."""
    if feedback.isCanceled():
        raise QgsProcessingException(tr("Cancelled. Nothing was written."))


def progress(feedback: QgsProcessingFeedback, start: float = 0.0, end: float = 100.0) -> Callable[[float], None]:
    """A callback for fractions in [0, 1] that moves the progress bar from `start` to `end` percent."""

    def report(fraction: float) -> None:
        feedback.setProgress(start + (end - start) * fraction)

    return report


@contextmanager
def _nothing_kept() -> Iterator[None]:
    """Lets go of what a failed run held: QGIS keeps its error for ever, and a layer that outlives QGIS crashes it."""
    try:
        yield
    except QgsProcessingException as error:
        met: list[BaseException] = [error]
        for each in met:  # which grows; one error may have come from the other and the other from it
            traceback.clear_frames(each.__traceback__)
            met += [one for one in (each.__cause__, each.__context__) if one is not None and one not in met]
        raise


@contextmanager
def _errors_as_sentences(algorithm: KmzbAlgorithm, feedback: QgsProcessingFeedback) -> Iterator[None]:
    """Whatever goes wrong reaches people as a sentence, and support finds the rest in the debug messages."""
    from ..analysis.progress import Cancelled
    from ..domain.redaction import mask_for_log
    from ..store.errors import Interrupted, StoreUnavailable

    try:
        yield
    except QgsProcessingException:
        raise
    except UserError as error:
        if error.details:
            feedback.pushDebugInfo(mask_for_log(error.details))
        raise QgsProcessingException(called_as_shown(algorithm, error.text)) from error
    except (Cancelled, Interrupted) as error:
        raise QgsProcessingException(tr("Cancelled. Nothing was written.")) from error
    except StoreUnavailable as error:
        # Nobody tries an algorithm again by itself.
        text = f"{error.text} {tr('Run it again later.')}" if error.passes else error.text
        raise QgsProcessingException(text) from error
    except Exception as error:
        # An error of a library may repeat the value that it stumbled over.
        feedback.pushDebugInfo(mask_for_log(traceback.format_exc()))
        text = tr("Something unexpected went wrong: {error}. The debug messages in the log say more.")
        raise QgsProcessingException(text.format(error=mask_for_log(reason(error)) or type(error).__name__)) from error


class _Styler(QgsProcessingLayerPostProcessorInterface):
    """Styles one output once QGIS has loaded it.

    QGIS keeps only a bare pointer, and in a model the algorithm is gone before its output is loaded. So the styler
    is kept here, by its output, until it has done its work.
    """

    _waiting: dict[str, _Styler] = {}

    _run = 0.0
    _placed: dict[str, int] = {}
    """The layers of that run that were put below the threats, and what lies above what."""

    def __init__(self, destination: str, styling: Styling, run: float, above: int) -> None:
        super().__init__()
        self._destination = destination
        self._styling = styling
        self._of, self._above = run, above

    @classmethod
    def keep(cls, destination: str, styling: Styling, run: float, above: int) -> _Styler:
        styler = cls(destination, styling, run, above)
        cls._waiting[destination] = styler
        return styler

    def postProcessLayer(self, layer: Any, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> None:
        try:
            self._styling(layer)
        except Exception as error:  # an unstyled result is better than a lost one
            feedback.reportError(tr("The result could not be styled: {error}.").format(error=error))
        finally:
            type(self)._waiting.pop(self._destination, None)
        self._place(layer, context)

    def _place(self, layer: Any, context: QgsProcessingContext) -> None:
        from qgis.utils import iface

        from ..layers.results import put_below_threats

        styler = type(self)
        if styler._run != self._of:
            styler._run, styler._placed = self._of, {}
        over = {id_ for id_, above in styler._placed.items() if above > self._above}
        is_active = iface is not None and iface.activeLayer() == layer
        if context.project() is not None and put_below_threats(context.project(), layer, over):
            styler._placed[layer.id()] = self._above
            if is_active:
                iface.setActiveLayer(layer)
