"""`importunits`: police units with their areas and who stands above whom."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterField,
    QgsProcessingParameterString,
)

from ...text import tr
from ..base import progress
from .importing import INPUT, ImportAlgorithm
from .stores import add_store, opened_store

CODE_FIELD = "CODE_FIELD"
NAME_FIELD = "NAME_FIELD"
PARENT_FIELD = "PARENT_FIELD"
VALID_FROM = "VALID_FROM"
DEFAULT_VALID_FROM = "2016-01-01"


class ImportUnits(ImportAlgorithm):
    """Memory: the areas of all units."""

    algorithm_id = "importunits"
    libraries = ("numpy", "pandas", "shapely")

    def title(self) -> str:
        return tr("Import units")

    def describe(self) -> str:
        return tr(
            "Brings police units with their areas into a store: garrison, commands, stations, each below the one whose "
            "code its row names. A unit is known by its code and the day it is valid from, so the same layer can be "
            "imported again. Threats that are imported afterwards belong to the smallest unit they lie in."
        )

    def setup(self) -> None:
        self.add_input(
            tr("Layer of units"),
            QgsProcessing.SourceType.TypeVectorPolygon,
            tr("A polygon layer with a feature for each unit. Areas are brought into the store's reference system."),
        )
        add_store(self)
        self._add_field(CODE_FIELD, tr("Field with the code"), tr("The unit's code, by which others name it."))
        self._add_field(NAME_FIELD, tr("Field with the name"), tr("The unit's name as people know it."))
        self._add_field(
            PARENT_FIELD,
            tr("Field with the superior unit"),
            tr("The code of the unit above. Empty in a row: nothing is above. Left empty: no unit is above another."),
            optional=True,
        )
        self.add(
            QgsProcessingParameterString(VALID_FROM, tr("Valid from"), defaultValue=DEFAULT_VALID_FROM),
            tr("The day from which the units and areas hold, as 2026-01-31."),
        )
        self.add_results()

    def _add_field(self, name: str, title: str, help_text: str, *, optional: bool = False) -> None:
        self.add(QgsProcessingParameterField(name, title, parentLayerParameterName=INPUT, optional=optional), help_text)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...store.intake.units import UnitFields, import_units

        source = self.parameterAsSource(parameters, INPUT, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, INPUT))
        # The import answers for every row itself; QGIS would stop at the first shape that crosses itself.
        source.setInvalidGeometryCheck(Qgis.InvalidGeometryCheck.NoCheck)
        self.check_outputs(parameters, context)
        with opened_store(self, parameters, context, feedback) as store:
            report = import_units(
                store,
                source,
                UnitFields(
                    *(
                        self.parameterAsString(parameters, name, context)
                        for name in (CODE_FIELD, NAME_FIELD, PARENT_FIELD)
                    )
                ),
                name=source.sourceName(),
                valid_from=self.parameterAsString(parameters, VALID_FROM, context),
                progress=progress(feedback),
                cancelled=feedback.isCanceled,
            )
        return self.results(report, parameters, context, feedback)
