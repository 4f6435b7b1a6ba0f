"""Painters end when the painting is done, not when Python forgets them: two at work on one window end QGIS."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from qgis.PyQt.QtGui import QPainter, QPixmap
from qgis.PyQt.QtWidgets import QApplication

import kmzb_plugin.gui
from kmzb_plugin.gui.painting import painting
from kmzb_plugin.gui.timeline import Timeline
from kmzb_plugin.gui.timeline_lines import Line


def test_a_painter_ends_with_the_block_whoever_knows_it(qgis_app: QApplication) -> None:
    ground = QPixmap(10, 10)
    with painting(ground) as kept:
        assert kept.isActive()
    assert not kept.isActive()
    with pytest.raises(ZeroDivisionError), painting(ground) as kept:
        1 / 0  # noqa: B018
    assert not kept.isActive()


def test_the_line_of_the_history_is_painted_and_over(qgis_app: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[QPainter] = []
    monkeypatch.setattr(Timeline, "_paint_mark", lambda self, painter, line, place: kept.append(painter))
    timeline = Timeline()
    timeline.resize(300, 200)
    timeline.show_lines([Line("accepted", "01.11.2026 10:00, anna", "", None, "import")])
    timeline.grab()
    assert len(kept) == 1
    assert not kept[0].isActive()
    timeline.deleteLater()


def test_nobody_else_in_the_window_makes_a_painter() -> None:
    folder = Path(kmzb_plugin.gui.__file__).parent
    making = {each.name for each in folder.rglob("*.py") if re.search(r"Painter\(", each.read_text(encoding="utf-8"))}
    assert making == {"painting.py"}
