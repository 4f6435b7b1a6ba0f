"""The manual: it builds without a warning, leads nowhere that is not there, and its commands do what it says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sysconfig
import xml.etree.ElementTree as ET
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from kmzb_plugin.processing import base
from kmzb_plugin.processing.provider import ALGORITHMS
from kmzb_plugin.store import open_store
from kmzb_plugin.store.demo.create import create_demo_store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.text import speaking
from tools import architecture_drawing, manual
from tools.manual import BLOCK

from .test_tour import BOLD, CODE, keys_of_window, plain, texts_of_window

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "docs" / "manual"
LANGUAGES = manual.LANGUAGES
LARGEST_MB = 6
LEADS = {
    "en": {
        *("Dates", "Titles above the header", "TERYT codes", "Another count", "not", "Colours"),
        *("Descriptions are masked.", "No cell acts as a formula"),
        "Somebody is in danger: 112 first.",
        *("It is not for emergencies.", "It measures reports, not crime.", "It is for unclassified data."),
        *("Light start.", "Nothing is lost.", "One door.", "Rules are data.", "Statistics are functions."),
    },
    "pl": {
        *("Daty", "Tytuły nad nagłówkiem", "Kody TERYT", "Inna liczba", "Nie", "Kolory"),
        *("Opisy są zasłonięte.", "Żadna komórka nie zadziała jak formuła"),
        "Ktoś jest w niebezpieczeństwie: najpierw 112.",
        *("Nie służy do nagłych wypadków.", "Mierzy zgłoszenia, a nie przestępczość.", "Jest dla danych jawnych."),
        *("Lekki start.", "Nic nie ginie.", "Jedne drzwi.", "Zasady są danymi.", "Statystyki są funkcjami."),
    },
}
"""Bold words that name nothing of a window: what a paragraph is about, or a warning."""

NOT_KEYS = re.compile(r"[A-Z]:\\.*|https://.*")


class Page(HTMLParser):
    """What a page links to, loads, and can be linked to by."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.anchors: set[str] = set()
        self.language = ""
        self.pictures: list[str | None] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if said.get("id"):
            self.anchors.add(said["id"] or "")
        if tag == "html":
            self.language = said.get("lang") or ""
        if tag == "a" and said.get("href"):
            self.links.append(said["href"] or "")
        if tag == "link" and said.get("rel") != "canonical":
            self.loaded.append(said.get("href") or "")
        if tag in ("script", "img", "iframe", "source"):
            self.loaded += [said["src"] or ""] if said.get("src") else []
        if tag == "img":
            self.pictures.append(said.get("alt"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A manual of the test's own, beside the help pages as in the plugin; any warning ends it."""
    plugin = tmp_path_factory.mktemp("built") / "kmzb_plugin"
    plugin.mkdir()
    (plugin / "help").symlink_to(base.HELP)
    for language in LANGUAGES:
        manual.build(language, plugin / "manual")
    return plugin / "manual"


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, Page]:
    return {path.relative_to(built).as_posix(): Page(path) for path in sorted(built.rglob("*.html"))}


def of_language(pages: dict[str, Page], language: str) -> set[str]:
    return {name.split("/", 1)[1] for name in pages if name.startswith(f"{language}/")}


def test_both_languages_have_the_same_pages(pages: dict[str, Page]) -> None:
    assert of_language(pages, "pl") == of_language(pages, "en")
    assert len(of_language(pages, "en")) > 25
    for name, page in pages.items():
        assert page.language == name.split("/")[0]


def test_every_link_leads_somewhere(pages: dict[str, Page], built: Path) -> None:
    known = {page.path.resolve(): page for page in pages.values()}
    for name, page in pages.items():
        for link in page.links:
            if re.match(r"[a-z]+:", link):
                continue
            path, _, anchor = link.partition("#")
            target = (page.path.parent / unquote(path)).resolve() if path else page.path.resolve()
            assert target.exists(), f"{name}: {link}"
            if anchor and target.suffix == ".html" and target in known:
                assert unquote(anchor) in known[target].anchors, f"{name}: {link}"


def test_nothing_is_loaded_from_elsewhere(pages: dict[str, Page], built: Path) -> None:
    for name, page in pages.items():
        for link in page.loaded:
            assert not re.match(r"[a-z]+:|//", link), f"{name}: {link}"
            assert (page.path.parent / unquote(re.split("[?#]", link)[0])).exists(), f"{name}: {link}"
    for style in built.rglob("*.css"):
        assert not re.search(r"url\([\"']?(https?:)?//|@import", style.read_text(encoding="utf-8")), style.name
    for script in built.rglob("*.js"):
        asks = r"fetch\([\"']http|XMLHttpRequest|importScripts|\.src ?= ?[\"']http"
        assert not re.search(asks, script.read_text(encoding="utf-8")), script.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_algorithm_is_reached(language: str, pages: dict[str, Page]) -> None:
    page = pages[f"{language}/analyst/algorithms.html"]
    names = {name for group in ALGORITHMS.values() for name in group}
    reached = {Path(link.partition("#")[0]).stem for link in page.links if "/help/" in link}
    reached |= {link.partition("#")[2] for link in page.links if "reference.html#" in link}
    assert names <= reached
    assert names & reached - {path.stem for path in (base.HELP / language).iterdir()} <= (
        pages[f"{language}/{base.REFERENCE}.html"].anchors
    )


def test_every_picture_is_described(pages: dict[str, Page]) -> None:
    assert sum(len(page.pictures) for page in pages.values()) > 60
    assert not [name for name, page in pages.items() if not all(page.pictures)]


def test_it_is_small(built: Path) -> None:
    size = sum(path.stat().st_size for path in built.rglob("*") if path.is_file())
    assert size < LARGEST_MB * 1e6
    assert not [path for path in built.rglob("*") if path.name.startswith(".")]


def test_same_sources_same_bytes(built: Path, tmp_path: Path) -> None:
    manual.build("pl", tmp_path)
    again = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert again == {path.relative_to(built): path.read_bytes() for path in built.glob("pl/**/*") if path.is_file()}


def test_the_drawing_is_the_one_that_the_tool_draws() -> None:
    for language in LANGUAGES:
        drawn = (architecture_drawing.IMAGES / f"{language}.svg").read_text(encoding="utf-8")
        assert drawn == architecture_drawing.drawing(language)
        ET.fromstring(drawn)
    folders = {path.name for path in (ROOT / "kmzb_plugin").iterdir() if (path / "__init__.py").exists()}
    drawn_folders = {name for names in architecture_drawing.LAYERS for name in names.split(" · ")}
    assert folders == drawn_folders - {"plugin.py", "text"}


def officers(language: str) -> dict[str, str]:
    """The sources of the pages for officers that are written in the manual itself."""
    paths = sorted((SOURCES / language / "officer").glob("*.md"))
    return {path.stem: path.read_text(encoding="utf-8") for path in paths if path.stem != "first-shift"}


def texts_of_qgis(language: str, folder: Path) -> set[str]:
    """All that QGIS itself can say in a language, from the Polish translation that it comes with."""
    from qgis.core import QgsApplication

    lconvert = shutil.which("lconvert") or "/usr/lib/qt5/bin/lconvert"
    made = folder / "qgis.ts"
    subprocess.run([lconvert, "-i", f"{QgsApplication.i18nPath()}/qgis_pl.qm", "-o", str(made)], check=True)
    part = "source" if language == "en" else "translation"
    return {plain(message.findtext(part) or "") for message in ET.parse(made).iter("message")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_read_of_a_window_stands_in_it(language: str, qgis_app: object, tmp_path: Path) -> None:
    """Every bold word of every page is a text of the plugin, or of QGIS."""
    known = texts_of_window(language) | LEADS[language]
    known |= {re.sub(r" \(\w+\)$", "", text) for text in known}  # parameters without their units
    named: dict[str, str] = {}
    for path in sorted((SOURCES / language).rglob("*.md")):
        source = re.sub(r"^```.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.M | re.DOTALL)
        page = path.relative_to(SOURCES / language).as_posix()
        named |= {" ".join(text.split()): page for text in BOLD.findall(source)}
    assert len(named) > 150
    known |= texts_of_qgis(language, tmp_path)
    assert {text: page for text, page in named.items() if text not in known} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keys_that_officers_read_are_keys(language: str, qgis_app: object) -> None:
    known = keys_of_window(language) | {"Ctrl", "Shift", "Tab", "Alt", "0", "1", "+"}
    for name, source in officers(language).items():
        prose = re.sub(r"^```.*?^```$", "", source, flags=re.MULTILINE | re.DOTALL)
        named = {each for each in CODE.findall(prose) if not NOT_KEYS.fullmatch(each)}
        assert named <= known, name


@pytest.mark.parametrize(
    ("page", "blocks_of"),
    [
        ("server", ROOT / "docs" / "administrator.md"),
        ("file", SOURCES / "en/administrator/file.md"),
        ("install", SOURCES / "en/administrator/install.md"),
    ],
)
def test_the_polish_page_has_every_block_of_commands_once_and_in_order(page: str, blocks_of: Path) -> None:
    source = (SOURCES / "pl" / "administrator" / f"{page}.md").read_text(encoding="utf-8")
    numbers = [int(each) for each in re.findall(r"^```\{block\} \S+ (\d+)$", source, re.MULTILINE)]
    assert numbers == list(range(1, len(BLOCK.findall(blocks_of.read_text(encoding="utf-8"))) + 1))


COMMAND = re.compile(r"qgis_process run kmzb:(\w+)((?:[^\n`]|\\\n)*)")


def test_every_command_names_an_algorithm_and_its_parameters(provider: Any) -> None:
    """Wherever it is written: the manual, the other pages, the read-me."""
    found = 0
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))):
        for name, given in COMMAND.findall(path.read_text(encoding="utf-8")):
            algorithm = provider.algorithm(name)
            assert algorithm is not None, f"{path.name}: {name}"
            for parameter in re.findall(r"--(\w+)=", given):
                assert algorithm.parameterDefinition(parameter) is not None, f"{path.name}: {name} {parameter}"
                found += 1
    assert found > 60


