"""Processing's dialogs offer categories, statuses and units as the store has them that the dialog names."""

from __future__ import annotations

import gc
import shutil
import sqlite3
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsProcessingContext
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEvent
from qgis.PyQt.QtWidgets import QLineEdit

from kmzb_plugin import locale
from kmzb_plugin.gui import store_entries, tasks
from kmzb_plugin.gui.tick_box import DEPTH
from kmzb_plugin.store import open_store
from kmzb_plugin.store.base import Unit
from tests.servers.postgres import Database
from tests.servers.web import kept_login
from tests.store.samples import fill

from .conftest import settle, wait_for

TREE = [
    ("KWP-RAD", 0),
    ("KMP-1461", 1),
    ("KMP-1462", 1),
    ("KMP-1462-KP1", 2),
]
"""How the units of the demo store begin."""


@pytest.fixture
def dialog(provider: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Any]]:
    """Opens the real dialog of an algorithm, with parameters as the menu or the history give them."""
    from processing.gui import AlgorithmDialog, ParametersPanel

    monkeypatch.setattr(ParametersPanel, "iface", None)  # pytest-qgis's has no browser
    made = []

    def opened(name: str, **parameters: str) -> Any:
        made.append(AlgorithmDialog.AlgorithmDialog(provider.algorithm(name).create()))
        made[-1].setParameters(parameters)
        made[-1].show()
        return made[-1]

    opened.forget = made.clear
    yield opened
    for each in made:
        if not sip.isdeleted(each):
            each.close()
            each.deleteLater()
    wait_for(lambda: not tasks.at_work, "the tasks")


def field(dialog: Any, name: str) -> Any:
    return dialog.mainWidget().wrappers[name]


def titles(dialog: Any, name: str) -> dict[str, str]:
    """What is offered, by code; nothing where codes are written."""
    found = field(dialog, name)
    if found.widget.currentWidget() is not found._box:
        return {}
    box = found._box
    return {box.itemData(row): box.itemText(row) for row in range(box.count())}


def values(dialog: Any, *names: str) -> list[str]:
    return [field(dialog, name).parameterValue() for name in names]


def name_store(dialog: Any, location: str) -> None:
    """As the button beside it does."""
    field(dialog, "STORE").setParameterValue(location, QgsProcessingContext())


def edit_of(dialog: Any, name: str) -> QLineEdit:
    return field(dialog, name).wrappedWidget().findChild(QLineEdit)


def change(location: str, *statements: str) -> None:
    """The dictionary of a store in a file, which only the store itself changes otherwise."""
    with sqlite3.connect(location) as connection:
        connection.create_function("kmzb_door", 0, lambda: 1)
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_what_a_new_store_has_is_offered_before_one_is_named(dialog: Any) -> None:
    opened = dialog("extractthreats")
    settle(50)
    categories = titles(opened, "CATEGORY")
    assert categories["speeding"] == "Speeding"
    assert list(categories.values()) == sorted(categories.values(), key=str.casefold)
    assert "homelessness" not in categories, "an old name of another one"
    assert list(titles(opened, "STATUS"))[:2] == ["new", "verification"]
    line = field(opened, "UNIT").widget.currentWidget()
    assert line.placeholderText() == "all; or codes, separated by commas"
    line.setText("KMP-1463, KMP-1462")
    assert values(opened, "CATEGORY", "STATUS", "UNIT") == ["", "", "KMP-1463,KMP-1462"]


def test_the_lists_are_those_of_the_store(dialog: Any, location: str) -> None:
    change(location, "UPDATE category SET name_en = 'Own name' WHERE code = 'speeding'")
    opened = dialog("exportthreats", STORE=location, REASON="test", RECIPIENT="test")
    wait_for(lambda: titles(opened, "UNIT"), "the units")
    assert titles(opened, "CATEGORY")["speeding"] == "Own name"
    assert titles(opened, "UNIT")["KMP-1462-KP1"] == "KP I Płock (KMP-1462-KP1)"
    box = field(opened, "UNIT")._box
    assert [(box.itemData(row), box.itemData(row, DEPTH)) for row in range(4)] == TREE
    box.tick(["KWP-RAD"])
    field(opened, "STATUS")._box.tick(["confirmed", "new"])
    run = opened.createProcessingParameters()
    assert [run[name] for name in ("CATEGORY", "STATUS", "UNIT")] == ["", "new,confirmed", "KWP-RAD"]
    assert box.currentText() == "KWP zs. w Radomiu (KWP-RAD)"
    assert box.accessibleName() == "Units"


def test_the_briefing_has_the_units_and_says_what_none_means(dialog: Any, location: str) -> None:
    opened = dialog("stationbriefing", STORE=location, UNITS="KMP-1462, KMP-1463")
    wait_for(lambda: titles(opened, "UNITS"), "the units")
    assert values(opened, "UNITS") == ["KMP-1462,KMP-1463"]
    field(opened, "UNITS").setParameterValue(None, QgsProcessingContext())
    assert field(opened, "UNITS")._box.currentText() == "all at the top"


