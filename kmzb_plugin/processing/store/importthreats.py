"""`importthreats`: any vector layer, CSV or spreadsheet into a plane of a store."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterString,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from ...domain.planes import Plane
from ...text import tr
from ..base import progress
from .attachments import add_attachment_results, attachment_results
from .importing import INPUT, ImportAlgorithm, input_file
from .stores import add_store, opened_store

if TYPE_CHECKING:
    from ...store.intake.profile import Profile
    from ...store.intake.table import Table

PLANE = "PLANE"
PROFILE = "PROFILE"
SOURCE_SYSTEM = "SOURCE_SYSTEM"
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
            "are saved anew, so that place and camera are gone from them; PDF files and films are kept as they are."
        )

    def setup(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(INPUT, tr("File or layer"), [QgsProcessing.SourceType.TypeVector]),
            tr("A CSV file (also compressed as .gz), a spreadsheet (.xlsx, .ods) or a vector layer."),
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
                "Where the rows come from. police: police systems; public: what was told to officers; internet: the "
                "public map."
            ),
        )
        self.add(
            QgsProcessingParameterString(PROFILE, tr("Import profile"), defaultValue=DEFAULT_PROFILE),
            tr(
                "The name of a profile that comes with the plugin (kmzb_public_record, toronto_mci) or the path of a "
                "JSON file of your own."
            ),
        )
        self.add(
            QgsProcessingParameterString(SOURCE_SYSTEM, tr("Source system"), optional=True),
            tr("Tells the ids of one system from those of another. Left empty: the name of the profile."),
            advanced=True,
        )
        self.add_results()
        add_attachment_results(self)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        from ...store.intake import profile

        profile.load(self.parameterAsString(parameters, PROFILE, context))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...store.intake import profile
        from ...store.intake.importing import import_threats

        chosen = profile.load(self.parameterAsString(parameters, PROFILE, context))
        with opened_store(self, parameters, context, feedback) as store:
            report = import_threats(
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

        path = input_file(parameters)
        if path is not None:
            return read_file(path, chosen.reading, feedback.isCanceled)
        source = self.parameterAsSource(parameters, INPUT, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, INPUT))
        # The import answers for every row itself; QGIS would stop at the first shape that crosses itself.
        source.setInvalidGeometryCheck(Qgis.InvalidGeometryCheck.NoCheck)
        table = read_layer(source, source.sourceName(), feedback.isCanceled)
        return replace(table, folder=_folder(self.parameterAsVectorLayer(parameters, INPUT, context)))


def _folder(layer: QgsVectorLayer | None) -> Path | None:
    """Where the file of a layer lies; None for a layer that is no file's."""
    if layer is None:
        return None
    words = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    path = Path(words.get("path") or "")
    return path.parent if path.is_file() else None