@pytest.mark.timeout(240)
def test_a_store_in_a_file_is_backed_up_and_restored_as_the_page_says(tmp_path: Path, provider: Any) -> None:
    """Every block in turn; after the backup the store is damaged, and the restored one is as it was before."""
    where, make, backup, restore, _, _ = BLOCK.findall(
        (SOURCES / "en" / "administrator" / "file.md").read_text(encoding="utf-8")
    )
    environment = os.environ | {
        "QGIS_PLUGINPATH": str(ROOT),
        "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path / "profile"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": sysconfig.get_path("purelib"),
    }

    def run(block: str) -> None:
        command = ["/bin/bash", "-c", f"set -euo pipefail\n{where}\n{block}"]
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]

    store = tmp_path / "radom.gpkg"
    run(make)
    with closing(open_store(str(store))) as opened:
        assert opened.describe().name == "KMP Radom"
    store.unlink()
    create_demo_store(str(store), count=200)
    with closing(open_store(str(store))) as opened:
        before = {threat.id: threat.version for threat in opened.threats(ThreatFilter())}
        run(backup)
    store.write_bytes(b"damaged")
    run(restore)
    with closing(open_store(str(store))) as opened:
        assert {threat.id: threat.version for threat in opened.threats(ThreatFilter())} == before
        assert opened.verify_audit().valid
    # Upgrade and purge have tests of their own.


