"""A window that shows one picture and does nothing else with it."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QEvent, QObject, QPointF, Qt, pyqtSignal
from qgis.PyQt.QtGui import QImage, QKeySequence, QPainter, QPixmap, QResizeEvent
from qgis.PyQt.QtWidgets import QDialog, QGraphicsPixmapItem, QGraphicsScene, QShortcut, QWidget

from ..text import tr
from .focus_ring import FocusRing
from .forms import form, resize_within_screen
from .wording import number

_STEP = 1.25
_SMALLEST, _LARGEST = 0.02, 16.0


class PictureWindow(QDialog, form("picture")):  # type: ignore[misc]
    """Shows a picture fitted into the window or in its actual size; `step_wanted` asks for the next or previous one."""

    step_wanted = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        resize_within_screen(self, 860, 700)
        self.setMinimumSize(520, 320)
        self.fitted = True
        self._item = QGraphicsPixmapItem()
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        scene = QGraphicsScene(self)
        scene.addItem(self._item)
        self.pictureView.setScene(scene)
        self.pictureView.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.pictureView.setBackgroundBrush(self.palette().window())
        self.pictureView.viewport().installEventFilter(self)
        FocusRing(self.pictureView)
        self.previousButton.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.nextButton.clicked.connect(lambda: self.step_wanted.emit(1))
        self.fitButton.clicked.connect(self.fit)
        self.actualButton.clicked.connect(self.show_actual_size)
        self.closeButton.clicked.connect(self.close)
        # What is closed is not kept.
        self.finished.connect(lambda _: self._item.setPixmap(QPixmap()))
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Left", self.previousButton.click),
            ("Right", self.nextButton.click),
            ("0", self.fit),
            ("1", self.show_actual_size),
            ("+", lambda: self.zoom(_STEP)),
            ("-", lambda: self.zoom(1 / _STEP)),
        )
        for key, act in keys:
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def show_picture(self, image: QImage, name: str, place: int, count: int) -> None:
        """Shows one of `count` pictures; `place` counts from 1."""
        self._item.setPixmap(QPixmap.fromImage(image))
        self.pictureView.setSceneRect(self._item.boundingRect())
        self.setWindowTitle(name)
        size = tr("{width} × {height}").format(width=number(image.width()), height=number(image.height()))
        text = " · ".join((tr("{place} of {count}").format(place=place, count=count), size))
        self.nameLabel.setText(text)
        self.pictureView.setAccessibleDescription(f"{name}, {text}")
        self.previousButton.setEnabled(place > 1)
        self.nextButton.setEnabled(place < count)
        self.show()
        self.raise_()
        self.activateWindow()
        self.fit()

    @property
    def size_of_picture(self) -> tuple[int, int]:
        """Width and height of what is shown, in points."""
        pixmap = self._item.pixmap()
        return int(pixmap.width()), int(pixmap.height())

    @property
    def scale(self) -> float:
        """Points of the screen for one of the picture."""
        return float(self.pictureView.transform().m11()) * float(self.devicePixelRatioF())

    def fit(self) -> None:
        """The whole picture in the window; a small one is not blown up."""
        self.fitted = True
        self.fitButton.setChecked(True)
        view, (width, height) = self.pictureView.viewport(), self.size_of_picture
        if width and height:
            room = min(view.width() / width, view.height() / height)
            self._set_scale(min(room, 1 / float(self.devicePixelRatioF())))

    def show_actual_size(self) -> None:
        """One point of the picture is one of the screen."""
        self._leave_fit()
        self._set_scale(1 / float(self.devicePixelRatioF()))

    def zoom(self, factor: float) -> None:
        """Larger or smaller."""
        self._leave_fit()
        scale = float(self.pictureView.transform().m11()) * factor
        self._set_scale(min(max(scale, _SMALLEST), _LARGEST))

    def _leave_fit(self) -> None:
        self.fitted = False
        self.fitButton.setChecked(False)

    def _set_scale(self, scale: float) -> None:
        centre: QPointF = self.pictureView.mapToScene(self.pictureView.viewport().rect().center())
        self.pictureView.resetTransform()
        self.pictureView.scale(scale, scale)
        self.pictureView.centerOn(centre)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.fitted:
            self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel zooms."""
        if event.type() == QEvent.Type.Wheel:
            self.zoom(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
            return True
        return False
