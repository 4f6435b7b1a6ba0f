"""Templates: those that come with the plugin, those of a unit in a folder of its own, and what each of them shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtXml import QDomDocument

from ..text import UserError, tr
from .parts import ITEMS, PREFIX, TEXTS, parts_of

SHIPPED = Path(__file__).parent.parent / "templates"
DEFAULT = "weekly"
SHEET = PREFIX + "sheet"  # the layout variable that says which kind of sheet a template is
SUFFIX = ".qpt"
A3 = "_a3"
SECTION = "section_"
RUNNING = "running_"

_MAPS_OF_THREATS = {"threat_map", "threat_overview"}
_VARIABLE = re.compile(r"@" + PREFIX + r"(\w+)")


@dataclass(frozen=True)
class Template:
    """A template as it is read: `sheet` is the kind it says it is, `texts` and `items` what it shows of the catalogue.

    `unknown` are variables that nothing fills.
    """

    name: str
    document: QDomDocument
    sheet: str
    texts: frozenset[str]
    items: frozenset[str]
    unknown: frozenset[str]

    @property
    def about_threat(self) -> bool:
        """Whether a sheet of it is about one threat: it shows something of the card."""
        return "card" in parts_of(set(self.texts), set(self.items)) or bool(self.items & _MAPS_OF_THREATS)

    @property
    def of_whole_garrison(self) -> bool:
        """Whether it is made for all units at once where none is named."""
        return self.sheet in ("garrison", "monthly")


def sheet_titles() -> dict[str, str]:
    """The kinds of sheets that come with the plugin, by the name of their template."""
    return {
        "patrol": tr("Briefing for patrols"),
        "weekly": tr("Briefing for duty"),
        "garrison": tr("Garrison at a glance"),
        "monthly": tr("Report for the command"),
        "verification_card": tr("Verification card"),
    }


def own_folder() -> Path:
    """Where a unit keeps its own templates: the folder of QGIS's settings, `kmzb_analyst/templates`."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "kmzb_analyst" / "templates"


def unit_mark() -> Path | None:
    """The unit's mark, `mark.svg` or `mark.png` in the folder of its templates; None where there is none."""
    found = (own_folder() / f"mark.{kind}" for kind in ("svg", "png"))
    return next((path for path in found if path.is_file()), None)


def names() -> list[str]:
    """The names that TEMPLATE takes: a unit's own first, then those that come with the plugin."""
    own = sorted(path.stem for path in own_folder().glob(f"*{SUFFIX}"))
    return list(dict.fromkeys([*own, *sorted(path.stem for path in SHIPPED.glob(f"*{SUFFIX}"))]))


def titled() -> list[tuple[str, str]]:
    """The names that TEMPLATE takes, each with what people call it and the name itself."""
    titles, own = sheet_titles(), {path.stem for path in own_folder().glob(f"*{SUFFIX}")}
    found = []
    for name in names():
        kind = titles.get(name.removesuffix(A3), "")
        if name in own:
            told = tr("{name} (one of your own)").format(name=name)
        elif name.endswith(A3):
            told = tr("{title}, on A3 ({name})").format(title=kind, name=name)
        else:
            told = f"{kind} ({name})"
        found.append((name, told))
    return found


def find(name_or_path: str) -> Path:
    """The file of a template: one's own by name, else one that comes with the plugin, else a path. Raises UserError."""
    text = name_or_path.strip() or DEFAULT
    for folder in (own_folder(), SHIPPED):
        path = folder / f"{text.removesuffix(SUFFIX)}{SUFFIX}"
        if Path(text).name == text and path.is_file():
            return path
    path = Path(text).expanduser()
    if path.is_file():
        return path
    raise UserError(
        tr(
            "There is no template «{name}». Give the path of a layout template (.qpt), or one of these names: {names}. "
            "Your own ones stand in {folder}."
        ).format(name=text, names=", ".join(names()), folder=own_folder())
    )


def read(path: Path) -> Template:
    """A template with what it shows. Raises UserError if the file cannot be read or is no layout template."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(
            tr("The template «{path}» cannot be read. Choose a layout template (.qpt).").format(path=path), str(error)
        ) from error
    document = QDomDocument()
    done = document.setContent(text)
    if not (done[0] if isinstance(done, tuple) else done) or document.documentElement().tagName() != "Layout":
        raise UserError(
            tr("The file «{path}» is not a layout template. Choose one that QGIS saved (.qpt).").format(path=path)
        )
    if not document.documentElement().firstChildElement("PageCollection").firstChildElement("LayoutItem").isElement():
        raise UserError(tr("The template «{path}» has no page. Open it in QGIS and add one.").format(path=path))
    shown = set(_VARIABLE.findall(text)) - {SHEET.removeprefix(PREFIX)}
    return Template(
        name=path.stem,
        document=document,
        sheet=_sheet(document) or path.stem,
        texts=frozenset(shown & set(TEXTS)),
        items=frozenset(_ids(document) & set(ITEMS)),
        unknown=frozenset(shown - set(TEXTS)),
    )


def missing(template: Template) -> list[str]:
    """What the template of that kind that comes with the plugin shows and this one does not; empty for other kinds."""
    path = SHIPPED / f"{template.sheet}{SUFFIX}"
    if template.sheet not in sheet_titles() or not path.is_file():
        return []
    model = read(path)
    lacking = (model.items - template.items) | {PREFIX + name for name in model.texts - template.texts}
    return sorted(lacking)


def _sheet(document: QDomDocument) -> str:
    """The value of the layout variable `kmzb_sheet`; empty where there is none."""
    variables: dict[str, list[str]] = {}
    properties = document.documentElement().firstChildElement("customproperties").firstChildElement("Option")
    option = properties.firstChildElement("Option")
    while not option.isNull():
        name = option.attribute("name")
        if name in ("variableNames", "variableValues"):
            variables[name] = _values(option)
        option = option.nextSiblingElement("Option")
    pairs = dict(zip(variables.get("variableNames", []), variables.get("variableValues", []), strict=False))
    return pairs.get(SHEET, "")


def _values(option) -> list[str]:  # type: ignore[no-untyped-def]
    """The texts of an option: a list, or a single one."""
    found, child = [], option.firstChildElement("Option")
    if child.isNull():
        return [option.attribute("value")]
    while not child.isNull():
        found.append(child.attribute("value"))
        child = child.nextSiblingElement("Option")
    return found


def _ids(document: QDomDocument) -> set[str]:
    """The ids of the items and of the frames of multi-page tables."""
    found = set()
    for tag in ("LayoutItem", "LayoutMultiFrame"):
        nodes = document.elementsByTagName(tag)
        found |= {nodes.at(i).toElement().attribute("id") for i in range(nodes.count())}
    return found