def test_the_help_button_opens_the_manual_where_there_is_no_page(
    provider: Any, monkeypatch: pytest.MonkeyPatch, built: Path, pages: dict[str, Page]
) -> None:
    from qgis.PyQt.QtCore import QUrl

    monkeypatch.setattr("kmzb_plugin.processing.base.MANUAL", built)
    for language in LANGUAGES:
        with speaking(language, lambda source, n: source):
            for algorithm in provider.algorithms():
                address = QUrl(algorithm.helpUrl())
                path = Path(address.toLocalFile())
                assert path.exists(), algorithm.name()
                if address.hasFragment():
                    name = path.relative_to(built).as_posix()
                    assert name == f"{language}/{base.REFERENCE}.html"
                    assert address.fragment() in pages[name].anchors


def test_the_menu_opens_the_first_page(monkeypatch: pytest.MonkeyPatch, built: Path, qgis_app: object) -> None:
    from qgis.gui import QgsMessageBar
    from qgis.PyQt.QtCore import QObject, QUrl, pyqtSlot
    from qgis.PyQt.QtGui import QDesktopServices

    from kmzb_plugin.gui.manual import open_manual
    from kmzb_plugin.gui.messages import Messages

    class Desktop(QObject):
        opened: list[str] = []

        @pyqtSlot(QUrl)
        def open(self, address: QUrl) -> None:
            self.opened.append(address.toLocalFile())

    monkeypatch.setattr("kmzb_plugin.processing.base.MANUAL", built)
    desktop, bar = Desktop(), QgsMessageBar()
    QDesktopServices.setUrlHandler("file", desktop.open)
    try:
        open_manual(Messages(bar, None))
        assert [Path(path) for path in desktop.opened] == [built / "en" / "index.html"]
        assert not bar.items()
        with monkeypatch.context() as without_browser:
            without_browser.setattr(QDesktopServices, "openUrl", lambda address: False)
            open_manual(Messages(bar, None))
        assert str(built / "en" / "index.html") in bar.items()[0].text()
        monkeypatch.setattr("kmzb_plugin.processing.base.MANUAL", built / "none")
        open_manual(Messages(bar, None))
        assert len(desktop.opened) == 1
        assert "Install the plugin again" in "".join(item.text() for item in bar.items())
    finally:
        QDesktopServices.unsetUrlHandler("file")
