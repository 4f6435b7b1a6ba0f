"""What the import does behind the window: reads a file, tries it, imports it. All of it blocks and belongs into a task.

The rooms beneath compute with pandas; they are imported when something is imported, and not when QGIS starts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeatureIterator,
    QgsFeatureRequest,
    QgsFields,
    QgsProcessingUtils,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

from ..domain.planes import Plane
from ..store import open_store
from ..store.base import Dictionary, StoreInfo
from ..text import tr
from .import_rejects import Kept, kept_folder, kept_of, rejected_layer
from .tasks import Errand

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..store.intake.guessing import Guess
    from ..store.intake.options import ReadOptions
    from ..store.intake.preview import Preview
    from ..store.intake.profile import Profile
    from ..store.intake.report import ImportReport
    from ..store.intake.table import Table

ROWS = 100
"""Rows of the preview."""

MOST_VALUES = 100
"""Unknown values of a field that are asked for; the others are kept as they are, and counted."""

CODED = ("category", "status")
"""The fields whose values a store has a list of."""


COUNTED_AT_ONCE = ("memory", "ogr", "delimitedtext")
"""The kinds of layers that know how many rows they have; a database would be asked, and the window be held."""


class LayerNow:
    """A layer of the project as it is when this is made, with what is edited in it: it can be read on any thread.

    It has of `QgsFeatureSource` what reading needs.
    """

    def __init__(self, layer: QgsVectorLayer) -> None:
        self._source = QgsVectorLayerFeatureSource(layer)
        self._crs, self._name = layer.crs(), layer.name()
        self._count = layer.featureCount() if layer.providerType() in COUNTED_AT_ONCE else -1

    def fields(self) -> QgsFields:
        """The columns."""
        return self._source.fields()

    def sourceCrs(self) -> QgsCoordinateReferenceSystem:
        """The reference system."""
        return self._crs

    def sourceName(self) -> str:
        """The name of the layer."""
        return self._name

    def featureCount(self) -> int:
        """How many rows there are; -1 where that is not known."""
        return int(self._count)

    def getFeatures(self, request: QgsFeatureRequest) -> QgsFeatureIterator:
        """The rows."""
        return self._source.getFeatures(request)


@dataclass(frozen=True)
class Source:
    """A file by its path, or a layer of the project."""

    name: str
    path: str = ""
    layer: LayerNow | None = None
    folder: Path | None = None
    kept: Kept | None = None
    """How its rows were imported before, if they were rejected then."""


@dataclass(frozen=True)
class Looked:
    """The first rows of a source, and what they seem to be."""

    source: Source
    preview: Preview
    guess: Guess


@dataclass(frozen=True)
class Unknown:
    """What a store does not know of the columns of categories and statuses; `whole` of all rows or of the first.

    `alike` has codes for the frequent texts that are nearly known.
    """

    columns: dict[str, str]
    found: dict[str, Counter[str]]
    alike: dict[str, dict[str, str]]
    whole: bool


@dataclass(frozen=True)
class Order:
    """What is to be imported, and how."""

    table: Table
    profile: Profile
    plane: Plane
    system: str


@dataclass(frozen=True)
class Done:
    """What an import did; `rejected` is the layer of the rows that were not taken, if there are any."""

    report: ImportReport
    rejected: QgsVectorLayer | None


def own_profiles() -> Path:
    """The folder of the profiles that this person has kept."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "kmzb_analyst" / "profiles"


def look(source: Source, options: ReadOptions, info: StoreInfo, dictionary: Dictionary, errand: Errand) -> Looked:
    """Reads the first rows and guesses what they are. Raises UserError, Cancelled."""
    import numpy as np

    from ..store.intake.guessing import guess
    from ..store.intake.preview import preview
    from ..store.intake.table import Table

    what = source.path if source.layer is None else source.layer
    found = preview(what, options, ROWS, errand.is_given_up)
    seen = _without_own(Table(found.name, found.frame, np.array(found.numbers))).frame
    if source.kept is None and seen.shape[1] < found.frame.shape[1]:
        # Rejected rows that were saved to a file, which has the reasons before their own columns.
        saved = QgsVectorLayer(source.path, "", "ogr")
        source = replace(source, kept=kept_of(saved), folder=kept_folder(saved))
    found = replace(found, name=source.name, columns=list(map(str, seen.columns)), rows=seen.to_numpy().tolist())
    return Looked(source, found, guess(found, dictionary, info.crs, info.garrison))


