"""Photos for some of the synthetic reports: drawn, not taken, and the same for the same seed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QImage, QLinearGradient, QPainter, QPolygonF

from ..attached import NewAttachment

SHOWN = 12
"""Reports with photos, the latest of the kinds that can be drawn."""
_WIDTH, _HEIGHT = 800, 600
_QUALITY = 85

Drawing = Callable[[QPainter, np.random.Generator], None]


def chosen(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """The source_ref and the category of the reports that get photos: the latest that still wait."""
    waiting = rows["category"].isin(_SCENES) & rows["status"].isin(("new", "verification"))
    latest = rows[waiting].sort_values("reported", kind="stable").tail(SHOWN)
    return list(zip(latest["source_ref"], latest["category"], strict=True))


def photos(reports: list[tuple[str, str]], seed: int) -> Iterator[NewAttachment]:
    """One or two photos of each report, and to the last one a note as a PDF file."""
    for place, (ref, category) in enumerate(reports):
        rng = np.random.default_rng([seed, int(hashlib.sha256(ref.encode()).hexdigest()[:8], 16)])
        for number in range(1, 2 + place % 2):
            content = _photo(_SCENES[category], rng)
            yield _new(ref, f"zdjecie_{number}.jpg", "image/jpeg", content, cleaned=True)
    for ref, _ in reports[-1:]:
        yield _new(ref, "notatka.pdf", "application/pdf", _NOTE, cleaned=False)


def _new(ref: str, name: str, media_type: str, content: bytes, *, cleaned: bool) -> NewAttachment:
    return NewAttachment(ref, name, media_type, content, cleaned, hashlib.sha256(content).hexdigest())


def _photo(scene: Drawing, rng: np.random.Generator) -> bytes:
    image = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    _background(painter, rng)
    scene(painter, rng)
    painter.end()
    data = QByteArray()
    device = QBuffer(data)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(device, "jpeg", _QUALITY)
    return bytes(data)


def _background(painter: QPainter, rng: np.random.Generator) -> None:
    """Sky, houses or trees far away, a road that leads there, grass on both sides."""
    sky = QLinearGradient(0, 0, 0, 300)
    light = int(rng.integers(150, 215))
    sky.setColorAt(0, QColor(light - 40, light - 10, 225))
    sky.setColorAt(1, QColor(235, 238, 240))
    painter.fillRect(0, 0, _WIDTH, 300, sky)
    x = -40.0
    while x < _WIDTH:
        width, height = rng.uniform(60, 150), rng.uniform(50, 150)
        if rng.random() < 0.5:
            shade = int(rng.integers(140, 190))
            painter.setBrush(QColor(shade, shade - 12, shade - 30))
            painter.drawRect(QRectF(x, 300 - height, width, height))
            painter.setBrush(QColor(90, 105, 125))
            for window in range(int(width // 30)):
                for floor in range(int(height // 40)):
                    painter.drawRect(QRectF(x + 8 + window * 30, 310 - height + floor * 40, 14, 20))
        else:
            painter.setBrush(QColor(70, int(rng.integers(95, 130)), 60))
            painter.drawEllipse(QRectF(x, 305 - height, width, height))
        x += width * 0.9
    painter.fillRect(0, 300, _WIDTH, 300, QColor(112, 135, 82))
    painter.setBrush(QColor(98, 98, 102))
    painter.drawPolygon(QPolygonF([QPointF(370, 300), QPointF(430, 300), QPointF(720, 600), QPointF(60, 600)]))
    painter.setBrush(QColor(225, 225, 220))
    for step in range(4):
        top, length = 320 + step * 70, 14 + step * 9
        painter.drawRect(QRectF(398 - step, top, 3 + 2 * step, length))


def _heap(painter: QPainter, rng: np.random.Generator) -> None:
    """Bags and planks beside the road."""
    left = float(rng.uniform(10, 60))
    for _ in range(14):
        x, y, size = left + rng.uniform(0, 190), rng.uniform(430, 520), rng.uniform(35, 75)
        shade = int(rng.integers(25, 75))
        painter.setBrush(QColor(shade, shade, shade + int(rng.integers(0, 40))))
        painter.drawEllipse(QRectF(x, y - size * 0.8, size, size * 0.8))
    for _ in range(5):
        x, y = left + rng.uniform(0, 180), rng.uniform(450, 530)
        painter.setBrush(QColor(140, 105, 60))
        painter.drawPolygon(
            QPolygonF([QPointF(x, y), QPointF(x + 90, y - 30), QPointF(x + 94, y - 22), QPointF(x + 4, y + 9)])
        )


def _car(painter: QPainter, rng: np.random.Generator) -> None:
    """A car half on the road, without a plate."""
    x, y = float(rng.uniform(10, 60)), float(rng.uniform(430, 470))
    body = QColor.fromHsv(int(rng.integers(0, 360)), 130, 170)
    painter.setBrush(body.darker(120))
    painter.drawPolygon(
        QPolygonF([QPointF(x + 50, y), QPointF(x + 90, y - 50), QPointF(x + 190, y - 50), QPointF(x + 235, y)])
    )
    painter.setBrush(QColor(190, 210, 225))
    painter.drawPolygon(
        QPolygonF([QPointF(x + 66, y), QPointF(x + 97, y - 40), QPointF(x + 183, y - 40), QPointF(x + 216, y)])
    )
    painter.setBrush(body)
    painter.drawRoundedRect(QRectF(x, y, 280, 60), 14, 14)
    for wheel in (x + 35, x + 195):
        painter.setBrush(QColor(30, 30, 30))
        painter.drawEllipse(QRectF(wheel, y + 35, 50, 50))
        painter.setBrush(QColor(160, 160, 165))
        painter.drawEllipse(QRectF(wheel + 15, y + 50, 20, 20))


def _hole(painter: QPainter, rng: np.random.Generator) -> None:
    """A hole in the road with water in it."""
    x, y = float(rng.uniform(300, 420)), float(rng.uniform(470, 520))
    for factor, colour in ((1.0, QColor(70, 68, 66)), (0.85, QColor(48, 46, 44)), (0.6, QColor(105, 118, 128))):
        points = []
        for angle in np.linspace(0, 2 * np.pi, 24, endpoint=False):
            radius = factor * (85 + rng.uniform(-12, 12))
            points.append(QPointF(x + radius * float(np.cos(angle)), y + 0.38 * radius * float(np.sin(angle))))
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF(points))


_SCENES: dict[str, Drawing] = {
    "illegal_dumping": _heap,
    "improper_parking": _car,
    "bad_road_infrastructure": _hole,
}


def _pdf() -> bytes:
    """A PDF file of one page with a line of text."""
    text = b"BT /F 14 Tf 60 770 Td (Notatka do zgloszenia. Dane syntetyczne.) Tj ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        len(made),
    )


_NOTE = _pdf()
