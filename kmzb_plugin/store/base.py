"""The central store as everything above sees it: one interface, whatever stands behind it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from ..domain.categories import Categories
from ..domain.duplicates import DuplicateRules
from ..domain.statuses import Workflow
from ..domain.submission import Receipt, Submission
from ..domain.threat import Event, Threat
from ..text import tr
from .attached import Attachment, NewAttachment
from .filter import ThreatFilter
from .location import Location
from .order import DUE_FIRST, Order

if TYPE_CHECKING:  # the window loads without waiting for pandas
    import pandas as pd


RIGHTS = ("verify", "analyse", "import", "admin")
"""What a login may do beyond reading; whoever has a file has all of them."""


def right_names() -> dict[str, str]:
    """The rights in words, by their codes."""
    return {
        "verify": tr("decide"),
        "analyse": tr("analyse"),
        "import": tr("import"),
        "admin": tr("administer"),
    }


@dataclass(frozen=True)
class StoreInfo:
    """What a store says of itself and of who asks. `warnings` are sentences for the store manager."""

    location: str
    id: str
    name: str
    garrison: str
    crs: str
    schema_version: int
    synthetic: bool
    actor: str
    warnings: tuple[str, ...] = ()
    rights: tuple[str, ...] = RIGHTS

    @property
    def title(self) -> str:
        """The name shown to people: what is invented says so."""
        return tr("{name} (demo, synthetic data)").format(name=self.name) if self.synthetic else self.name

    @classmethod
    def of_row(cls, place: Location, row: Mapping[str, str]) -> StoreInfo:
        """As the view `store` of a server says it, in texts; `crs` is its column of the reference system."""
        return cls(
            location=place.of(row["actor"]),
            id=row["store_id"],
            name=row["name"],
            garrison=row["garrison"],
            crs=row["crs"],
            schema_version=int(row["schema_version"]),
            synthetic=row["synthetic"] == "1",
            actor=row["actor"],
            rights=tuple(role.removeprefix("kmzb_") for role in row["rights"].split()),
        )


@dataclass(frozen=True)
class Reason:
    """A coded reason for a decision that leads to `status`."""

    code: str
    status: str
    name_pl: str
    name_en: str


@dataclass(frozen=True)
class NoteTemplate:
    """A ready note for decisions that lead to `status`."""

    status: str
    text_pl: str
    text_en: str


@dataclass(frozen=True)
class Dictionary:
    """The code tables as the store has them: rules are data."""

    categories: Categories
    workflow: Workflow
    reasons: tuple[Reason, ...]
    note_templates: tuple[NoteTemplate, ...]
    settings: dict[str, str]

    @property
    def duplicate_rules(self) -> DuplicateRules:
        """When two reports of a category may be about the same thing."""
        return DuplicateRules.of_settings(self.settings)


@dataclass(frozen=True)
class Unit:
    """A police unit; `area_wkb` is a MultiPolygon in the store's CRS or None."""

    id: str
    code: str
    name: str
    parent_id: str
    valid_from: str
    valid_to: str
    area_wkb: bytes | None


def with_units_below(codes: Iterable[str], units: Iterable[Unit]) -> tuple[str, ...]:
    """The ids of the units with these codes or ids, and of all units under them."""
    units = list(units)  # parents stand before children
    chosen: dict[str, None] = {}
    wanted = set(codes)
    for unit in units:
        if {unit.code, unit.id} & wanted or unit.parent_id in chosen:
            chosen[unit.id] = None
    return tuple(chosen)


@dataclass(frozen=True)
class LayerSource:
    """What a QGIS layer is opened with; no password is ever part of it (`authcfg` names QGIS's own record)."""

    uri: str
    provider: str


@dataclass(frozen=True)
class ImportCounts:
    """What became of the rows handed to an importer."""

    accepted: int
    duplicate: int


@dataclass(frozen=True)
class StatisticCounts(ImportCounts):
    """What became of counts by area; of the accepted ones `corrected` took the place of an older count."""

    corrected: int = 0


