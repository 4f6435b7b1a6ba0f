"""What the manual's pages say by name and take from elsewhere: an extension of Sphinx.

{algorithm}`kerneldensity`      a link to the help page of the algorithm, called as the toolbox calls it
```{algorithms}                 all of them by group, each with the question that it answers
```{reference}                  those without a help page: what they do and their parameters, in the texts of the dialog
```{block} ../page.md 3         the third block of commands of another page, so that commands stand in one place
```{keys}                       the keys of the queue, as the window lists them
```{statuses}                   the statuses, where each may lead, and within how many days, from the dictionary
"""

from __future__ import annotations

import csv
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from qgis.core import QgsApplication, QgsProcessingParameterDefinition
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective, SphinxRole

from kmzb_plugin import domain, locale, text
from kmzb_plugin.processing.base import HELP, REFERENCE, KmzbAlgorithm, group_titles
from kmzb_plugin.processing.provider import ALGORITHMS, algorithm_class
from tools.manual import BLOCK


def _algorithm(name: str) -> KmzbAlgorithm:
    """The algorithm with its parameters, its texts in the language spoken."""
    made = algorithm_class(name)()
    made.initAlgorithm()
    return made


def _help_page(name: str, language: str) -> ET.Element | None:
    path = HELP / language / f"{name}.html"
    return ET.fromstring(path.read_text(encoding="utf-8")) if path.exists() else None


def _address(name: str, language: str, docname: str) -> str:
    """Where a page links to for an algorithm, from kmzb_plugin/manual/<language>/<docname>.html."""
    up = "../" * docname.count("/")
    if (HELP / language / f"{name}.html").exists():
        return f"{up}../../help/{language}/{name}.html"
    return f"{up}{REFERENCE}.html#{name}"


def _link(name: str, language: str, docname: str) -> nodes.reference:
    page = _help_page(name, language)
    title = page.findtext("body/h1") if page is not None else algorithm_class(name)().title()
    return nodes.reference("", title or name, internal=False, refuri=_address(name, language, docname))