def test_codes_that_are_given_are_ticked_and_none_is_lost(dialog: Any, location: str) -> None:
    given = {"CATEGORY": "speeding,unknown:smog", "STATUS": "moon", "UNIT": "KMP-1463,KPP-9999"}
    opened = dialog("exportthreats", STORE=location, **given)
    assert values(opened, *given) == list(given.values())
    wait_for(lambda: titles(opened, "UNIT"), "the units")
    assert values(opened, *given) == list(given.values())
    assert field(opened, "UNIT")._box.currentText() == "KMP Radom (KMP-1463), KPP-9999"
    assert titles(opened, "STATUS")["moon"] == "moon"


def test_another_store_keeps_what_was_ticked(dialog: Any, location: str, tmp_path: Path) -> None:
    other = str(shutil.copy(location, tmp_path / "other.gpkg"))
    change(
        other,
        "UPDATE category SET name_en = 'Driving too fast' WHERE code = 'speeding'",
        "DELETE FROM category WHERE code = 'begging'",
    )
    opened = dialog("exportthreats", STORE=location, CATEGORY="begging,speeding", UNIT="KMP-1463")
    wait_for(lambda: "KMP-1463" in titles(opened, "UNIT"), "the units")
    name_store(opened, other)
    wait_for(lambda: titles(opened, "CATEGORY")["speeding"] == "Driving too fast", "the other store")
    assert field(opened, "CATEGORY")._box.currentText() == "Driving too fast, begging"
    assert values(opened, "CATEGORY", "UNIT") == ["speeding,begging", "KMP-1463"]


@pytest.mark.parametrize("kind", ["missing", "text", "refused", "empty"])
def test_a_store_that_cannot_be_read_leaves_what_is_shipped(
    dialog: Any, location: str, tmp_path: Path, kind: str
) -> None:
    text = tmp_path / "text.gpkg"
    text.write_text("no store")
    places = {"missing": "/nowhere/a.gpkg", "text": str(text), "refused": "https://127.0.0.1:9/kmzb", "empty": ""}
    opened = dialog("exportthreats", STORE=location)
    wait_for(lambda: titles(opened, "UNIT"), "the units")
    field(opened, "UNIT")._box.tick(["KMP-1463"])
    name_store(opened, places[kind])
    wait_for(lambda: not titles(opened, "UNIT"), "the line")
    assert values(opened, "UNIT") == ["KMP-1463"]
    assert "speeding" in titles(opened, "CATEGORY")
    name_store(opened, location)
    wait_for(lambda: titles(opened, "UNIT"), "the units again")
    assert values(opened, "UNIT") == ["KMP-1463"]