@dataclass(frozen=True)
class AuditVerdict:
    """The result of checking the audit chain.

    `first_broken` is the number of the first block that does not fit. `knows_head` says whether a head that somebody
    kept elsewhere (in an outbox, on a briefing) is one of the chain's; None where none was given. A chain that is
    whole and lacks it was made anew.
    """

    valid: bool
    entries: int
    first_broken: int | None
    head: str
    knows_head: bool | None = None


@dataclass(frozen=True)
class PurgeCounts:
    """What a purge erased, or would erase: threats past their review date and what went with them."""

    threats: int
    descriptions: int
    raw: int
    notes: int
    payloads: int
    attachments: int = 0


@dataclass(frozen=True)
class ImportSource:
    """Where imported rows come from: for the audit, and for telling one system's ids from another's."""

    plane: str
    system: str
    file_name: str


@dataclass(frozen=True)
class Said:
    """What a publication said when it was logged, in the form in which it was handed in; `at` is an ISO moment."""

    at: str
    text: str


class Store(ABC):
    """One central store. Methods block: call them from a task or headless; they may be called from any thread."""

    @abstractmethod
    def describe(self) -> StoreInfo:
        """Name, CRS, schema version, who is acting."""

    @abstractmethod
    def dictionary(self) -> Dictionary:
        """Categories, statuses, transitions, reasons, templates and settings of this store."""

    @abstractmethod
    def submit(self, batch: Sequence[Submission]) -> list[Receipt]:
        """Hands in; one receipt a submission, in the batch's order.

        Idempotent by submission id. Raises StoreUnavailable where nothing is known about the outcome: then read
        back by `receipt` and, where absent, hand in the same id again.
        """

    @abstractmethod
    def receipt(self, submission_id: str) -> Receipt | None:
        """The answer given to a submission; None if the store has never seen the id."""

    @abstractmethod
    def threats(self, where: ThreatFilter, *, limit: int | None = None, order: Order = DUE_FIRST) -> list[Threat]:
        """Threats in an order: usually due first, then oldest report first."""

    @abstractmethod
    def frame(self, where: ThreatFilter, columns: Sequence[str]) -> pd.DataFrame:
        """Columns of the table `threat` for analysis and briefing, a row a threat; no clear descriptions."""

    @abstractmethod
    def history(self, threat_id: str) -> list[Event]:
        """Everything that happened to a threat, oldest first, its import included."""

    @abstractmethod
    def count(self, where: ThreatFilter) -> int:
        """How many threats pass the filter, counted in the store."""

    @abstractmethod
    def count_by(self, where: ThreatFilter, *columns: str) -> pd.DataFrame:
        """Counts in column `n` for each combination of values of the columns, counted in the store."""

    @abstractmethod
    def count_cells(self, where: ThreatFilter, cell: float) -> pd.DataFrame:
        """Counts by square cell of `cell` metres: columns cx, cy (floor(x / cell), floor(y / cell)) and n."""

    @abstractmethod
    def known_refs(self, system: str, refs: Sequence[str]) -> set[str]:
        """Which of some ids of a source system the store holds and the caller may see: an import takes them no more.

        Raises UserError where nothing can be imported this way.
        """

    @abstractmethod
    def units(self) -> list[Unit]:
        """The units, parents before children."""

    @abstractmethod
    def description(self, threat_id: str) -> str | None:
        """The clear description of a threat: for 15 minutes after the caller's own accepted disclosure of it.

        None where it is not open to the caller, or there is none.
        """

    @abstractmethod
    def attachments(self, threat_id: str) -> list[Attachment]:
        """What came with a threat, by name: for everybody who sees the threat, without the content."""

    @abstractmethod
    def attachment(self, attachment_id: str) -> bytes | None:
        """The content of an attachment: open as the clear description of its threat is.

        None where it is not open to the caller, or there is none. Raises UserError: not given over the web.
        """

    @abstractmethod
    def statistics(self, source_system: str = "", period: str = "") -> pd.DataFrame:
        """Counts by area: columns source_system, area_code (TERYT), category, period (`2025-H1`) and n.

        In the order of the columns; of one system and of one period where they are given.
        """

    @abstractmethod
    def statistic_periods(self) -> pd.DataFrame:
        """What statistics there are: columns source_system, period, digits (of the area codes), areas and counts."""

    @abstractmethod
    def publications(self) -> list[Said]:
        """What every publication that was logged said, the oldest first, whoever made it."""

    @abstractmethod
    def layer_source(self, table: str, geometry: str = "") -> LayerSource:
        """What to open a QGIS layer of `threat`, `annotation` or `unit` with, unfiltered.

        Of annotations only those that stand (not withdrawn, not replaced), of one `geometry` type (Point, LineString,
        Polygon); of units only those of today. Descriptions are masked.
        """

    @abstractmethod
    def subset(self, where: ThreatFilter) -> str:
        """The filter as the subset string of a layer of `threat`, which the layer's provider applies at the source."""

    @abstractmethod
    def audit_head(self) -> str:
        """The hash of the last sealed block, for briefings and outboxes to keep."""

    def state(self) -> str:
        """Changes whenever anyone has written to the store, because whoever writes seals a block: made for polling."""
        return self.audit_head()

    def listen(self) -> Notices | None:
        """A connection on which the store says by itself that somebody has written; None where it says nothing.

        Raises StoreUnavailable. Close it before the store.
        """
        return None

    @abstractmethod
    def verify_audit(self, known_head: str = "") -> AuditVerdict:
        """Recomputes the audit chain from its first block, and looks for a head that was kept elsewhere."""

    @abstractmethod
    def purge(self, before: datetime, *, dry_run: bool) -> PurgeCounts:
        """Erases descriptions, unmapped columns, notes, payloads, attachments of threats to be reviewed before.

        Threats, decisions and the audit stay; the audit names what was erased. Raises UserError: not allowed.
        """

    @abstractmethod
    def interrupt(self) -> None:
        """Stops what other threads are doing with this store now; they get `Interrupted`."""

    @abstractmethod
    @contextmanager
    def bulk_import(self, source: ImportSource) -> Iterator[Importer]:
        """One transaction for an import; leaving it by an exception leaves nothing behind."""

    @abstractmethod
    def close(self) -> None:
        """Releases connections; the store object is not usable afterwards."""


