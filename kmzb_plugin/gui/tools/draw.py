"""Draws an annotation: a place, a line, an area or a text, on the threat chosen or free."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from qgis.core import Qgis, QgsGeometry
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QWidget

from ...domain import submission as submissions
from ...domain.submission import Kind
from ...domain.threat import Threat
from ...text import UserError, tr
from .. import rights
from ..buttons import name_buttons
from ..forms import form
from .base import Around, polygonal
from .on_canvas import drawing_band, take_off
from .sketch import SketchTool

DECIMALS = 3
"""Of a metre, in what is written to the store."""

KINDS = {
    "point": Qgis.GeometryType.Point,
    "line": Qgis.GeometryType.Line,
    "area": Qgis.GeometryType.Polygon,
    "text": Qgis.GeometryType.Point,
}


class DrawingDialog(QDialog, form("drawing")):  # type: ignore[misc]
    """Asks for the text of a drawing, and whether it belongs to the threat chosen."""

    def __init__(
        self,
        threat: Threat | None,
        hand_in: Callable[[DrawingDialog], bool],
        *,
        text_required: bool,
        belongs: bool,
        parent: QWidget,
    ) -> None:
        """`hand_in` takes what was written, or says why not and leaves the dialog open."""
        super().__init__(parent)
        self.setupUi(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._hand_in, self._required = hand_in, text_required
        self.belongsBox.setVisible(threat is not None)
        self.belongsBox.setChecked(threat is not None and belongs)
        if threat is not None:
            self.belongsBox.setText(tr("&Belongs to threat no. {number}").format(number=threat.number))
        self.hintLabel.setText(tr("A text is needed here.") if text_required else tr("The text may stay empty."))
        self.textEdit.textChanged.connect(self._check)
        name_buttons(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._check()

    def accept(self) -> None:
        if self._hand_in(self):
            super().accept()

    @property
    def text(self) -> str:
        """The text as written, without blanks around it."""
        return str(self.textEdit.toPlainText()).strip()

    def _check(self) -> None:
        button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        button.setEnabled(bool(self.text) or not self._required)


class DrawTool(SketchTool):
    """Draws one kind of annotation; what is drawn goes into the outbox, where U takes it back while it is held."""

    belongs = True
    """What was answered last: whether a drawing belongs to the threat chosen."""

    def __init__(self, around: Around, what: str) -> None:
        super().__init__(around, KINDS[what])
        self._what = what
        self.dialog: DrawingDialog | None = None
        self._asked: QgsRubberBand | None = None

    def new_band(self) -> QgsRubberBand:
        return drawing_band(self.around.canvas, self.kind)

    def clear(self) -> None:
        super().clear()
        if self.dialog is not None:
            self.dialog.reject()

    def keyPressEvent(self, event: Any) -> None:
        if event.key() == Qt.Key.Key_U:
            self.around.dock.deeds.take_back()
        else:
            super().keyPressEvent(event)

    def too_few(self) -> None:
        least = tr("An area has three corners at least.") if self._what == "area" else tr("A line has two ends.")
        self.around.messages.hint(least + " " + tr("Right-click after the last point."))

    def finished(self, shape: QgsGeometry, modifiers: Qt.KeyboardModifiers) -> None:
        around, session = self.around, self.around.session
        if session.info is None:
            return
        if not session.may(Kind.ANNOTATION):
            around.messages.hint(rights.refusal(session.info))
            return
        try:
            geometry = self._geojson(shape)
        except UserError as error:
            around.fail(error)
            return
        chosen = around.dock.card.threats
        threat = chosen[0] if len(chosen) == 1 else None
        required = self.kind == Qgis.GeometryType.Point
        dialog = DrawingDialog(
            threat,
            lambda answered: self._hand_in(answered, threat, geometry),
            text_required=required,
            belongs=DrawTool.belongs,
            parent=around.window,
        )
        dialog.finished.connect(self._forget)
        # It stays to be seen while somebody writes about it.
        self._asked = drawing_band(around.canvas, self.kind)
        self._asked.setToGeometry(shape, around.canvas.mapSettings().destinationCrs())
        self.dialog = dialog
        dialog.open()

    def _geojson(self, shape: QgsGeometry) -> dict[str, object]:
        """The shape as it is written. Raises UserError where it has no place in the store or encloses nothing."""
        moved = self.around.in_store(shape, bent=False)
        if self.kind == Qgis.GeometryType.Polygon:
            area = polygonal(moved)
            if area is None:
                raise UserError(tr("This shape encloses no area. Draw it again."))
            moved = area
        written: dict[str, object] = json.loads(moved.asJson(DECIMALS))
        return written

    def _hand_in(self, dialog: DrawingDialog, threat: Threat | None, geometry: dict[str, object]) -> bool:
        owner = threat.id if threat is not None and dialog.belongsBox.isChecked() else None
        # A text is a remark that has a place; everything else is a shape that may have a text.
        kind = "remark" if self._what == "text" else "shape"
        made = submissions.annotation(owner, dialog.text, kind=kind, geometry=geometry)
        try:
            made.check()
        except UserError as error:
            self.around.fail(error)
            return False
        if threat is not None:
            DrawTool.belongs = owner is not None
        self.around.session.hand_in([made])
        self.around.messages.hint(tr("The drawing is on its way. U takes it back."))
        return True

    def _forget(self, _: int) -> None:
        self.dialog = None
        take_off(self._asked)
        self._asked = None