def test_all_fields_have_it_from_one_reading_that_begins_when_it_is_due(
    dialog: Any, location: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kmzb_plugin.gui import store_codes

    read = []
    entries_of_store = store_codes.entries_of_store
    monkeypatch.setattr(store_codes, "entries_of_store", lambda *asked: read.append(asked) or entries_of_store(*asked))
    opened = dialog("exportthreats", STORE=location, AUTHCFG="")
    wait_for(lambda: titles(opened, "UNIT"), "the units")
    assert read == [(location, "")]
    opened.activateWindow()
    edit = edit_of(opened, "STORE")
    edit.setFocus()
    wait_for(edit.hasFocus, "the focus")
    # An address half written may be that of another server, which would be sent the login.
    edit.setText("https://127.0.0.1:9/km")
    settle(2 * store_codes.TYPING_MS)
    assert len(read) == 1
    edit.editingFinished.emit()
    settle(2 * store_codes.TYPING_MS)
    assert len(read) == 1, "the focus is still there"
    field(opened, "REASON").wrappedWidget().setFocus()
    wait_for(lambda: len(read) == 2, "the address to be asked")
    assert read[1] == ("https://127.0.0.1:9/km", "")


def test_a_login_behind_the_master_password_asks_nobody_for_it(dialog: Any, location: str) -> None:
    manager = QgsApplication.authManager()
    kept = kept_login("officer", "secret")
    manager.clearMasterPassword()
    try:
        opened = dialog("exportthreats", STORE=location, AUTHCFG=kept)
        settle(200)
        assert not titles(opened, "UNIT")
        assert not tasks.at_work
    finally:
        assert kept_login("officer", "secret")


def test_a_list_that_comes_while_codes_are_written_waits_until_they_are(dialog: Any, location: str) -> None:
    opened = dialog("exportthreats")
    opened.activateWindow()
    line = field(opened, "UNIT").widget.currentWidget()
    line.setFocus()
    wait_for(line.hasFocus, "the focus")
    line.setText("KMP-14")
    name_store(opened, location)
    settle(100)
    wait_for(lambda: not tasks.at_work, "the reading")
    assert field(opened, "UNIT").widget.currentWidget() is line
    line.setText("KMP-1463")
    field(opened, "REASON").wrappedWidget().setFocus()
    wait_for(lambda: titles(opened, "UNIT"), "the units")
    assert values(opened, "UNIT") == ["KMP-1463"]


def delete(opened: Any) -> None:
    """Closes a dialog for good, now."""
    opened.close()
    opened.deleteLater()
    QCoreApplication.sendPostedEvents(opened, QEvent.Type.DeferredDelete)


def test_closed_while_a_store_is_being_named_nothing_follows(dialog: Any, location: str) -> None:
    opened = dialog("exportthreats")
    opened.activateWindow()
    edit = edit_of(opened, "STORE")
    edit.setFocus()
    wait_for(edit.hasFocus, "the focus")
    edit.setText(location)
    kept = opened.mainWidget().wrappers
    delete(opened)
    settle(600)
    assert not tasks.at_work
    assert kept


def test_dialogs_that_are_gone_leave_nothing_behind(dialog: Any, location: str) -> None:
    def closed_again() -> weakref.ref[Any]:
        opened = dialog("exportthreats", STORE=location)
        wait_for(lambda: titles(opened, "UNIT"), "the units")
        kept = weakref.ref(field(opened, "UNIT"))
        delete(opened)
        dialog.forget()
        return kept

    fields = [closed_again() for _ in range(3)]
    gc.collect()
    assert [ref() for ref in fields] == [None] * 3


def test_closed_while_it_is_read_nothing_follows_and_the_store_is_closed(
    dialog: Any, location: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()
    stores: list[Any] = []

    def slow(place: str, authcfg: str) -> Any:
        stores.append(open_store(place, authcfg))
        stores[0].closed = False
        close = stores[0].close
        monkeypatch.setattr(stores[0], "close", lambda: (close(), setattr(stores[0], "closed", True)))
        begun.set()
        go_on.wait(20)
        return stores[0]

    monkeypatch.setattr(store_entries, "open_store", slow)
    opened = dialog("exportthreats", STORE=location, UNIT="KMP-1463")
    wait_for(begun.is_set, "the reading")
    delete(opened)
    go_on.set()
    wait_for(lambda: stores[0].closed and not tasks.at_work, "the store to be closed")
    settle(50)


def test_a_store_on_a_server(dialog: Any, database: Database) -> None:
    store = open_store(database.location())
    fill(store)
    units = store.units()
    store.close()
    opened = dialog("extractthreats", STORE=database.location(), UNIT=units[0].code)
    wait_for(lambda: titles(opened, "UNIT"), "the units")
    assert titles(opened, "UNIT") == {unit.code: f"{unit.name} ({unit.code})" for unit in units}
    assert "speeding" in titles(opened, "CATEGORY")
    assert values(opened, "UNIT") == [units[0].code]


def test_in_polish(dialog: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locale, "language", lambda: "pl")
    monkeypatch.setattr(store_entries, "language", lambda: "pl")
    named = [entry.title for entry in store_entries.shipped()[store_entries.CATEGORIES]]
    assert named[0] == "Akty wandalizmu"
    assert named.index("Spożywanie alkoholu w miejscach niedozwolonych") < named.index("Żebractwo")
    assert named[-1] == "Żebractwo"


def test_units_follow_those_above_them_and_a_circle_ends() -> None:
    def unit(code: str, above: str = "", since: str = "2016-01-01", name: str = "") -> Unit:
        return Unit(code + since, code, name or code, above and above + "2016-01-01", since, "", None)

    units = [unit("B"), unit("A"), unit("B1", "B"), unit("A1", "A"), unit("A2", "A"), unit("A1a", "A1")]
    units += [unit("A", since="2020-01-01", name="A since 2020"), unit("lost", "gone")]
    assert [(entry.title, entry.depth) for entry in store_entries._in_tree(units)] == [
        ("B (B)", 0),
        ("B1 (B1)", 1),
        ("A since 2020 (A)", 0),
        ("A1 (A1)", 1),
        ("A1a (A1a)", 2),
        ("A2 (A2)", 1),
        ("lost (lost)", 0),
    ]
    circle = [unit("C", "D"), unit("D", "C"), unit("E")]
    assert sorted(entry.code for entry in store_entries._in_tree(circle)) == ["C", "D", "E"]


def test_models_and_batches(provider: Any) -> None:
    from processing.gui.wrappers import WidgetWrapperFactory
    from qgis.gui import QgsProcessingModelerParameterWidget

    from .test_named_values import _dialog_of_models

    parameter = provider.algorithm("extractthreats").parameterDefinition("UNIT")
    assert isinstance(
        WidgetWrapperFactory.create_wrapper(parameter, _dialog_of_models()), QgsProcessingModelerParameterWidget
    )
    batch = WidgetWrapperFactory.create_wrapper(parameter, type("BatchAlgorithmDialog", (), {})())
    batch.setParameterValue("KMP-1463", QgsProcessingContext())
    assert (batch.label, batch.parameterValue()) == (None, "KMP-1463")
