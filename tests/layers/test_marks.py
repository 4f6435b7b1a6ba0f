"""The marks of the statuses: told apart by shape alone, in the store's colours."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from qgis.core import QgsSymbolLayerUtils
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage

from kmzb_plugin.domain.statuses import Workflow
from kmzb_plugin.layers.marks import category_icon, mark, status_icon

STATUSES = list(Workflow.seed())


def pixels(image: QImage, form=QImage.Format.Format_RGB32) -> np.ndarray:
    image = image.convertToFormat(form)
    depth = 4 if form == QImage.Format.Format_RGB32 else 1
    rows = np.frombuffer(image.constBits().asarray(image.sizeInBytes()), np.uint8).reshape(image.height(), -1)
    return rows[:, : image.width() * depth].astype(float)


def drawn(status, size=16) -> QImage:
    image = QgsSymbolLayerUtils.symbolPreviewPixmap(mark(status, detail=False), QSize(size, size)).toImage()
    paper = QImage(size, size, QImage.Format.Format_RGB32)
    paper.fill(QColor("#eef0ea"))
    from qgis.PyQt.QtGui import QPainter

    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper


def test_any_two_statuses_differ_in_grey(qgis_app):
    grey = {
        status.code if status else "unknown": pixels(drawn(status), QImage.Format.Format_Grayscale8)
        for status in [*STATUSES, None]
    }
    for one, other in combinations(grey, 2):
        differing = np.abs(grey[one] - grey[other]) > 40
        assert differing.sum() >= 12, (one, other, differing.sum())


@pytest.mark.parametrize("status", STATUSES, ids=lambda status: status.code)
def test_the_colour_is_the_stores(qgis_app, status):
    image = drawn(status, 32)
    colours = {image.pixelColor(x, y).name() for x in range(32) for y in range(32)}
    assert status.colour in colours


def test_a_status_of_a_stores_own_has_the_mark_of_the_unknown_in_its_colour(qgis_app):
    own = STATUSES[0].__class__("watched", "Obserwowane", "Watched", "#00ffff", True, False, None, None)
    assert mark(own, detail=False).symbolLayerCount() == mark(None, detail=False).symbolLayerCount()


def test_icons_for_lists(qgis_app):
    assert not status_icon(STATUSES[0], 16).isNull()
    ink = QColor("#aa3311")
    image = category_icon("speeding", ink, 24).pixmap(24).toImage()
    assert ink.name() in {image.pixelColor(x, y).name() for x in range(24) for y in range(24)}
    unknown = category_icon("unknown:Nowa", ink, 24).pixmap(24).toImage()
    assert unknown == category_icon("unknown", ink, 24).pixmap(24).toImage()
