"""`importthreats`: any vector layer, CSV or spreadsheet into a plane of a store."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterString,
    QgsVectorLayer,
)

from ...domain.planes import Plane, plane_name
from ...text import tr
from ..base import progress
from .attachments import add_attachment_results, attachment_results
from .importing import INPUT, ImportAlgorithm, input_file, layer_file
from .stores import add_store, opened_store

if TYPE_CHECKING:
    from ...store.intake.profile import Profile
    from ...store.intake.table import Table

PLANE = "PLANE"
PROFILE = "PROFILE"
SOURCE_SYSTEM = "SOURCE_SYSTEM"
DRY_RUN = "DRY_RUN"
DEFAULT_PROFILE = "kmzb_public_record"


class ImportThreats(ImportAlgorithm):
    """Reads, maps and hands over in one transaction. Memory: about 3 kB a row."""

    algorithm_id = "importthreats"
    libraries = ("numpy", "pandas", "shapely")

    def title(self) -> str:
        return tr("Import threats")

    def describe(self) -> str:
        return tr(
            "Brings the rows of a CSV file, a spreadsheet or any vector layer into one plane of a store. An import "
            "profile says which column is what. Rows that are in the store already are counted, not doubled, so the "
            "same file can be imported again. Rows that cannot be taken come out with the reason; unknown categories "
            "and statuses are kept word for word. If the import is cancelled, nothing is imported. A profile may name "
            "a column of attachments: names of files in the folder of the imported file, separated by ; or |. Pictures "
            "are saved anew, so that place and camera are gone from them; PDF files and films are kept as they are. "
            "Rejected rows can be corrected and imported with the same profile. A dry run says what would happen and "
            "writes nothing into the store."
        )

    def setup(self) -> None:
        self.add_input(
            tr("File or layer"),
            QgsProcessing.SourceType.TypeVector,
            tr(
                "A CSV file (also compressed as .gz), a spreadsheet (.xlsx, .ods), a vector layer, or service requests "
                "of Open311: a JSON file or an address (https://…/requests.json)."
            ),
        )
        add_store(self)
        self.add(
            QgsProcessingParameterEnum(
                PLANE,
                tr("Plane"),
                [plane.value for plane in Plane],
                defaultValue=Plane.INTERNET.value,
                usesStaticStrings=True,
            ),
            tr(
                "Where the rows come from: police systems (police), what was told to officers (public), or the public "
                "map (internet)."
            ),
            titles={plane.value: plane_name(plane.value) for plane in Plane},
        )
        self.add(
            QgsProcessingParameterString(PROFILE, tr("Import profile"), defaultValue=DEFAULT_PROFILE),
            tr(
                "The name of a profile that comes with the plugin (kmzb_public_record, debate_list, open311, "
                "toronto_mci) or of one that you have saved, or the path of a JSON file."
            ),
            titles={},
        )
        self.add(
            QgsProcessingParameterString(SOURCE_SYSTEM, tr("Source system"), optional=True),
            tr("Tells the ids of one system from those of another. Left empty: the name of the profile."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean(DRY_RUN, tr("Dry run"), defaultValue=False),
            tr("Says what would be accepted, is known already or is rejected, and writes nothing into the store."),
        )
        self.add_results()
        add_attachment_results(self)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        from ...store.intake import profile

        profile.load(self.parameterAsString(parameters, PROFILE, context), own_profiles())

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        # QGIS would look for a layer of that name.
        if address(parameters):
            parameters = {**parameters, INPUT: QgsVectorLayer("NoGeometry", "requests", "memory")}
        return super().checkParameterValues(parameters, context)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...store.intake import profile
        from ...store.intake.importing import dry_run, import_threats

        chosen = profile.load(self.parameterAsString(parameters, PROFILE, context), own_profiles())
        self.check_outputs(parameters, context)
        dry = self.parameterAsBoolean(parameters, DRY_RUN, context)
        with opened_store(self, parameters, context, feedback) as store:
            report = (dry_run if dry else import_threats)(
                store,
                self._table(chosen, parameters, context, feedback),
                plane=Plane(self.parameterAsEnumString(parameters, PLANE, context)),
                profile=chosen,
                source_system=self.parameterAsString(parameters, SOURCE_SYSTEM, context),
                progress=progress(feedback, 10.0, 95.0),
                cancelled=feedback.isCanceled,
            )
        results = self.results(report, parameters, context, feedback)
        return results | attachment_results(self, report.attachments, parameters, context, feedback)

    def _table(
        self,
        chosen: Profile,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Table:
        from ...store.intake.reading import read_file, read_layer

        path = address(parameters) or input_file(parameters)
        if path:
            return read_file(path, chosen.reading, feedback.isCanceled, progress(feedback, 0.0, 10.0))
        source = self.parameterAsSource(parameters, INPUT, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, INPUT))
        # The import answers for every row itself; QGIS would stop at the first shape that crosses itself.
        source.setInvalidGeometryCheck(Qgis.InvalidGeometryCheck.NoCheck)
        table = read_layer(source, source.sourceName(), feedback.isCanceled)
        layer = self.parameterAsVectorLayer(parameters, INPUT, context)
        file = layer_file(layer) if layer is not None else None
        return replace(table, folder=file.parent if file else None)


def address(parameters: dict[str, Any]) -> str:
    """The address of service requests that INPUT names; empty for anything else."""
    from ...store.intake.open311 import is_address

    value = parameters.get(INPUT)
    return value if isinstance(value, str) and is_address(value) else ""


def own_profiles() -> Path:
    """The folder of the profiles that a person has saved."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "kmzb_analyst" / "profiles"
