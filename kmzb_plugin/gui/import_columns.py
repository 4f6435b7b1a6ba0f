"""The second page of the import: which column is what, where and when it is, and what unknown values mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem
from qgis.PyQt.QtCore import QTimeZone, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QToolButton, QWidget

from ..store.base import Dictionary
from ..text import tr
from .forms import form
from .import_constant import ask_for_all_rows
from .import_rows import ChoiceRows, named
from .import_values import ValuesTab
from .import_work import CODED, Looked, Unknown
from .wording import number

if TYPE_CHECKING:
    from ..store.intake.profile import Profile

SAMPLES = 3
USUAL_ZONES = ("Europe/Warsaw", "UTC")
FOR_ALL = "\x00"
PLACE = ("x", "y")
NEEDED = ("category", *PLACE)
"""Fields that a threat cannot do without."""

MOMENTS = ("occurred_at", "reported_at", "updated_at")


def field_names() -> dict[str, str]:
    """What the fields of a threat are called, in the order in which they are asked for."""
    return {
        "category": tr("Category"),
        "occurred_at": tr("Time of the event"),
        "reported_at": tr("Time of the report"),
        "x": tr("x (easting, longitude)"),
        "y": tr("y (northing, latitude)"),
        "source_ref": tr("Number in the source"),
        "status": tr("Status"),
        "updated_at": tr("Last changed"),
        "description": tr("Description"),
        "place": tr("Place in words"),
        "teryt": tr("TERYT code"),
        "time_of_day": tr("Time of day (code)"),
        "weekdays": tr("Weekdays (code)"),
        "attachments": tr("Names of attached files"),
    }


def time_formats() -> dict[str, str]:
    """The ways in which moments are written, as far as they have names."""
    return {
        "auto": tr("found out for each value"),
        "epoch_milliseconds": tr("milliseconds since 1970"),
        "epoch_seconds": tr("seconds since 1970"),
        "%d.%m.%Y %H:%M": "31.12.2026 18:40  (%d.%m.%Y %H:%M)",
        "%d-%m-%Y %H:%M": "31-12-2026 18:40  (%d-%m-%Y %H:%M)",
        "%d/%m/%Y %H:%M": "31/12/2026 18:40  (%d/%m/%Y %H:%M)",
        "%m/%d/%Y %H:%M": "12/31/2026 18:40  (%m/%d/%Y %H:%M)",
        "%Y-%m-%d %H:%M:%S": "2026-12-31 18:40:00  (%Y-%m-%d %H:%M:%S)",
    }


class ColumnsPage(QWidget, form("import_columns")):  # type: ignore[misc]
    """Makes a profile of what is chosen. `changed` says that something else was."""

    changed = pyqtSignal()

    def __init__(self, dictionary: Dictionary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self._dictionary = dictionary
        self._looked: Looked | None = None
        self._name = ""
        self._constants: dict[str, str] = {}
        self._before: dict[str, str] = {}
        self._time_tip = self.timeBox.toolTip()
        self._why: dict[str, str] = {}
        self.rows = ChoiceRows(tr("Columns"), (1, 1), self.columnsTab)
        self.columnsLayout.insertWidget(0, self.rows, 1)
        self.values = ValuesTab(dictionary, self.valuesTab)
        self.valuesLayout.addWidget(self.values)
        for text, name in time_formats().items():
            self.timeBox.addItem(name, text)
        zones = [bytes(name).decode("ascii") for name in QTimeZone.availableTimeZoneIds()]
        self.zoneBox.addItems(
            ["Europe/Warsaw", "UTC", *(zone for zone in zones if zone not in {"Europe/Warsaw", "UTC"})]
        )
        for box in (self.timeBox, self.zoneBox):
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            box.setMinimumContentsLength(24)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.currentTextChanged.connect(lambda _: self._on_changed())
        self.hourBox.activated.connect(lambda _: self._on_changed())
        self.detailsBox.checkedItemsChanged.connect(lambda _: self._on_changed())
        self.crsSelect.crsChanged.connect(lambda _: self._on_changed())
        self.exchangeButton.clicked.connect(self._exchange)
        self.rows.changed.connect(self._on_chosen)
        self.values.changed.connect(self._count_undecided)
        self._showing = False

    def begin(self) -> None:
        """Somebody comes to the page."""
        self.tabs.setFocus()

    def in_tab_order(self) -> list[QWidget]:
        """What Tab comes to, one after another."""
        crs = [*self.crsSelect.findChildren(QComboBox), *self.crsSelect.findChildren(QToolButton)]
        return [
            *(self.profileBox, self.loadButton, self.keepButton, self.shareButton, self.tabs.tabBar()),
            *(*self.rows.boxes.values(), self.detailsBox),
            *(*crs, self.exchangeButton, self.timeBox, self.zoneBox, self.hourBox),
            *self.values.rows.boxes.values(),
        ]

    # --- showing -------------------------------------------------------------------------------------------------

    def show_source(self, looked: Looked) -> None:
        """Another file, or the same read otherwise: offers its columns, chosen as they were guessed."""
        self._looked = looked
        self.rows.build(
            (tr("What a threat has"), tr("Column of the file"), tr("Values in the first rows")), field_names()
        )
        self.show_guess()

    def show_guess(self) -> None:
        """Chooses as it was guessed."""
        if self._looked is not None:
            guess = self._looked.guess
            self.show_profile(guess.profile, guess.why)

    def show_profile(self, profile: Profile, why: Mapping[str, str] | None = None) -> list[str]:
        """Chooses as a profile says; returns the columns that it names and the file lacks.

        Of one that was guessed, `why` has the reasons.
        """
        self._showing, self._name, self._why = True, profile.name, dict(why or {})
        self._constants = dict(profile.constants)
        self._offer_columns()
        missing = [
            column
            for field, column in profile.columns.items()
            if not self.rows.choose(field, column) and not (field in PLACE and self._has_points)
        ]
        for field in set(self.rows.boxes) - set(profile.columns):
            self.rows.choose(field, "")
        crs = self._looked.preview.crs if self._looked is not None else ""
        self.crsSelect.setCrs(QgsCoordinateReferenceSystem(crs or profile.crs))
        place = self.timeBox.findData(profile.time.format)
        if place >= 0:
            self.timeBox.setCurrentIndex(place)
        else:
            self.timeBox.setEditText(profile.time.format)
        self.zoneBox.setEditText(profile.time.zone)
        hour = self.hourBox.findData(profile.time.hour)
        self.hourBox.setCurrentIndex(max(hour, 0))
        details = [column for column in profile.details if self.detailsBox.findText(column) >= 0]
        self.detailsBox.setCheckedItems(details)
        missing += [profile.time.hour] * (hour < 0) + [each for each in profile.details if each not in details]
        self.values.set_meanings(profile.values, guessed=why is not None)
        self._showing = False
        self._on_changed()
        return list(dict.fromkeys(missing))

    def _offer_columns(self) -> None:
        """The columns of the file, and those that are the same for all rows."""
        columns = list(self._looked.preview.columns) if self._looked is not None else []
        names = {"": tr("(none)"), **{column: column for column in columns}}
        for column, text in self._for_all_rows().items():
            names[column] = column if column in names else f"{column}: {text}"
        for_hour, model = named(names), named({**names, FOR_ALL: tr("the same in all rows…")})
        for each in (for_hour, model):
            each.setParent(self.rows.widget())
        self.rows.offer(model)
        self.hourBox.setModel(for_hour)
        self.detailsBox.clear()
        self.detailsBox.addItems([column for column in names if column])

    def _on_chosen(self, field: str) -> None:
        """Another column, or what is the same in all rows and has none."""
        if self.rows.chosen(field) == FOR_ALL:
            self.rows.choose(field, self._before.get(field, ""))
            name = field_names()[field]
            if text := ask_for_all_rows(self, name, self.values.names(field)):
                self.set_for_all(field, text)
            return
        self._on_changed()

    def set_for_all(self, field: str, text: str) -> None:
        """Gives all rows the same text for a field; what stands in a column of that name comes first."""
        name = field_names()[field]
        while self._looked is not None and name in self._looked.preview.columns:
            name += " *"
        self._constants[name] = text
        chosen = {each: self.rows.chosen(each) for each in self.rows.boxes} | {field: name}
        hour, details = self._hour(), self.detailsBox.checkedItems()
        self._showing = True
        self._offer_columns()
        for each, column in chosen.items():
            self.rows.choose(each, column)
        self.hourBox.setCurrentIndex(max(self.hourBox.findData(hour), 0))
        self.detailsBox.setCheckedItems(details)
        self._showing = False
        self._on_changed()

    def _for_all_rows(self) -> dict[str, str]:
        """What is said once for all rows: above the header, or by the profile."""
        from ..store.intake.headers import labelled

        return {**labelled(self._looked.preview.above), **self._constants} if self._looked is not None else {}

    @property
    def _has_points(self) -> bool:
        """Whether the rows have their place from the layer that they are in."""
        return self._looked is not None and self._looked.preview.x is not None

    def coded_columns(self) -> dict[str, str]:
        """The columns of categories and statuses, by field."""
        return {field: self.rows.chosen(field) for field in CODED}

    def show_unknown(self, unknown: Unknown) -> None:
        """What the store does not know of these columns."""
        if unknown.columns != self.coded_columns():
            return  # something else was chosen meanwhile
        self.values.show_unknown(unknown)
        self._count_undecided()

    def _count_undecided(self) -> None:
        title, count = tr("Categories and statuses"), self.values.undecided()
        self.tabs.setTabText(self.tabs.indexOf(self.valuesTab), f"{title} ({number(count)})" if count else title)

    # --- the profile ---------------------------------------------------------------------------------------------

    def profile(self, name: str = "") -> Profile:
        """What is chosen, as a profile. Raises UserError where it cannot be one."""
        from ..store.intake import profile as profiles

        columns = {field: self.rows.chosen(field) for field in self.rows.boxes if self.rows.chosen(field)}
        looked, used = self._looked, {*columns.values(), self._hour(), *self.detailsBox.checkedItems()}
        assert looked is not None
        return profiles.Profile(
            name=name or self._name,
            crs=self._crs_text(),
            columns=columns,
            values=self.values.meanings(),
            time=profiles.TimeRule(self._time_format(), self.zoneBox.currentText().strip(), self._hour()),
            constants={name: text for name, text in self._constants.items() if name in used},
            details=tuple(self.detailsBox.checkedItems()),
            reading=looked.preview.read_as,
        )

    def _hour(self) -> str:
        return str(self.hourBox.currentData() or "")

    def _time_format(self) -> str:
        text = self.timeBox.currentText().strip()
        place = self.timeBox.findText(text)
        return str(self.timeBox.itemData(place)) if place >= 0 else text

    def _crs_text(self) -> str:
        crs = self.crsSelect.crs()
        return str(crs.authid() or crs.toWkt()) if crs.isValid() else ""

    def problem(self) -> str:
        """Why nothing can be tried yet; empty where it can."""
        missing = [field for field in NEEDED if not self.rows.chosen(field)]
        if self._has_points:
            missing = [field for field in missing if field not in PLACE]
        if missing:
            self.tabs.setCurrentWidget(self.columnsTab)
            self.rows.boxes[missing[0]].setFocus()
            if missing[0] == "category":
                return tr("Choose the column of the category: a threat needs one.")
            return tr("Choose the columns of x and y: a threat needs a place.")
        if not self._crs_text():
            return tr("Choose the reference system of the coordinates.")
        if self._hour() and not self.rows.chosen("occurred_at"):
            return tr("The column of the hour needs the column of the day: choose when it happened.")
        return ""

    # --- what follows from what is chosen ------------------------------------------------------------------------

    def _on_changed(self) -> None:
        if self._showing or self._looked is None:
            return
        self._before = {field: self.rows.chosen(field) for field in self.rows.boxes}
        self._show_samples()
        self._show_place()
        self._show_moments()
        self.changed.emit()

    def _values(self, column: str) -> list[str]:
        if self._looked is None or column not in self._looked.preview.columns:
            return []
        place = self._looked.preview.columns.index(column)
        return [row[place].strip() for row in self._looked.preview.rows]

    def _samples(self, column: str) -> list[str]:
        return list(dict.fromkeys(value[:80] for value in self._values(column) if value))[:SAMPLES]

    def _show_samples(self) -> None:
        guessed = self._looked.guess.profile.columns if self._looked is not None else {}
        for_all = self._for_all_rows()
        for field in self.rows.boxes:
            column = self.rows.chosen(field)
            why = self._why.get(field, "") if column and guessed.get(field) == column else ""
            samples = self._samples(column) or [text for text in [for_all.get(column, "")] if text]
            missing = tr("needed: choose a column") if field in NEEDED else ""
            text = " · ".join(samples) if samples else tr("no values") if column else missing
            self.rows.say(field, text, why)

    def _show_place(self) -> None:
        own, crs = self._has_points, self._looked.preview.crs if self._looked is not None else ""
        guessed_crs = self._looked.guess.profile.crs if self._looked is not None else ""
        self.crsSelect.setEnabled(not crs)
        for field in PLACE:
            self.rows.boxes[field].setEnabled(not own)
            if own:
                self.rows.choose(field, "")
                self.rows.say(field, tr("the points of the layer"))
        self.exchangeButton.setEnabled(not own and bool(self.rows.chosen("x") and self.rows.chosen("y")))
        self.crsHint.setText(self._why.get("crs", "") if self._crs_text() == guessed_crs else "")
        self.crsHint.setVisible(bool(self.crsHint.text()))
        self.timeBox.setToolTip(self._why.get("time", "") or self._time_tip)
        text = tr("The layer has points.")
        if not own:
            text = tr("x: {x}, y: {y}. Axes exchanged in the whole file are noticed and put right.").format(
                x=self.rows.chosen("x") or tr("(none)"), y=self.rows.chosen("y") or tr("(none)")
            )
        self.axesHint.setText(text)

    def _exchange(self) -> None:
        x, y = self.rows.chosen("x"), self.rows.chosen("y")
        self.rows.choose("x", y)
        self.rows.choose("y", x)
        self._on_changed()

    def _show_moments(self) -> None:
        from .import_moments import as_read

        column = next((found for field in MOMENTS if (found := self.rows.chosen(field))), "")
        hour = self._hour() if column == self.rows.chosen("occurred_at") else ""
        texts = [text for text in self._values(column) if text][:SAMPLES]
        hours = [self._values(hour)[place] for place, text in enumerate(self._values(column)) if text] if hour else []
        self.momentsHint.setText(
            as_read(texts, hours[:SAMPLES], self._time_format(), self.zoneBox.currentText().strip())
        )
