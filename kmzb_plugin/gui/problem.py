"""What is wrong with an entry, said beside it."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QLabel


def say(label: QLabel, text: str) -> None:
    """Shows what is wrong; nothing where the text is empty."""
    label.setText(f"⚠ {text}" if text else "")
    label.setVisible(bool(text))
