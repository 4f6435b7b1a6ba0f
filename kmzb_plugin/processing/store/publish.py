"""`publish`: the public extract of a store, as files and as a project for QGIS Server."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...domain import periods
from ...domain.periods import Period
from ...domain.spans import STEPS, step_name
from ...domain.visibility import Limits
from ...locale import number, translation
from ...text import UserError, speaking, tr
from ..area_inputs import read_areas
from ..base import HTML_REPORT, KmzbAlgorithm, language_titles, progress, stop_if_cancelled
from ..briefing.disclosing import REASON, RECIPIENT, add_disclosure, check_recipient
from ..main_thread import on_main_thread
from ..outputs import whole_or_nothing
from .stores import STORE, add_store, opened_store

if TYPE_CHECKING:
    from ...store.base import Store
    from .published_earlier import Earlier
    from .published_project import Service
    from .publishing import Places, Publication, Selection

PERIOD = "PERIOD"
GRID = "GRID"
STEP = "STEP"
STREETS = "STREETS"
STREET_FIELD = "STREET_FIELD"
EARLIER = "EARLIER"
WITHDRAWN = "WITHDRAWN"
LANGUAGE = "LANGUAGE"
ORGANISATION = "ORGANISATION"
MAIL = "MAIL"
PHONE = "PHONE"
ADDRESS = "ADDRESS"
OUTPUT = "OUTPUT"
READ_COUNT = "READ_COUNT"
PUBLISHED_COUNT = "PUBLISHED_COUNT"
REMOVED_COUNT = "REMOVED_COUNT"

LANGUAGES = ["pl", "en"]


class Publish(KmzbAlgorithm):
    """Memory: about 1 kB a threat."""

    algorithm_id = "publish"

    def title(self) -> str:
        return tr("Publish a map")

    def describe(self) -> str:
        return tr(
            "Makes what the public may see of a store: counts by place, quarter, category and status, and a table "
            "for each quarter, as GeoPackage, GeoJSON and a project for QGIS Server. Leaves out what the map's rules "
            "hide, all descriptions, and every count that is too small, also as a difference from totals or an earlier "
            "publication. Proves it from the written files; else nothing is published. What leaves is logged in the "
            "store's audit. Publish a store always with the same places: it keeps what each publication said, and a "
            "new one is held against all of them."
        )

    def setup(self) -> None:
        add_store(self)
        self._add_text(
            PERIOD,
            tr("Period"),
            tr("Whole quarters, as 2025-01-01/2025-07-01; the end is not included. Left empty: all of the store."),
        )
        self._add_places()
        self.add(
            QgsProcessingParameterEnum(
                STEP, tr("Counted by"), list(STEPS), defaultValue="quarter", usesStaticStrings=True
            ),
            tr(
                "Each month, quarter or year is counted by itself. The longer, the fewer reports are left out, and the "
                "longer it takes until a table is complete."
            ),
            titles={step: step_name(step) for step in STEPS},
        )
        add_disclosure(
            self, tr("Left empty: the publication of the period."), tr("Left empty for a store in a file: the public.")
        )
        self._add_service()
        self.add(
            QgsProcessingParameterFile(
                EARLIER, tr("Earlier publication"), QgsProcessingParameterFile.Behavior.Folder, optional=True
            ),
            tr(
                "The folder of a publication that the store has not logged, because it was made by an older version "
                "or from a copy. Those in the folder of the new one and beside it are found without."
            ),
            advanced=True,
        )
        self._add_text(
            WITHDRAWN,
            tr("Publications that nobody has had"),
            tr(
                "Their marks as the refusal names them, separated by commas. The new one is not held against them, and "
                "the store keeps that you said so."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFolderDestination(OUTPUT, tr("Folder of the publication")),
            tr(
                "Empty, or with an earlier publication of the same store, which is replaced once the new one is proved."
            ),
        )
        self.add_report()
        for name, label in (
            (READ_COUNT, tr("Reports read")),
            (PUBLISHED_COUNT, tr("Reports on the map")),
            (REMOVED_COUNT, tr("Reports removed")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def _add_text(self, name: str, label: str, help_text: str, *, advanced: bool = False) -> None:
        self.add(QgsProcessingParameterString(name, label, optional=True), help_text, advanced=advanced)

    def _add_places(self) -> None:
        self.add(
            QgsProcessingParameterNumber(
                GRID, tr("Side of the squares (m)"), QgsProcessingParameterNumber.Type.Double, defaultValue=500
            ),
            tr(
                "Reports are counted in squares of this side, 250 m or more unless the store says otherwise. The "
                "larger, the fewer are left out."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                STREETS, tr("Streets"), [QgsProcessing.SourceType.VectorLine], optional=True
            ),
            tr("Lines of streets: reports are counted by the nearest one, within 100 m, instead of in squares."),
        )
        self.add(
            QgsProcessingParameterField(
                STREET_FIELD, tr("Field with the street's name"), parentLayerParameterName=STREETS, optional=True
            ),
            tr("Lines of the same name are one street. Left empty: the field «name», else each line is one."),
        )

    def _add_service(self) -> None:
        self.add(
            QgsProcessingParameterEnum(LANGUAGE, tr("Language"), LANGUAGES, defaultValue="pl", usesStaticStrings=True),
            tr("The language of the published texts, whatever QGIS's own is."),
            titles=language_titles(),
        )
        self._add_text(
            ORGANISATION,
            tr("Organisation"),
            tr("Who publishes, as the service and the map name it. Left empty: the name of the store."),
        )
        self._add_text(
            MAIL, tr("E-mail"), tr("Where questions about the service go: no person's address."), advanced=True
        )
        self._add_text(PHONE, tr("Telephone"), tr("The same, by telephone."), advanced=True)
        self._add_text(
            ADDRESS, tr("Web page"), tr("The page about the data, which the service points to."), advanced=True
        )

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        from .publishing import whole_spans

        check_recipient(self, parameters, context)
        period = self._period(parameters, context)
        if period:
            whole_spans(period, self._step(parameters, context))

    def _step(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        return str(self.parameterAsEnumString(parameters, STEP, context))

    def _period(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Period | None:
        text = self._text(parameters, PERIOD, context)
        return Period.parse(text) if text else None

    def _text(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> str:
        return str(self.parameterAsString(parameters, name, context)).strip()

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from .published import series_of
        from .published_earlier import earlier_publications
        from .published_folder import check_folder
        from .published_log import entries
        from .publishing import publication, select, spans_of

        self.check(parameters, context)  # a model does not ask
        report_path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
        folder = Path(self._text(parameters, OUTPUT, context)).absolute()
        _check_report(report_path, folder)
        period, at = self._period(parameters, context), periods.now()
        with opened_store(self, parameters, context, feedback) as store:
            series, dictionary = series_of(store.describe().id), store.dictionary()
            check_folder(folder, series)
            places = self._places(store, Limits.of_settings(dictionary.settings), parameters, context, feedback)
            feedback.setProgressText(tr("Reading the threats"))
            selection = select(store, dictionary, period, places.step, at)
            feedback.setProgress(20)
            feedback.setProgressText(tr("Counting so that no small number is left"))
            spans = spans_of(selection, period, places.step)
            theirs = _near(folder, self._text(parameters, EARLIER, context))
            withdrawn = [each.strip() for each in self._text(parameters, WITHDRAWN, context).split(",") if each.strip()]
            log = store.publications()
            earlier = earlier_publications(theirs, entries(log), withdrawn, series, spans, places)
            told = progress(feedback, 20, 70)
            made = publication(selection, dictionary, places, earlier, spans, at, told, feedback.isCanceled)
            if made.counts.empty:
                raise _nothing(selection, made)
            feedback.setProgressText(tr("Writing and proving"))
            done = _Done(store, selection, made, earlier, series, at, period, len(log))
            self._write(done, folder, report_path, parameters, context, feedback)
        return {
            OUTPUT: str(folder),
            HTML_REPORT: report_path or None,
            READ_COUNT: selection.read,
            PUBLISHED_COUNT: made.on_map,
            REMOVED_COUNT: selection.read - made.on_map,
        }

    def _places(
        self,
        store: Store,
        limits: Limits,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Places:
        from .publishing import Squares, Streets

        grid, step = self.parameterAsDouble(parameters, GRID, context), self._step(parameters, context)
        if not limits.least_grid <= grid < math.inf:
            text = tr("GRID is {grid} m. Squares of a publication have a side of {least} m or more.")
            raise UserError(text.format(grid=f"{grid:g}", least=f"{limits.least_grid:g}"))
        crs = QgsCoordinateReferenceSystem(store.describe().crs)
        areas = read_areas(self, parameters, STREETS, context, feedback, crs)
        if areas is None:
            return Squares(grid, step, limits)
        return Streets(grid, step, limits, areas.names(self._text(parameters, STREET_FIELD, context)), areas.geometries)

    def _write(
        self,
        done: _Done,
        folder: Path,
        report_path: str,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        """Writes beside, proves, logs, and moves in: in this order, so that what fails leaves all as it was."""
        from .publish_report import privacy_report
        from .published import write_data, write_manifest
        from .published_folder import staged
        from .published_log import entry
        from .published_project import write_project
        from .published_proof import prove

        info, dictionary = done.store.describe(), done.store.dictionary()
        spoken = self.parameterAsEnumString(parameters, LANGUAGE, context)
        with whole_or_nothing() as written, staged(folder) as (staging, move_in):
            with speaking(spoken, translation(spoken)):
                write_data(done.made, dictionary, QgsCoordinateReferenceSystem(info.crs), staging)
                service = self._service(done, parameters, context, feedback)
                on_main_thread(lambda: write_project(done.made, dictionary, service, info.crs, staging))
            mark, parts = entry(done.made, done.earlier.withdrawn)
            write_manifest(done.made, done.series, periods.iso(done.at), mark, staging)
            feedback.setProgress(85)
            secrets = _secrets(staging, self._text(parameters, STORE, context))
            checks = prove(done.made, done.earlier, staging, secrets, set(done.selection.ids))
            feedback.setProgress(95)
            stop_if_cancelled(feedback)
            if report_path:
                written.append(report_path)
                report = privacy_report(done.selection, done.made, done.earlier, checks, done.period_text, self.started)
                report.write(report_path)
            self._log(done, mark, parts, parameters, context)
            move_in()

    def _log(
        self, done: _Done, mark: str, parts: list[str], parameters: dict[str, Any], context: QgsProcessingContext
    ) -> None:
        from .published_log import log_publication

        reason = self._text(parameters, REASON, context) or tr("Publication: {period}").format(period=done.period_text)
        recipient = self._text(parameters, RECIPIENT, context) or tr("the public")
        ids = done.selection.threats["id"].tolist()
        log_publication(done.store, done.logged, mark, parts, ids, reason, recipient)

    def _service(
        self,
        done: _Done,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Service:
        from .published_project import Service

        info = done.store.describe()
        mail = self._text(parameters, MAIL, context)
        if not mail:
            feedback.pushWarning(tr("The service names no e-mail address. INSPIRE asks for one: write it in MAIL."))
        return Service(
            name=info.title,
            organisation=self._text(parameters, ORGANISATION, context) or info.name,
            mail=mail,
            phone=self._text(parameters, PHONE, context),
            address=self._text(parameters, ADDRESS, context),
            period=done.period_text,
            day=done.made.as_of[:10],
        )


@dataclass(frozen=True)
class _Done:
    """What was counted, and of what."""

    store: Store
    selection: Selection
    made: Publication
    earlier: Earlier
    series: str
    at: datetime
    period: Period | None
    logged: int

    @property
    def period_text(self) -> str:
        """The months, quarters or years, first and last."""
        return " – ".join(dict.fromkeys((self.made.periods[0], self.made.periods[-1])))


def _check_report(report_path: str, folder: Path) -> None:
    if report_path and folder in Path(report_path).absolute().parents:
        raise UserError(tr("The report says how much was left out: write it outside the folder of the publication."))


def _near(folder: Path, named: str) -> list[Path]:
    """Where earlier publications may be: the folder itself, those beside it, and the one that was named."""
    try:
        beside = [path for path in folder.parent.iterdir() if path.is_dir()]
    except OSError:
        beside = []
    return list(dict.fromkeys([folder, *beside, *([Path(named).absolute()] if named else [])]))


def _nothing(selection: Selection, made: Publication) -> UserError:
    if selection.threats.empty:
        return UserError(
            tr("None of the {n} threats may be public by the rules of the map. Nothing was published.").format(
                n=number(selection.read)
            )
        )
    text = tr("No place has {n} public reports. Nothing was published: choose larger squares or a longer STEP.")
    return UserError(text.format(n=made.threshold))


def _secrets(staging: Path, store: str) -> list[str]:
    """What may stand in no file: where they were written, where the store is, where this program and its user live."""
    from ...store.location import parse

    folders = [staging, staging.parent, Path(__file__).parents[2], Path.home()]
    # The root of the file system, home of some services, would be found in every address.
    return [parse(store).address, *(f"{folder}{os.sep}" for folder in folders if folder != Path(folder.anchor))]
