"""Takes an annotation off the map: the store keeps it as history and shows it no more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from qgis.core import Qgis, QgsFeatureRequest, QgsRectangle, QgsVectorLayerFeatureSource
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import QMenu

from ...domain import submission as submissions
from ...domain.submission import Kind
from ...text import UserError, tr
from .. import rights, wording
from .base import SEARCH_MM, Around, StoreTool

LONGEST = 60
"""Letters of a text that a menu or a sentence shows."""


@dataclass(frozen=True)
class Drawn:
    """One annotation that stands on the map."""

    id: str
    threat_id: str | None
    kind: str
    text: str

    @property
    def name(self) -> str:
        """What to call it: its text, or what it is."""
        line = " ".join(self.text.split())
        return (line[: LONGEST - 1] + "…" if len(line) > LONGEST else line) or wording.kind_name(self.kind)


def drawn_within(sources: Sequence[tuple[Any, QgsRectangle]]) -> list[Drawn]:
    """The annotations of layers, each asked for what touches its rectangle. It blocks: for a task."""
    found = {}
    for source, square in sources:
        request = QgsFeatureRequest(square).setFlags(Qgis.FeatureRequestFlag.ExactIntersect)
        for feature in source.getFeatures(request):
            id_, threat, kind, text = (
                value if isinstance(value := feature[name], str) else "" for name in ("id", "threat_id", "kind", "text")
            )
            found[id_] = Drawn(id_, threat or None, kind, text)
    return list(found.values())


class UndrawTool(StoreTool):
    """A click takes a drawing back; it is held in the outbox like a decision, so U keeps it after all."""

    def __init__(self, around: Around) -> None:
        super().__init__(around, Qt.CursorShape.PointingHandCursor)
        self.menu: QMenu | None = None

    def clear(self) -> None:
        if self.menu is not None:
            self.menu.close()
            self.menu.deleteLater()
            self.menu = None

    def keyPressEvent(self, event: Any) -> None:
        if event.key() == Qt.Key.Key_U:
            self.around.dock.deeds.take_back()
        else:
            event.ignore()

    def canvasReleaseEvent(self, event: Any) -> None:
        around = self.around
        if event.button() != Qt.MouseButton.LeftButton or around.store() is None:
            return
        info = around.session.info
        if info is not None and not around.session.may(Kind.ANNOTATION):
            around.messages.hint(rights.refusal(info))
            return
        radius = around.millimetres(SEARCH_MM)
        try:
            sources = [
                (QgsVectorLayerFeatureSource(layer), around.view.square(event.mapPoint(), radius, layer.crs()))
                for layer in around.link.drawn_annotations()
            ]
        except UserError as error:
            around.fail(error)
            return
        place = around.canvas.mapToGlobal(event.pos())
        self.tasks.abandon()
        self.tasks.start(lambda: drawn_within(sources), lambda found: self._found(found, place))

    def _found(self, found: list[Drawn], place: QPoint) -> None:
        going = {entry.submission.payload.get("retracts") for entry in self.around.session.outgoing.pending()}
        left = [drawn for drawn in found if drawn.id not in going]
        if not left:
            self.around.messages.hint(
                tr("This drawing is being taken back already.") if found else tr("There is no drawing here.")
            )
        elif len(left) == 1:
            self._take_back(left[0])
        else:
            self.clear()
            self.menu = menu = QMenu(self.around.canvas)
            menu.setObjectName("KmzbUndraw")
            for drawn in left:
                act: Callable[..., None] = partial(self._take_back, drawn)
                menu.addAction(drawn.name.replace("&", "&&")).triggered.connect(act)
            menu.popup(place)

    def _take_back(self, drawn: Drawn, _checked: bool = False) -> None:
        made = submissions.annotation(drawn.threat_id, "", kind=drawn.kind, retracts=drawn.id)
        self.around.session.hand_in.hand_over([made])
        self.around.messages.hint(tr("“{text}” is taken off the map. U keeps it.").format(text=drawn.name))
