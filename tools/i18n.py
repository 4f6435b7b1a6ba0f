"""Keeps kmzb_plugin/i18n/kmzb_pl.ts in step with the texts of the code and the forms, and builds the .qm.

python tools/i18n.py update   collect the texts; new ones stand unfinished, gone ones are removed
python tools/i18n.py check    fail on a text that is missing, unfinished or gone, and on lost {placeholders}
python tools/i18n.py build    make the .qm that the plugin loads
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PLUGIN = ROOT / "kmzb_plugin"
TS = PLUGIN / "i18n" / "kmzb_pl.ts"
CONTEXT = "kmzb"
POLISH_PLURALS = 3


class Text(NamedTuple):
    """One translatable text; `numerus` texts have plural forms."""

    context: str
    source: str
    numerus: bool


def texts_of_code(path: Path) -> Iterator[Text]:
    """The literals handed to tr() in a Python file. A non-literal is an error: it could never be translated."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr"):
            continue
        literal = node.args[0]
        if not (isinstance(literal, ast.Constant) and isinstance(literal.value, str)):
            sys.exit(f"{path.relative_to(ROOT)}:{node.lineno}: tr() takes a literal text")
        yield Text(CONTEXT, literal.value, numerus=len(node.args) > 1 or bool(node.keywords))


def texts_of_form(path: Path) -> Iterator[Text]:
    """The texts of a .ui file; their context is the form's class, as Qt's own loader has it."""
    root = ET.parse(path).getroot()
    context = root.findtext("class", "")
    for element in root.iter("string"):
        if element.text and element.get("notr") != "true":
            yield Text(context, element.text, numerus=False)


def collect() -> list[Text]:
    """Every text of the product, once, in a stable order."""
    found: dict[Text, None] = {}
    for path in sorted(PLUGIN.rglob("*.py")):
        found.update(dict.fromkeys(texts_of_code(path)))
    for path in sorted(PLUGIN.rglob("*.ui")):
        found.update(dict.fromkeys(texts_of_form(path)))
    return sorted(found, key=lambda text: (text.context != CONTEXT, text.context, text.source))


def read_translations() -> dict[tuple[str, str], list[str]]:
    """What is translated already: (context, source) to its forms."""
    if not TS.exists():
        return {}
    known: dict[tuple[str, str], list[str]] = {}
    for context in ET.parse(TS).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") == "unfinished":
                continue
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            known[context.findtext("name", ""), message.findtext("source", "")] = forms
    return known


def write(texts: list[Text], known: dict[tuple[str, str], list[str]]) -> None:
    """Writes the .ts; a text without a translation stands unfinished."""
    root = ET.Element("TS", version="2.1", language="pl_PL", sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    for text in texts:
        if text.context not in contexts:
            contexts[text.context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[text.context], "name").text = text.context
        message = ET.SubElement(contexts[text.context], "message", {"numerus": "yes"} if text.numerus else {})
        ET.SubElement(message, "source").text = text.source
        forms = known.get((text.context, text.source), [])
        translation = ET.SubElement(message, "translation", {} if forms else {"type": "unfinished"})
        if text.numerus:
            for number in range(POLISH_PLURALS):
                ET.SubElement(translation, "numerusform").text = forms[number] if number < len(forms) else ""
        elif forms:
            translation.text = forms[0]
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    TS.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def placeholders(text: str) -> list[str]:
    """What a translation must keep: {names} and %n."""
    return sorted(re.findall(r"\{[a-z_0-9]*(?::[^}]*)?\}|%n", text))


def problems() -> list[str]:
    """What is wrong with the translation, a line each."""
    texts, known = collect(), read_translations()
    found = [f"gone: {source!r}" for context, source in known if not any(t[:2] == (context, source) for t in texts)]
    for text in texts:
        forms = known.get((text.context, text.source), [])
        if len(forms) != (POLISH_PLURALS if text.numerus else 1) or not all(forms):
            found.append(f"no Polish: {text.source!r}")
        found += [
            f"placeholders differ: {text.source!r} / {form!r}"
            for form in forms
            if set(placeholders(form)) != set(placeholders(text.source))
        ]
    return found


def build() -> None:
    """Makes kmzb_pl.qm with Qt's lrelease."""
    lrelease = shutil.which("lrelease") or "/usr/lib/qt5/bin/lrelease"
    made = TS.with_suffix(".new")
    subprocess.run([lrelease, "-silent", str(TS), "-qm", str(made)], check=True)
    made.replace(TS.with_suffix(".qm"))  # at once: Qt keeps the old file mapped while a program uses it


def main(verb: str) -> int:
    """Runs one of the verbs of the module's docstring."""
    if verb == "update":
        write(collect(), read_translations())
    elif verb == "build":
        build()
    elif verb != "check":
        sys.exit(__doc__)
    found = problems() if verb != "build" else []
    print("\n".join(found) or "translations: complete")
    return 1 if found and verb == "check" else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2] or [""]))
