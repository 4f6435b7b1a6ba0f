"""`exportthreats`: a filtered list of threats as XLSX, CSV, GeoJSON or GeoPackage."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
    QgsProcessingUtils,
    QgsVectorLayer,
)

from ...domain.periods import now
from ...locale import date_time, language, number
from ...text import UserError, tr
from ..base import KmzbAlgorithm
from ..briefing.disclosing import REASON, RECIPIENT, add_disclosure, disclose
from .filtering import (
    CATEGORY,
    EXTENT,
    PERIOD,
    PLANE,
    STATUS,
    UNIT,
    add_filters,
    check_whole,
    chosen_period,
    chosen_threats,
    features,
    threat_layer,
)
from .stores import STORE, add_store, opened_store

if TYPE_CHECKING:
    from ...store.base import Store
    from ...store.filter import ThreatFilter

FORMAT = "FORMAT"
SEPARATOR = "SEPARATOR"
OUTPUT = "OUTPUT"
ROW_COUNT = "ROW_COUNT"

BY_NAME = "by name"
ENDINGS = {"XLSX": ".xlsx", "CSV": ".csv", "GeoJSON": ".geojson", "GPKG": ".gpkg"}
BY_LANGUAGE = "by language"
SEPARATORS = {BY_LANGUAGE: "", "semicolon": ";", "comma": ",", "tab": "\t"}


class ExportThreats(KmzbAlgorithm):
    """Logs the disclosure, then writes. Memory: 5,000 rows, and the ids of all (about 100 bytes a threat)."""

    algorithm_id = "exportthreats"
    libraries = ("numpy", "pandas", "shapely")

    def title(self) -> str:
        return tr("Export a list of threats")

    def describe(self) -> str:
        return tr(
            "Writes the threats of a store that pass the filters into a file for others: a spreadsheet with names in "
            "your language and a sheet that says where the list comes from, CSV for Excel, or GeoJSON and GeoPackage "
            "with codes. Descriptions are masked: what is told by its form is hidden, names are not. The store logs "
            "what leaves it, why and to whom, before anything is written. No cell can act as a formula: a text that "
            "looks like one begins with an apostrophe. Who has a threat and unmapped columns are never exported."
        )

    def setup(self) -> None:
        add_store(self)
        add_filters(self)
        add_disclosure(self, "", "", optional=False)
        self.add(
            QgsProcessingParameterEnum(
                FORMAT, tr("Format"), [BY_NAME, *ENDINGS], defaultValue=BY_NAME, usesStaticStrings=True
            ),
            tr(
                "by the name of the file (by name): what its ending says, and XLSX where it says nothing. XLSX and CSV "
                "are for people, GeoJSON (in WGS 84) and GPKG (in the store's reference system) for programs."
            ),
            titles={BY_NAME: tr("by the name of the file"), **{ending: ending for ending in ENDINGS}},
        )
        self.add(
            QgsProcessingParameterEnum(
                SEPARATOR,
                tr("Separator of a CSV file"),
                list(SEPARATORS),
                defaultValue=BY_LANGUAGE,
                usesStaticStrings=True,
            ),
            tr(
                "by language: a semicolon in Polish, as Polish Excel wants it, a comma in English. With a semicolon "
                "numbers have a decimal comma."
            ),
            advanced=True,
            titles={
                BY_LANGUAGE: tr("by language"),
                "semicolon": tr("semicolon"),
                "comma": tr("comma"),
                "tab": tr("tab"),
            },
        )
        files = ("XLSX (*.xlsx)", "CSV (*.csv)", "GeoJSON (*.geojson)", "GeoPackage (*.gpkg)")
        self.add(
            QgsProcessingParameterFileDestination(OUTPUT, tr("List"), fileFilter=";;".join(files)),
            tr("The file. It appears once it is whole; a file of that name is replaced."),
        )
        self.addOutput(QgsProcessingOutputNumber(ROW_COUNT, tr("Number of threats")))

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        chosen_period(self, parameters, context)
        for name in (REASON, RECIPIENT):
            if not self.parameterAsString(parameters, name, context).strip():
                text = tr("Write in {name} why the list leaves the store and who gets it: both are logged.")
                raise UserError(text.format(name=name))
        self._path(parameters, context)

    def _path(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Path:
        """Where the list goes, with the ending of its format. Raises UserError where the two do not fit."""
        path = Path(self.parameterAsFileOutput(parameters, OUTPUT, context))
        chosen = self.parameterAsEnumString(parameters, FORMAT, context)
        own = path.suffix.lower()
        if path.is_dir():
            raise UserError(tr("«{path}» is a folder. Write the name of a file.").format(path=path))
        if own not in ENDINGS.values():
            path = path.with_name(path.name + ENDINGS["XLSX" if chosen == BY_NAME else chosen])
        elif chosen != BY_NAME and own != ENDINGS[chosen]:
            if not path.is_relative_to(QgsProcessingUtils.tempFolder()):
                text = tr("The file is called «{name}», but the format is {format}. Let the two agree.")
                raise UserError(text.format(name=path.name, format=chosen))
            path = path.with_suffix(ENDINGS[chosen])
        store = self.parameterAsString(parameters, STORE, context)
        if path.exists() and Path(store).is_file() and path.samefile(store):
            raise UserError(tr("The list would overwrite the store itself. Choose another file."))
        return path

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from .export_files import written_beside

        path = self._path(parameters, context)
        with opened_store(self, parameters, context, feedback) as store:
            where = chosen_threats(self, store, parameters, context)
            ids = store.frame(where, ["id"])["id"].tolist()
            _check_size(len(ids), path)
            with written_beside(path) as scratch:
                head = self._disclose(store, ids, parameters, context)
                layer = threat_layer(store, where)
                told = _List(store, path, self._notes(store, len(ids), head, parameters, context))
                separator = SEPARATORS[self.parameterAsEnumString(parameters, SEPARATOR, context)]
                rows = told.write(scratch, _Threats(layer, ids, feedback), separator)
                gone = _gone(store, where, ids) if rows < len(ids) else 0
                check_whole(store, len(ids) - gone, rows)
        feedback.pushInfo(tr("%n threats written to «{path}».", rows).format(path=path))
        if gone:
            feedback.pushWarning(tr("%n threats were erased or handed over meanwhile.", gone))
        return {OUTPUT: str(path), ROW_COUNT: rows}

    def _disclose(self, store: Store, ids: list[str], parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Logs what is going to leave; returns the head of the audit that seals it."""
        reason, recipient = (self.parameterAsString(parameters, name, context).strip() for name in (REASON, RECIPIENT))
        receipt = disclose(store, "export", ids, reason, recipient)
        return receipt.audit_head or store.audit_head()

    def _notes(
        self,
        store: Store,
        count: int,
        head: str,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> list[tuple[str, str]]:
        """What is to be known of the list, as labels and texts."""

        from ...layers.threat_form import plane_names

        def given(name: str) -> str:
            return self.parameterAsString(parameters, name, context).strip()

        def named(name: str, label: Callable[[str], str]) -> str:
            return ", ".join(label(code.strip()) for code in given(name).split(",") if code.strip())

        info, dictionary, spoken = store.describe(), store.dictionary(), language()
        handling, workflow = dictionary.settings.get("handling_line", ""), dictionary.workflow
        units, planes = {key: unit.name for unit in store.units() for key in (unit.id, unit.code)}, plane_names()
        filters = [
            (tr("Planes"), named(PLANE, lambda code: planes.get(code, code))),
            (tr("Period of the report"), given(PERIOD)),
            (tr("Categories"), named(CATEGORY, lambda code: dictionary.categories.label(code, spoken))),
            (
                tr("Statuses"),
                named(STATUS, lambda code: workflow[code].label(spoken) if code in workflow else code),
            ),
            (tr("Units"), named(UNIT, lambda code: units.get(code, code))),
            (tr("Extent"), given(EXTENT)),
        ]
        chosen = "; ".join(f"{label}: {text}" for label, text in filters if text)
        return [
            *([(tr("Handling"), handling)] if handling else []),
            (tr("Source"), f"{info.title}, {info.garrison}"),
            (tr("As of"), date_time(now())),
            (tr("Filter"), chosen or tr("none: all threats that the login may see")),
            (tr("Threats"), number(count)),
            (tr("Reason"), given(REASON)),
            (tr("Recipient"), given(RECIPIENT)),
            (tr("Audit"), head),
            (tr("Times"), tr("Polish civil time")),
            (tr("Coordinates"), info.crs),
            (
                tr("Descriptions"),
                tr(
                    "Masked: numbers, addresses and plates that are told by their form. Names, and what is written in "
                    "an unusual way, may still be there."
                ),
            ),
            (tr("Meaning"), tr("This measures what was reported, where and when: reports, not crimes.")),
        ]


def _gone(store: Store, where: ThreatFilter, ids: Sequence[str]) -> int:
    """How many of the threats the filter does not find any more."""
    return len(set(ids).difference(store.frame(where, ["id"])["id"]))


class _Threats:
    """The threats that were logged, read from the store one by one."""

    def __init__(self, layer: QgsVectorLayer, ids: list[str], feedback: QgsProcessingFeedback) -> None:
        self._layer, self._logged, self.feedback = layer, frozenset(ids), feedback

    def rows(self, names: Sequence[str], *, points: bool) -> Iterator[tuple[list[Any], QgsGeometry]]:
        """The values of these fields, and the points or empty shapes."""
        fields = self._layer.fields()
        places, id_at = [fields.lookupField(name) for name in names], fields.lookupField("id")
        request = QgsFeatureRequest().setSubsetOfAttributes([*places, id_at])
        if not points:
            request.setFlags(Qgis.FeatureRequestFlag.NoGeometry)
        if self._layer.providerType() == "postgres":  # a file has an order of its own
            request.addOrderBy('"number"')
        for feature in features(self._layer, len(self._logged), self.feedback, request):
            values = feature.attributes()
            # One that came in between was not logged, so it does not leave.
            if values[id_at] in self._logged:
                yield [values[place] for place in places], feature.geometry()


class _List:
    """Writes the list in each format."""

    def __init__(self, store: Store, path: Path, notes: list[tuple[str, str]]) -> None:
        self._info, self._dictionary, self._units = store.describe(), store.dictionary(), store.units()
        self._ending, self._notes = path.suffix.lower(), notes

    def write(self, path: Path, threats: _Threats, separator: str) -> int:
        """Writes the threats; returns the number of rows."""
        from . import export_files as files
        from .export_rows import MACHINE, list_columns, list_rows, machine_features, machine_fields
        from .xlsx import workbook

        if self._ending in {".geojson", ".gpkg"}:
            fields, about = machine_fields(), ". ".join(f"{label}: {text}" for label, text in self._notes)
            made = machine_features(fields, self._units, threats.rows(MACHINE, points=True))
            return files.write_layer(path, fields, made, QgsCoordinateReferenceSystem(self._info.crs), about)
        columns = list_columns(self._dictionary, self._units, self._info.crs)
        sheet = [column.sheet for column in columns]
        rows = (values for values, _ in threats.rows([column.name for column in columns], points=False))
        chunks = list_rows(columns, rows)
        if self._ending == ".csv":
            return files.write_csv(path, sheet, chunks, separator or (";" if language() == "pl" else ","))
        with workbook(path) as book:
            count = book.add_list(tr("Threats"), sheet, chunks)
            book.add_notes(tr("About"), self._notes)
        if book.cut:
            threats.feedback.pushWarning(tr("%n texts were longer than a cell of Excel and were cut.", book.cut))
        return count


def _check_size(count: int, path: Path) -> None:
    from .xlsx import MOST_ROWS

    if path.suffix.lower() == ".xlsx" and count > MOST_ROWS:
        text = tr("Threats in the list: {n}. A sheet of Excel holds {most}. Narrow the filter, or choose CSV or GPKG.")
        raise UserError(text.format(n=number(count), most=number(MOST_ROWS)))
