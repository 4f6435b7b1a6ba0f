"""The help pages of the algorithms that analyse, and the way QGIS opens them."""

from __future__ import annotations

import re
import shlex
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin import text
from tools import help_pictures

from .conftest import ROOT

HELP = ROOT / "kmzb_plugin" / "help"
LANGUAGES = ("en", "pl")
GROUPS = ("density", "hotspots", "category", "allocation")
BASICS = "basics"
PAGES = sorted(path.relative_to(HELP).as_posix() for path in HELP.glob("*/*.html"))
OF_ALGORITHMS = [page for page in PAGES if Path(page).stem != BASICS]
SECTIONS = ["use", "caution", "formula", "defaults", "result", "example", "references"]
PARAMETER = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")
LARGEST_PICTURE = 150_000


def parsed(page: str) -> ET.Element:
    """The page's tree; pages are written so that an XML parser takes them too."""
    return ET.fromstring((HELP / page).read_text(encoding="utf-8"))


def words(element: ET.Element) -> str:
    """What a person reads of an element, without formulas, code, examples and references."""
    if element.tag in {"pre", "code", "head"} or element.get("class") in {"refs", "math", "formula"}:
        return element.tail or ""
    return (element.text or "") + "".join(map(words, element)) + (element.tail or "")


def named(page: str) -> set[str]:
    """The parameters and outputs that a page names, without those in its example and without fields."""
    codes = (code for code in parsed(page).iter("code") if code.get("class") != "field")
    return {code.text for code in codes if PARAMETER.fullmatch(code.text or "")}


def helped(provider: Any) -> list[str]:
    return sorted(each.name() for each in provider.algorithms() if each.groupId() in GROUPS)


@pytest.fixture
def algorithm(request: pytest.FixtureRequest, provider: Any) -> Any:
    """The algorithm of a page, given by indirect parameters."""
    found = provider.algorithm(Path(request.param).stem)
    assert found is not None, f"there is no algorithm for {request.param}"
    return found


