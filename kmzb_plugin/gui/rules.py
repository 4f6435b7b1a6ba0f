"""The rules that a unit sets itself: reasons, ready notes, limits; what is wrong with them, and what is handed in."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ..store.base import Dictionary
from ..text import tr

LONGEST_REASON, LONGEST_TEMPLATE, LONGEST_LINE = 120, 1000, 200
POLISH, ENGLISH = 1, 2
"""The columns of a text; the first is the status."""

_LONGEST_CODE = 50

Rules = list[tuple[str, str]]
"""Names and values as the store's door takes them."""


@dataclass
class Text:
    """A reason or a ready note for decisions that lead to `status`; `code` is that of a reason the store knows."""

    status: str
    polish: str
    english: str
    code: str = ""


@dataclass(frozen=True)
class Problem:
    """What cannot be taken: a sentence, and where it is."""

    row: int
    column: int
    text: str


def reasons(dictionary: Dictionary) -> list[Text]:
    """The reasons as they stand."""
    return [Text(known.status, known.name_pl, known.name_en, known.code) for known in dictionary.reasons]


def templates(dictionary: Dictionary) -> list[Text]:
    """The ready notes as they stand."""
    return [Text(known.status, known.text_pl, known.text_en) for known in dictionary.note_templates]


def problem(texts: Sequence[Text], longest: int, status_names: Mapping[str, str]) -> Problem | None:
    """The first thing that is wrong: an empty text, one that is too long, one that stands twice for a status."""
    seen: dict[tuple[str, int, str], int] = {}
    for row, text in enumerate(texts):
        for column, said in ((POLISH, text.polish), (ENGLISH, text.english)):
            shown, language = " ".join(said.split()), tr("Polish") if column == POLISH else tr("English")
            if not shown:
                sentence = tr("Row {row}: the text in {language} is empty.")
                return Problem(row, column, sentence.format(row=row + 1, language=language))
            if len(said) > longest:
                sentence = tr("Row {row}: the text in {language} has {n} characters; {most} is the most.")
                found = sentence.format(row=row + 1, language=language, n=len(said), most=longest)
                return Problem(row, column, found)
            first = seen.setdefault((text.status, column, shown.casefold()), row)
            if first != row:
                sentence = tr("Rows {first} and {row}: «{text}» stands twice for the status «{status}».")
                name = status_names.get(text.status, text.status)
                return Problem(row, column, sentence.format(first=first + 1, row=row + 1, text=shown, status=name))
    return None


def changed_reasons(before: Sequence[Text], after: Sequence[Text]) -> Rules:
    """What makes the reasons after of those before. The store keeps them in the order in which they were added."""
    old = {text.code: text for text in before}
    codes = set(old)
    rows: list[tuple[str, Text]] = []
    for text in after:
        code = text.code or _new_code(text.english or text.polish, codes)
        codes.add(code)
        rows.append((code, text))
    kept = {code for code, _ in rows}
    rules: Rules = [(f"reason:{code}", "") for code in old if code not in kept]
    in_place = _common([code for code in old if code in kept], [code for code, _ in rows])
    for row, (code, text) in enumerate(rows):
        moved = row >= in_place and code in old
        if moved:
            # Taken away and added again it comes behind those before it.
            rules.append((f"reason:{code}", ""))
        if moved or _clean(text) != _clean(old.get(code)):
            rules.append((f"reason:{code}", _json(_clean(text))))
    return rules


def changed_templates(before: Sequence[Text], after: Sequence[Text]) -> Rules:
    """What makes the ready notes after of those before, a rule for each status whose notes are others."""
    rules: Rules = []
    for status in dict.fromkeys(text.status for text in (*before, *after)):
        old, new = (
            [
                {"text_pl": text.polish.strip(), "text_en": text.english.strip()}
                for text in texts
                if text.status == status
            ]
            for texts in (before, after)
        )
        if old != new:
            rules.append((f"note_templates:{status}", _json(new) if new else ""))
    return rules


def changed_settings(dictionary: Dictionary, wanted: Mapping[str, str]) -> Rules:
    """Plain settings and limits (`due_days:<status>`) that become others."""
    standing = dict(dictionary.settings)
    for status in dictionary.workflow:
        standing[f"due_days:{status.code}"] = str(status.due_days or "")
    return [(name, value) for name, value in wanted.items() if standing.get(name, "") != value]


def _clean(text: Text | None) -> dict[str, str] | None:
    if text is None:
        return None
    return {"status": text.status, "name_pl": text.polish.strip(), "name_en": text.english.strip()}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _common(first: Sequence[str], second: Sequence[str]) -> int:
    """How many are the same from the start on."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(first), len(second)))


def _new_code(text: str, taken: Collection[str]) -> str:
    """A code of a text, in the letters that the store takes, that no other has."""
    plain = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("Ł", "L")).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")[:_LONGEST_CODE] or "reason"
    code, number = stem, 1
    while code in taken:
        number += 1
        code = f"{stem}_{number}"
    return code
