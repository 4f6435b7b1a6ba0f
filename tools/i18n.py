"""Keeps kmzb_plugin/i18n/*.ts in step with the texts of the code and the forms, and builds the .qm of each.

python tools/i18n.py update   collect the texts; new ones stand unfinished, gone ones are removed
python tools/i18n.py check    fail on a text that is missing, unfinished or gone, and on lost {placeholders}
python tools/i18n.py build    make the .qm files that the plugin loads

English is the language of the code: its file has the texts with a count alone, for their singular. Their plural is the
text of the code itself.
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
FOLDER = PLUGIN / "i18n"
CONTEXT = "kmzb"
SOURCE, POLISH = "en", "pl"
PLURALS = {POLISH: 3, SOURCE: 2}
NAMES = {POLISH: "Polish", SOURCE: "English singular"}


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


def file_of(language: str) -> Path:
    """The .ts of a language."""
    return FOLDER / f"kmzb_{language}.ts"


def read_translations(language: str = POLISH) -> dict[tuple[str, str], list[str]]:
    """What is translated already: (context, source) to its forms."""
    if not file_of(language).exists():
        return {}
    known: dict[tuple[str, str], list[str]] = {}
    for context in ET.parse(file_of(language)).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") == "unfinished":
                continue
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            known[context.findtext("name", ""), message.findtext("source", "")] = forms
    return known


def of_language(texts: list[Text], language: str) -> list[Text]:
    """Those of the texts that the file of a language has."""
    return [text for text in texts if text.numerus] if language == SOURCE else texts


def write(texts: list[Text], known: dict[tuple[str, str], list[str]], language: str = POLISH) -> None:
    """Writes the .ts of a language; a text without a translation stands unfinished."""
    root = ET.Element("TS", version="2.1", language={POLISH: "pl_PL", SOURCE: "en_US"}[language], sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    for text in of_language(texts, language):
        if text.context not in contexts:
            contexts[text.context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[text.context], "name").text = text.context
        message = ET.SubElement(contexts[text.context], "message", {"numerus": "yes"} if text.numerus else {})
        ET.SubElement(message, "source").text = text.source
        forms = known.get((text.context, text.source), [])
        translation = ET.SubElement(message, "translation", {} if forms else {"type": "unfinished"})
        if text.numerus:
            if not forms and language == SOURCE:
                forms = ["", text.source]
            for number in range(PLURALS[language]):
                ET.SubElement(translation, "numerusform").text = forms[number] if number < len(forms) else ""
        elif forms:
            translation.text = forms[0]
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    file_of(language).write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def placeholders(text: str) -> list[str]:
    """What a translation must keep: {names} and %n."""
    return sorted(re.findall(r"\{[a-z_0-9]*(?::[^}]*)?\}|%n", text))


def problems(language: str) -> list[str]:
    """What is wrong with the texts in a language, a line each."""
    texts, known = of_language(collect(), language), read_translations(language)
    found = [f"gone: {source!r}" for context, source in known if not any(t[:2] == (context, source) for t in texts)]
    for text in texts:
        forms = known.get((text.context, text.source), [])
        if len(forms) != (PLURALS[language] if text.numerus else 1) or not all(forms):
            found.append(f"no {NAMES[language]}: {text.source!r}")
        elif language == SOURCE and forms[1] != text.source:
            found.append(f"the plural is not the text of the code: {text.source!r} / {forms[1]!r}")
        found += [
            f"placeholders differ: {text.source!r} / {form!r}"
            for form in forms
            if set(placeholders(form)) != set(placeholders(text.source))
        ]
    return found


def build() -> None:
    """Makes the .qm of each language with Qt's lrelease."""
    lrelease = shutil.which("lrelease") or "/usr/lib/qt5/bin/lrelease"
    for language in PLURALS:
        source = file_of(language)
        made = source.with_suffix(".new")
        subprocess.run([lrelease, "-silent", str(source), "-qm", str(made)], check=True)
        made.replace(source.with_suffix(".qm"))  # at once: Qt keeps the old file mapped while a program uses it


def main(verb: str) -> int:
    """Runs one of the verbs of the module's docstring."""
    if verb == "update":
        texts = collect()
        for language in PLURALS:
            write(texts, read_translations(language), language)
    elif verb == "build":
        build()
    elif verb != "check":
        sys.exit(__doc__)
    found = [each for language in PLURALS for each in problems(language)] if verb != "build" else []
    print("\n".join(found) or "translations: complete")
    return 1 if found and verb == "check" else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2] or [""]))