def test_every_algorithm_that_analyses_has_a_page_in_each_language(provider: Any) -> None:
    wanted = {f"{language}/{name}.html" for language in LANGUAGES for name in [*helped(provider), BASICS]}
    assert wanted == set(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_page_is_well_formed_says_its_language_and_loads_nothing_from_elsewhere(page: str) -> None:
    source = (HELP / page).read_text(encoding="utf-8")
    assert source.startswith("<!DOCTYPE html>\n")
    tree = parsed(page)
    assert tree.get("lang") == page.split("/")[0]
    assert tree.findtext("body/h1")
    assert (tree.findtext("head/title") or "").endswith("– KMZB Analyst")
    assert not re.search(r"<script|<iframe|\bon\w+=|\bstyle=|https?://", source)
    assert [link.get("href") for link in tree.iter("link")] == ["../help.css"]


@pytest.mark.parametrize("page", OF_ALGORITHMS)
def test_sections_stand_in_the_same_order(page: str) -> None:
    tree = parsed(page)
    assert [heading.get("id") for heading in tree.iter("h2")] == SECTIONS
    answer = tree.find("body/p")
    assert answer is not None
    assert answer.get("class") == "answer"
    assert "?" in words(answer)
    assert len(tree.findall(".//p[@class='formula']")) >= 1


@pytest.mark.parametrize("page", OF_ALGORITHMS)
def test_picture_is_there_is_small_and_is_described(page: str) -> None:
    (image,) = parsed(page).iter("img")
    assert image.get("src") == f"../images/{Path(page).stem}.png"
    assert len(image.get("alt") or "") > 40
    path = (HELP / page).parent / (image.get("src") or "")
    assert path.exists(), f"python -m tools.help_pictures {Path(page).stem}"
    assert path.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert path.stat().st_size < LARGEST_PICTURE


def test_the_tool_draws_every_picture_and_says_what_it_cannot_draw(provider: Any, tmp_path: Path) -> None:
    assert set(help_pictures.DRAWINGS) == {Path(page).stem for page in OF_ALGORITHMS}
    with pytest.raises(help_pictures.NothingToDrawError, match="there is no algorithm nosuch"):
        help_pictures.computed("nosuch", {}, tmp_path)
    with pytest.raises(help_pictures.NothingToDrawError, match="hotspots has no parameter COLOUR"):
        help_pictures.computed("hotspots", {"COLOUR": "red"}, tmp_path)


def test_no_picture_is_left_over() -> None:
    assert {path.stem for path in (HELP / "images").iterdir()} <= {Path(page).stem for page in OF_ALGORITHMS}


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_pages_of_the_same_language_and_to_the_other_one(page: str) -> None:
    links = [link.get("href") or "" for link in parsed(page).iter("a")]
    assert links
    for link in links:
        path, _, anchor = link.partition("#")
        target = ((HELP / page).parent / path).resolve().relative_to(HELP).as_posix()
        assert target in PAGES, link
        assert not anchor or any(each.get("id") == anchor for each in parsed(target).iter()), link
    language, name = page.split("/")
    (other,) = set(LANGUAGES) - {language}
    assert [link for link in links if link.startswith("../")] == [f"../{other}/{name}"]


@pytest.mark.parametrize(("page", "algorithm"), [(page, page) for page in OF_ALGORITHMS], indirect=["algorithm"])
def test_page_names_no_parameter_that_is_not_and_all_that_matter(page: str, algorithm: Any) -> None:
    """Those for specialists may stand in the dialog alone, and those that all share on the page of the basics."""
    there = {each.name() for each in [*algorithm.parameterDefinitions(), *algorithm.outputDefinitions()]}
    assert named(page) <= there
    ordinary = {each.name() for each in algorithm.parameterDefinitions() if not each.flags() & each.Flag.FlagAdvanced}
    shared = named(f"{page.split('/')[0]}/{BASICS}.html")
    assert ordinary - shared <= named(page)
    assert "HTML_REPORT" not in there or "HTML_REPORT" in named(page)


@pytest.mark.parametrize(
    ("page", "algorithm"), [(page, page) for page in OF_ALGORITHMS if page.startswith("en/")], indirect=["algorithm"]
)
def test_page_is_called_as_the_toolbox_calls_it(page: str, algorithm: Any) -> None:
    assert parsed(page).findtext("body/h1") == algorithm.displayName()


@pytest.mark.parametrize("language", LANGUAGES)
def test_basics_name_only_what_algorithms_share(language: str, provider: Any) -> None:
    algorithms = [provider.algorithm(name) for name in helped(provider)]
    for name in named(f"{language}/{BASICS}.html"):
        assert sum(each.parameterDefinition(name) is not None for each in algorithms) >= 2, name


@pytest.mark.parametrize(("page", "algorithm"), [(page, page) for page in OF_ALGORITHMS], indirect=["algorithm"])
def test_example_can_be_run(page: str, algorithm: Any) -> None:
    """With files of one's own: every parameter is there, its value fits, and none that is needed is left out."""
    from qgis.core import QgsProcessingContext

    (example,) = parsed(page).iter("pre")
    program, command, name, *given = shlex.split((example.text or "").replace("\\\n", ""))
    assert (program, command, name) == ("qgis_process", "run", algorithm.id())
    assert all(each.startswith("--") for each in given)
    values = dict(each[2:].split("=", 1) for each in given)
    for key, value in values.items():
        definition = algorithm.parameterDefinition(key)
        assert definition is not None, key
        if not value.endswith((".gpkg", ".tif", ".csv", ".html")):
            assert definition.checkValueIsAcceptable(value, QgsProcessingContext()), key
    for definition in algorithm.parameterDefinitions():
        optional = bool(definition.flags() & definition.Flag.FlagOptional)
        assert optional or definition.defaultValue() is not None or definition.name() in values, definition.name()


def test_both_languages_name_the_same_parameters() -> None:
    assert {page: named(f"en/{page}") for page in {Path(each).name for each in PAGES}} == {
        page: named(f"pl/{page}") for page in {Path(each).name for each in PAGES}
    }


@pytest.mark.parametrize("page", [page for page in PAGES if page.startswith("pl/")])
def test_polish_is_set_as_polish_is(page: str) -> None:
    """No one-letter word ends a line, decimals have commas, quotation marks are the Polish ones."""
    read = words(parsed(page))
    assert not re.findall(r"(?<![\w’'-])[aiouwz][ \n]\w*", read, re.IGNORECASE)
    assert not re.findall(r"\d\.\d", read)
    assert not re.findall("[\"“']\\w+", read)


@pytest.mark.parametrize(("language", "spoken"), [("en", "en"), ("pl", "pl")])
def test_help_is_in_the_users_language(language: str, spoken: str, provider: Any) -> None:
    from qgis.PyQt.QtCore import QUrl

    with text.speaking(spoken, lambda source, n: source):
        for name in helped(provider):
            path = Path(QUrl(provider.algorithm(name).helpUrl()).toLocalFile())
            assert path == HELP / language / f"{name}.html"


def test_a_folder_with_odd_characters_is_no_obstacle(
    provider: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qgis.PyQt.QtCore import QUrl

    page = tmp_path / "Łukasz 100% #1" / "en" / "hotspots.html"
    page.parent.mkdir(parents=True)
    page.touch()
    monkeypatch.setattr("kmzb_plugin.processing.base.HELP", page.parents[1])
    with text.speaking("en", lambda source, n: source):
        assert Path(QUrl(provider.algorithm("hotspots").helpUrl()).toLocalFile()) == page


def test_without_a_page_and_a_manual_there_is_no_address(provider: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kmzb_plugin.processing.base.MANUAL", HELP / "none")
    assert provider.algorithm("createstore").helpUrl() == ""


def test_the_button_of_the_dialog_opens_the_page(
    provider: Any, qgis_processing: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from processing.gui.AlgorithmDialog import AlgorithmDialog
    from qgis.PyQt.QtCore import QObject, QUrl, pyqtSlot
    from qgis.PyQt.QtGui import QDesktopServices
    from qgis.PyQt.QtWidgets import QDialogButtonBox

    class Desktop(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.opened: list[str] = []

        @pyqtSlot(QUrl)
        def open(self, address: QUrl) -> None:
            self.opened.append(address.toLocalFile())

    monkeypatch.setattr("processing.gui.ParametersPanel.iface", None)  # pytest-qgis's has no browser
    monkeypatch.setattr("kmzb_plugin.processing.base.MANUAL", HELP / "none")
    desktop = Desktop()
    QDesktopServices.setUrlHandler("file", desktop.open)
    try:
        for name, opened in (("hotspots", [str(HELP / "en" / "hotspots.html")]), ("createstore", [])):
            dialog = AlgorithmDialog(provider.algorithm(name).create())
            boxes = dialog.findChildren(QDialogButtonBox)
            buttons = [box.button(QDialogButtonBox.StandardButton.Help) for box in boxes]
            desktop.opened.clear()
            for button in filter(None, buttons):
                button.click()
            assert desktop.opened == opened
            dialog.close()
            dialog.deleteLater()
    finally:
        QDesktopServices.unsetUrlHandler("file")