def read(source: Source, options: ReadOptions, errand: Errand) -> Table:
    """Reads all rows. Raises UserError, Cancelled."""
    from ..store.intake.reading import read_file, read_layer

    if source.layer is None:
        table = read_file(source.path, options, errand.is_given_up, errand.tell)
        return _without_own(replace(table, folder=source.folder or table.folder))
    table = read_layer(source.layer, source.name, errand.is_given_up)
    return _without_own(replace(table, folder=source.folder))


def _without_own(table: Table) -> Table:
    """Rejected rows of an earlier import as they were in their file, without the reasons put before them."""
    from ..store.intake.columns import as_profile_sees
    from ..store.intake.profile import Profile

    return as_profile_sees(table, Profile("", "", {}))


def count_unknown(rows: Preview | Table, columns: Mapping[str, str], dictionary: Dictionary, *, whole: bool) -> Unknown:
    """The texts of the columns of categories and statuses that a store does not know, with how many rows each."""
    found = {field: _unknown(_texts(rows, column), field, dictionary) for field, column in columns.items()}
    return Unknown(dict(columns), found, {field: _alike(found[field], field, dictionary) for field in found}, whole)


def _alike(texts: Counter[str], field: str, dictionary: Dictionary) -> dict[str, str]:
    from ..store.intake import near

    coded = field == "category"
    names = near.category_names(dictionary) if coded else near.status_names(dictionary)
    codes = {text: near.nearest(text, names, opposites=not coded) for text, _ in texts.most_common(MOST_VALUES)}
    return {text: code for text, code in codes.items() if code}


def _texts(rows: Preview | Table, column: str) -> Counter[str]:
    from ..store.intake.table import Table

    if isinstance(rows, Table):
        return Counter(rows.frame[column].str.strip()) if column in rows.frame.columns else Counter()
    if column not in rows.columns:
        return Counter()
    place = rows.columns.index(column)
    return Counter(row[place].strip() for row in rows.rows)


def _unknown(texts: Counter[str], field: str, dictionary: Dictionary) -> Counter[str]:
    def known(text: str) -> bool:
        if field == "category":
            return dictionary.categories.resolve(text).known
        return dictionary.workflow.resolve(text) is not None

    return Counter({text: count for text, count in texts.items() if text and not known(text)})


def try_out(location: str, authcfg: str, order: Order, errand: Errand) -> ImportReport:
    """What the import would do; nothing is written. Raises UserError."""
    from ..store.intake.importing import dry_run

    return _done_by(dry_run, location, authcfg, order, errand)


def carry_out(location: str, authcfg: str, order: Order, errand: Errand) -> Done:
    """Imports. Raises UserError, Cancelled."""
    from ..store.intake.importing import import_threats

    report = _done_by(import_threats, location, authcfg, order, errand)
    return Done(report, rejected_layer(report, order))


def _done_by(
    way: Callable[..., ImportReport], location: str, authcfg: str, order: Order, errand: Errand
) -> ImportReport:
    """Over a connection of its own, so that the queue can be read meanwhile."""
    with closing(open_store(location, authcfg)) as store:
        return way(
            store,
            order.table,
            plane=order.plane,
            profile=order.profile,
            source_system=order.system,
            progress=errand.tell,
            cancelled=errand.is_given_up,
        )


def write_report(report: ImportReport) -> str:
    """Writes the page about an import into QGIS's folder of temporary files; returns its path. Raises UserError."""
    from ..processing.store.importing import html

    path = QgsProcessingUtils.generateTempFilename("import.html")
    html(report, tr("Import threats")).write(path)
    return path
