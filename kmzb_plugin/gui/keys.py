"""The keys of the dock, as its help shows them."""

from __future__ import annotations

from html import escape

from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from ..text import tr
from .buttons import name_buttons


def keys_help() -> list[tuple[str, str]]:
    """The keys of the dock and what they do."""
    return [
        ("J  K  ↓  ↑", tr("next and previous threat")),
        (tr("Space"), tr("zoom to it and flash it")),
        ("1 … 9", tr("decide: the digit on the button")),
        ("N", tr("write the note")),
        ("G  ←  →", tr("groups: choose all of the group, fold it, unfold it")),
        ("Ctrl+Enter", tr("decide with the note")),
        ("Esc", tr("back from the note to the list")),
        ("T", tr("ready notes")),
        ("U", tr("take the last decision back, while it is held")),
        ("M", tr("assign to me, or give back")),
        ("V", tr("note a visit to the place just now, with the note if there is one")),
        ("C", tr("make one case of it and the similar ones nearby, or of those chosen")),
        ("R", tr("enter a report of a citizen")),
        ("E", tr("correct category, place or position")),
        ("D", tr("show the description in clear, or hide it")),
        ("A", tr("list what came with the report")),
        ("F", tr("find")),
        ("H", tr("hot spots: J, K choose, Space shows, Esc goes back")),
        ("?", tr("these keys")),
    ]


def show_keys(parent: QWidget) -> None:
    """The help of the keys."""
    rows = "".join(
        f"<tr><td><b>{escape(keys)}</b></td><td style='padding-left:16px'>{escape(does)}</td></tr>"
        for keys, does in keys_help()
    )
    box = QMessageBox(QMessageBox.Icon.NoIcon, tr("Keys of the queue"), f"<table>{rows}</table>", parent=parent)
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    name_buttons(box)
    box.exec()