class AlgorithmRole(SphinxRole):
    """A link to an algorithm by its id."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        return [_link(self.text, self.config.language, self.env.docname)], []


class AlgorithmsDirective(SphinxDirective):
    """All algorithms by group."""

    def run(self) -> list[nodes.Node]:
        made: list[nodes.Node] = []
        for group, names in ALGORITHMS.items():
            section = nodes.section(ids=[group])
            section += nodes.title("", group_titles()[group])
            listed = nodes.bullet_list()
            for name in names:
                item = nodes.paragraph("", "", _link(name, self.config.language, self.env.docname))
                item += nodes.Text(f" – {self._answers(name)}")
                listed += nodes.list_item("", item)
            section += listed
            made.append(section)
        return made

    def _answers(self, name: str) -> str:
        """The first sentence of what it says of itself."""
        page = _help_page(name, self.config.language)
        said = "".join(page.find("body/p").itertext()) if page is not None else algorithm_class(name)().describe()  # type: ignore[union-attr]
        return re.split(r"(?<=[.?:]) ", " ".join(said.split()), maxsplit=1)[0].rstrip(":")


class ReferenceDirective(SphinxDirective):
    """The algorithms that have no help page of their own."""

    def run(self) -> list[nodes.Node]:
        made: list[nodes.Node] = []
        for name in (each for names in ALGORITHMS.values() for each in names):
            if _help_page(name, self.config.language) is not None:
                continue
            algorithm = _algorithm(name)
            section = nodes.section(ids=[name])
            section += nodes.title("", algorithm.title())
            section += nodes.paragraph("", algorithm.describe())
            section += nodes.paragraph("", "", nodes.literal("", f"kmzb:{name}"))
            listed = nodes.definition_list()
            for parameter in algorithm.parameterDefinitions():
                listed += self._parameter(parameter)
            section += listed
            made.append(section)
        return made

    def _parameter(self, parameter: QgsProcessingParameterDefinition) -> nodes.definition_list_item:
        term = nodes.term("", f"{parameter.description()} ", nodes.literal("", parameter.name()))
        return nodes.definition_list_item("", term, nodes.definition("", nodes.paragraph("", parameter.help())))


class BlockDirective(SphinxDirective):
    """A block of commands of another page of the docs, by its number from 1 on."""

    required_arguments: ClassVar[int] = 2

    def run(self) -> list[nodes.Node]:
        path, number = self.arguments
        _, full = self.env.relfn2path(path)
        self.env.note_dependency(full)
        blocks = BLOCK.findall(Path(full).read_text(encoding="utf-8"))
        if not 1 <= int(number) <= len(blocks):
            raise self.error(f"{path} has {len(blocks)} blocks, no block {number}")
        literal = nodes.literal_block(blocks[int(number) - 1], blocks[int(number) - 1].rstrip("\n"))
        literal["language"] = "sh"
        return [literal]


def _table(headings: tuple[str, ...], rows: list[tuple[nodes.Node, ...]]) -> nodes.table:
    """A table with a row of headings; a cell is a piece of text."""
    made, group = nodes.table(), nodes.tgroup(cols=len(headings))
    group += [nodes.colspec(colwidth=1) for _ in headings]
    head, body = nodes.thead(), nodes.tbody()
    for target, cells in ((head, tuple(nodes.Text(each) for each in headings)), *((body, row) for row in rows)):
        target += nodes.row("", *(nodes.entry("", nodes.paragraph("", "", cell)) for cell in cells))
    group += [head, body]
    made += group
    return made


class KeysDirective(SphinxDirective):
    """The keys of the queue."""

    required_arguments: ClassVar[int] = 2
    """The headings of the two columns."""

    def run(self) -> list[nodes.Node]:
        from kmzb_plugin.gui.keys import keys_help

        first, second = self.arguments
        return [_table((first, second), [(self._keys(keys), nodes.Text(does)) for keys, does in keys_help()])]

    def _keys(self, keys: str) -> nodes.inline:
        """Each key by itself; what stands for those between stays a word."""
        made = nodes.inline()
        for key in keys.split():
            made += [nodes.Text(key) if key == "…" else nodes.literal("", key), nodes.Text(" ")]
        return made


class StatusesDirective(SphinxDirective):
    """The statuses and the steps between them."""

    required_arguments: ClassVar[int] = 4
    """The headings of the three columns, underscores for spaces, and the mark of a step that needs a note."""

    def run(self) -> list[nodes.Node]:
        first, second, third, mark = (each.replace("_", " ") for each in self.arguments)
        names = {each["code"]: each[f"name_{self.config.language}"] for each in _dictionary("statuses")}
        rows: list[tuple[nodes.Node, ...]] = []
        for status in _dictionary("statuses"):
            steps = [each for each in _dictionary("transitions") if each["from_status"] == status["code"]]
            said = [names[each["to_status"]] + (mark if each["note_required"] == "yes" else "") for each in steps]
            days = status["due_days"] or "–"
            rows.append((nodes.strong("", names[status["code"]]), nodes.Text(", ".join(said)), nodes.Text(days)))
        return [_table((first, second, third), rows)]


def _dictionary(name: str) -> list[dict[str, str]]:
    """A table of the dictionary that every new store begins with."""
    with (Path(domain.__file__).parent / "data" / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _speak(app: Sphinx, config: Any) -> None:
    """The texts of the dialogs in the language of the pages."""
    code = config.language
    if code not in locale.LANGUAGES:
        raise ExtensionError(f"the manual is not written in {code}")
    if code != "en" and locale._translator(code) is None:
        raise ExtensionError("the translation is not built: run `make translations`")
    text.install(locale.translation(code), locale.number)


def _links_within(app: Sphinx, path: Path, docname: str, content: list[str]) -> None:
    """Pages that stand alone in docs/ name their language; in the manual each language has its folder."""
    content[0] = re.sub(r"\.(?:pl|en)\.md(?=[)#])", ".md", content[0])


def _keep_small_words(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """In Polish no one-letter word ends a line."""
    if app.config.language != "pl":
        return
    for part in list(doctree.findall(nodes.Text)):
        if not isinstance(part.parent, nodes.literal | nodes.literal_block):
            kept = re.sub(r"(?<!\w)([aiouwz])\s", "\\1\N{NO-BREAK SPACE}", part.astext(), flags=re.IGNORECASE)
            part.parent.replace(part, nodes.Text(kept))


def _other_language(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """The same page in the other language, at the top of the side bar."""
    (other,) = set(locale.LANGUAGES) - {app.config.language}
    context["other_language"] = other
    context["other_page"] = f"{'../' * (pagename.count('/') + 1)}{other}/{pagename}.html"


def setup(app: Sphinx) -> dict[str, Any]:
    """Registers all of it."""
    QgsApplication.instance() or _started()
    app.add_role("algorithm", AlgorithmRole())
    app.add_directive("algorithms", AlgorithmsDirective)
    app.add_directive("reference", ReferenceDirective)
    app.add_directive("block", BlockDirective)
    app.add_directive("keys", KeysDirective)
    app.add_directive("statuses", StatusesDirective)
    app.connect("config-inited", _speak)
    app.connect("include-read", _links_within)
    app.connect("doctree-resolved", _keep_small_words)
    app.connect("html-page-context", _other_language)
    return {"parallel_read_safe": False}


def _started() -> QgsApplication:
    """QGIS, which the parameters of algorithms need."""
    global _QGIS
    _QGIS = QgsApplication([], False)
    _QGIS.initQgis()
    return _QGIS


_QGIS: Any = None