class Notices(ABC):
    """What a store says by itself, on a connection that lies idle else. Nothing here waits."""

    @abstractmethod
    def fileno(self) -> int:
        """The socket: there is something to hear when it can be read."""

    @abstractmethod
    def heard(self) -> bool:
        """Whether somebody has written since this was asked last. Raises StoreUnavailable: the connection is dead."""

    @abstractmethod
    def close(self) -> None:
        """Ends the connection."""


class Importer(ABC):
    """The one bulk path into a store, inside `Store.bulk_import`."""

    @abstractmethod
    def add_threats(self, rows: pd.DataFrame) -> ImportCounts:
        """Adds threats; idempotent on source_system + source_ref.

        Columns: source_ref, category, status, occurred_at, reported_at, updated_at (ISO UTC text or empty),
        time_of_day, weekdays (raw integer codes or None), description, place, teryt, raw (JSON text of unmapped
        columns), x, y (metres in the store's CRS). Unit, number, masked text and due date are the store's work.
        """

    @abstractmethod
    def add_attachments(self, found: Iterable[NewAttachment]) -> ImportCounts:
        """Adds attachments to threats that are there; idempotent on the threat and the file handed in.

        They are read one by one, so that there is never more than one in memory. One whose threat the store does not
        have, or does not show, counts as a duplicate.
        """

    @abstractmethod
    def add_units(self, rows: pd.DataFrame) -> ImportCounts:
        """Adds units, idempotent on code + valid_from.

        Columns: code, name, parent_code, valid_from, valid_to (ISO dates or empty), area_wkb (MultiPolygon or None).
        """

    @abstractmethod
    def add_statistics(self, rows: pd.DataFrame) -> StatisticCounts:
        """Adds counts by area, idempotent on source_system + area_code + category + period.

        Columns: area_code (TERYT), category, period, n (whole, zero or more); no key twice. Another count for what is
        there takes its place, and the audit keeps both. Raises UserError: the older count is not ours to correct.
        """
