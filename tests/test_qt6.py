"""The static check for Qt 6: what it finds, and that the plugin passes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import qt6

IMPORTS = "from qgis.core import QgsTask\nfrom qgis.PyQt.QtCore import Qt\nfrom qgis.PyQt.QtWidgets import QDialog\n"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Qt.AlignLeft", "Qt.AlignLeft needs its scope: Qt.AlignmentFlag.AlignLeft"),
        ("QDialog.Accepted", "QDialog.Accepted needs its scope: QDialog.DialogCode.Accepted"),
        ("QgsTask.CanCancel", "QgsTask.CanCancel needs its scope: QgsTask.Flag.CanCancel"),
        ("Qt.NoSuchName", "Qt.NoSuchName does not exist"),
        ("from qgis.PyQt.QtWidgets import QNoSuchWidget", "qgis.PyQt.QtWidgets has no QNoSuchWidget"),
    ],
)
def test_finds_what_qt_6_does_not_know(line: str, sentence: str) -> None:
    assert list(qt6.faults(IMPORTS + line)) == [(4, sentence)]


@pytest.mark.parametrize(
    "line",
    [
        "Qt.AlignmentFlag.AlignLeft",
        "QDialog.DialogCode.Accepted",
        "QDialog.exec",
        "if hasattr(Qt, 'later'): Qt.later()",
        "other.AlignLeft",
    ],
)
def test_passes_what_both_know(line: str) -> None:
    assert list(qt6.faults(IMPORTS + line)) == []


def test_says_file_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "module.py"
    path.write_text(f"{IMPORTS}Qt.AlignLeft", encoding="utf-8")
    assert qt6.main([str(tmp_path)]) == 1
    assert capsys.readouterr().out.startswith(f"{path}:4: ")
    path.write_text(IMPORTS, encoding="utf-8")
    assert qt6.main([str(tmp_path)]) == 0
