"""How well texts in a picture can be read: their strongest ink against their ground, as WCAG 2 measures it."""

import numpy as np
from qgis.PyQt.QtCore import QPoint, QRect
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtWidgets import QAbstractButton, QLabel

LEAST = 4.5
"""What AA asks of text of this size."""

LEAST_OF_THEME = 3.0
"""What QGIS's themes hold with the text on their buttons, which have no colours of ours."""

WIDEST_MARK = 26
"""What is narrower may be a mark, which need not be as strong as a text."""

GAP = 5
"""Columns of pure ground between two texts, or between a mark and its text."""

SAME = 8
"""Steps of a channel by which a ground may differ, as under a gradient."""


def ratios(colours, ground):
    """The contrast of each colour (an array of RGB) with the ground, from 1 to 21."""
    light, base = _luminance(colours), _luminance(ground)
    return (np.maximum(light, base) + 0.05) / (np.minimum(light, base) + 0.05)


def _luminance(colours):
    parts = np.asarray(colours, dtype=float) / 255
    parts = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return parts @ np.array([0.2126, 0.7152, 0.0722])


def _pixels(widget, *, in_window=False):
    """What a widget draws; `in_window` on what lies behind it, where it has no ground of its own."""
    if in_window:
        top = widget.window()
        drawn = top.grab(QRect(widget.mapTo(top, QPoint()), widget.size()))
    else:
        drawn = widget.grab()
    image = drawn.toImage().convertToFormat(QImage.Format.Format_RGB32)
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    return np.frombuffer(bits, np.uint8).reshape(image.height(), image.width(), 4)[:, :, 2::-1].copy()


def _ground(pixels):
    colours, counts = np.unique(pixels.reshape(-1, 3), axis=0, return_counts=True)
    return colours[counts.argmax()]


def _runs(filled, gap):
    """Where something is: the first and the last of each run, runs parted by `gap` or more that are empty."""
    places = np.flatnonzero(filled)
    if not len(places):
        return []
    parts = np.split(places, np.flatnonzero(np.diff(places) > gap) + 1)
    return [(int(part[0]), int(part[-1])) for part in parts]


def pale_texts(widget, left=0):
    """The texts in what a widget draws by itself that are too pale; the first `left` columns are not looked at."""
    scale = widget.devicePixelRatioF()
    pixels, found = _pixels(widget, in_window=True)[:, round(left * scale) :], []
    varied = (np.ptp(pixels.astype(int), axis=1) > SAME).any(axis=1)
    for top, bottom in _runs(varied, 1):
        line = pixels[top : bottom + 1]
        ground = _ground(line)
        ink = (np.abs(line.astype(int) - ground) > SAME).any(axis=2)
        for first, last in _runs(ink.any(axis=0), GAP * scale - 1):
            best = ratios(line[:, first : last + 1].reshape(-1, 3), ground).max()
            if last - first > WIDEST_MARK * scale and best < LEAST:
                found.append(f"text at {first + left}, {top}: contrast {best:.1f}")
    return found


def pale_labels(top):
    """The labels and buttons of a window whose text is too pale; what is switched off may be."""
    found = []
    for widget in [*top.findChildren(QLabel), *top.findChildren(QAbstractButton)]:
        if widget.isVisibleTo(top) and widget.isEnabled() and widget.text() and not widget.visibleRegion().isEmpty():
            pixels = _pixels(widget)
            best = ratios(pixels.reshape(-1, 3), _ground(pixels)).max()
            if best < (LEAST if isinstance(widget, QLabel) else LEAST_OF_THEME):
                found.append(f"{widget.objectName() or widget.text()}: contrast {best:.1f}")
    return found
