"""Templates: found by name or path, read for what they show, and printed though something is missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.store.base import Store
from kmzb_plugin.text import UserError
from tests.briefing.pdf import words_of

from .conftest import Export

SHIPPED = ("garrison", "garrison_a3", "monthly", "patrol", "verification_card", "weekly", "weekly_a3")
DOCS = Path(__file__).parents[2] / "docs"
GUIDES = {"templates.md": "## Texts", "templates.pl.md": "## Teksty"}


@pytest.fixture
def own_folder(qgis_app: Any) -> Iterator[Path]:
    from kmzb_plugin.briefing import templates

    folder = templates.own_folder()
    folder.mkdir(parents=True, exist_ok=True)
    yield folder
    for path in folder.iterdir():
        path.unlink()


def drawn(path: Path, draw: Callable[[Any], None]) -> Path:
    """A template drawn by hand, as a person does in QGIS."""
    from qgis.core import QgsPrintLayout, QgsProject, QgsReadWriteContext

    project = QgsProject()
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    draw(layout)
    assert layout.saveAsTemplate(str(path), QgsReadWriteContext())
    return path


def add_label(layout: Any, text: str, height: float = 100) -> None:
    from qgis.core import QgsLayoutItemLabel, QgsLayoutPoint, QgsLayoutSize

    label = QgsLayoutItemLabel(layout)
    label.setText(text)
    layout.addLayoutItem(label)
    label.attemptMove(QgsLayoutPoint(20, 20))
    label.attemptResize(QgsLayoutSize(150, height))


def add_picture(layout: Any, path: str) -> None:
    from qgis.core import QgsLayoutItemPicture, QgsLayoutSize

    picture = QgsLayoutItemPicture(layout)
    picture.setPicturePath(path)
    layout.addLayoutItem(picture)
    picture.attemptResize(QgsLayoutSize(20, 20))


def test_the_names_are_those_that_ship_and_ones_own(own_folder: Path) -> None:
    from kmzb_plugin.briefing import templates

    assert templates.names() == list(SHIPPED)
    own = drawn(own_folder / "nocna.qpt", lambda layout: add_label(layout, "[% @kmzb_unit %]"))
    mine = drawn(own_folder / "weekly.qpt", lambda layout: add_label(layout, "[% @kmzb_unit %]"))
    assert templates.names()[:2] == ["nocna", "weekly"]
    assert templates.find("nocna") == own
    assert templates.find("nocna.qpt") == own
    assert templates.find("") == templates.find("weekly") == mine  # one's own comes first
    assert templates.find(str(own)) == own
    assert templates.find("patrol").parent == templates.SHIPPED


def test_an_unknown_name_is_told_with_the_names_there_are(own_folder: Path) -> None:
    from kmzb_plugin.briefing import templates

    with pytest.raises(UserError, match=f"no template «nightly».*patrol.*{own_folder}"):
        templates.find("nightly")
    with pytest.raises(UserError, match="no template"):
        templates.find("../templates/weekly")


@pytest.mark.parametrize("text", ["", "not xml", "<qgis/>"])
def test_what_is_no_template_is_refused_in_a_sentence(text: str, tmp_path: Path, qgis_app: Any) -> None:
    from kmzb_plugin.briefing.templates import read

    path = tmp_path / "bad.qpt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match="not a layout template"):
        read(path)
    with pytest.raises(UserError, match="cannot be read"):
        read(tmp_path / "none.qpt")


@pytest.mark.parametrize("name", SHIPPED)
def test_what_ships_asks_for_nothing_that_nobody_fills(name: str, qgis_app: Any) -> None:
    from kmzb_plugin.briefing import templates

    template = templates.read(templates.find(name))
    assert not template.unknown
    assert template.sheet in templates.sheet_titles()
    assert template.about_threat == (name == "verification_card")
    assert template.of_whole_garrison == (template.sheet in ("garrison", "monthly"))
    assert templates.missing(template) == []
    ids = set(re.findall(r'\bid="(\w+)"', templates.find(name).read_text(encoding="utf-8")))
    ours = re.compile(r"\w+_(table|legend|funnel|chart)$")
    assert {each for each in ids if ours.match(each)} <= template.items


def test_all_that_the_catalogue_has_is_shown_by_a_template_and_explained_in_the_guide(qgis_app: Any) -> None:
    from kmzb_plugin.briefing import templates
    from kmzb_plugin.briefing.parts import ITEMS, TEXTS

    read = [templates.read(templates.find(name)) for name in SHIPPED]
    assert {each for template in read for each in template.items} == set(ITEMS)
    unshown = set(TEXTS) - {each for template in read for each in template.texts}
    assert unshown == {"garrison", "handling", "place", "printed_for", "status"}  # for templates of one's own
    for guide, heading in GUIDES.items():
        text = (DOCS / guide).read_text(encoding="utf-8")
        explained = re.findall(r"^\| (`.*?) \|", text.split(heading)[1], re.MULTILINE)
        assert sorted(re.findall(r"`(\w+)`", " ".join(explained))) == sorted({*TEXTS, *ITEMS})
        listed = re.findall(r"^\| (`.*?) \|", text.split(heading)[0], re.MULTILINE)
        assert sorted(re.findall(r"`(\w+)`", " ".join(listed))) == list(SHIPPED)


def test_each_part_fills_just_what_the_catalogue_says(store: Store, qgis_app: Any) -> None:
    from kmzb_plugin.briefing.card import find_threat
    from kmzb_plugin.briefing.parts import PARTS
    from kmzb_plugin.briefing.scope import find_units
    from kmzb_plugin.briefing.subject import Source, Subject
    from kmzb_plugin.store.filter import ThreatFilter
    from tests.briefing.samples import scope

    (unit,) = find_units(store, ["KMP"], scope().at)
    source = Source(store, store.describe(), store.dictionary(), store.units(), "")
    number = store.threats(ThreatFilter(), limit=1)[0].number
    subject = Subject(source, scope(), unit, find_threat(store, number))
    for part in PARTS.values():
        filling = part.fill(subject)
        assert set(filling.texts) == set(part.texts)
        assert (tuple(filling.tables), tuple(filling.pictures)) == (part.tables, part.pictures)


def test_a_template_may_leave_things_out_and_say_its_own(export: Export, tmp_path: Path) -> None:
    from kmzb_plugin.briefing.templates import missing, read

    template = drawn(tmp_path / "own.qpt", lambda layout: add_label(layout, "Nowych: [% @kmzb_new %]"))
    assert words_of(export("KMP", template)) == "Nowych: 5"
    assert missing(read(template)) == []  # a kind of its own leaves nothing out


def test_only_what_a_template_names_is_computed(
    export: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kmzb_plugin.briefing import content

    def fail(*_: object) -> None:
        raise AssertionError("nobody asked for it")

    monkeypatch.setattr(content, "build_content", fail)
    template = drawn(tmp_path / "own.qpt", lambda layout: add_label(layout, "[% @kmzb_unit %], [% @kmzb_kind %]"))
    assert words_of(export("KPP", template)) == "KPP Łapy, own · do użytku służbowego"


def test_a_sheet_of_a_known_kind_says_what_it_lacks_and_what_nobody_fills(tmp_path: Path, qgis_app: Any) -> None:
    from kmzb_plugin.briefing.templates import missing, read

    def draw(layout: Any) -> None:
        from qgis.core import QgsExpressionContextUtils

        QgsExpressionContextUtils.setLayoutVariable(layout, "kmzb_sheet", "patrol")
        add_label(layout, "[% @kmzb_unit || @kmzb_weather %]")

    template = read(drawn(tmp_path / "own.qpt", draw))
    assert (template.sheet, template.unknown) == ("patrol", {"weather"})
    assert {"map", "due_table", "kmzb_open"} <= set(missing(template))
    assert "kmzb_unit" not in missing(template)


def test_a_template_without_a_page_is_told(tmp_path: Path, qgis_app: Any) -> None:
    from kmzb_plugin.briefing import templates

    path = tmp_path / "pusty.qpt"
    path.write_text("<Layout/>", encoding="utf-8")
    with pytest.raises(UserError, match="pusty.qpt» has no page"):
        templates.read(path)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_name_of_two_lines_ends_above_the_kind_of_sheet(name: str, qgis_app: Any) -> None:
    from qgis.core import QgsLayoutItemLabel, QgsPrintLayout, QgsProject, QgsReadWriteContext

    from kmzb_plugin.briefing import templates

    layout = QgsPrintLayout(QgsProject.instance())
    layout.loadFromTemplate(templates.read(templates.find(name)).document, QgsReadWriteContext())
    boxes = [
        (item.text(), item.mapRectToScene(item.rect()))
        for item in layout.items()
        if isinstance(item, QgsLayoutItemLabel)
    ]
    units = [box for text, box in boxes if "@kmzb_unit %" in text]
    kinds = [box for text, box in boxes if "@kmzb_kind" in text]
    assert units
    assert not [1 for unit in units for kind in kinds if unit.intersects(kind.adjusted(0, 0.2, 0, 0))]


def test_a_picture_that_is_missing_is_told_and_its_place_stays_empty(export: Export, tmp_path: Path) -> None:
    def draw(layout: Any) -> None:
        add_label(layout, "[% @kmzb_unit %]")
        add_picture(layout, str(tmp_path / "gone" / "godlo.png"))

    notices: list[str] = []
    assert words_of(export("KPP", drawn(tmp_path / "own.qpt", draw), language="en", notices=notices)) == "KPP Łapy"
    assert notices == ["The picture «godlo.png» of the template is missing: its place stays empty."]


def test_the_mark_of_the_unit_stands_beside_its_name(export: Export, own_folder: Path, tmp_path: Path) -> None:
    from qgis.PyQt.QtGui import QColor, QImage

    from tests.briefing.pdf import pictures_of

    plain = pictures_of(export("KPB", "patrol"), tmp_path)
    mark = QImage(60, 60, QImage.Format.Format_RGB32)
    mark.fill(QColor("#204080"))
    assert mark.save(str(own_folder / "mark.png"))
    notices: list[str] = []
    assert len(pictures_of(export("KPB", "patrol", notices=notices), tmp_path)) == len(plain) + 1
    assert not notices


def test_text_too_long_for_its_label_ends_at_a_word(export: Export, tmp_path: Path) -> None:
    template = drawn(tmp_path / "own.qpt", lambda layout: add_label(layout, "[% @kmzb_method %]", 8))
    words = words_of(export("KMP", template))
    assert words.startswith("Zgłoszenia płaszczyzny społecznej i internetowej.")
    assert words.endswith("...")  # the ligature taken apart
    assert len(words) < 250


def test_a_table_without_room_for_its_rows_is_told(export: Export, tmp_path: Path) -> None:
    def draw(layout: Any) -> None:
        from qgis.core import QgsLayoutFrame, QgsLayoutItemManualTable, QgsLayoutSize

        table = QgsLayoutItemManualTable.create(layout)
        layout.addMultiFrame(table)
        frame = QgsLayoutFrame(layout, table)
        frame.setId("heat_table")
        table.addFrame(frame, False)
        frame.attemptResize(QgsLayoutSize(100, 20))

    notices: list[str] = []
    export("KMP", drawn(tmp_path / "own.qpt", draw), language="en", notices=notices)
    assert notices == ["The table «heat_table» has no room for all of its rows: make its frame higher."]
