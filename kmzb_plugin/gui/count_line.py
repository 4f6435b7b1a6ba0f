"""The line over the queue: how many of all it holds, how many are overdue, and what of it is not listed."""

from __future__ import annotations

from html import escape

from ..text import number, tr
from .reading import QUEUE_ROWS, Queue

OVERDUE_LINK = "overdue"


def count_line(queue: Queue, *, grouped: bool) -> str:
    """As rich text; the number of overdue ones is a link."""
    text = escape(tr("{shown} of {total}").format(shown=number(queue.passing), total=number(queue.total)))
    if queue.overdue:
        overdue = escape(tr("%n overdue", queue.overdue))
        text += f" · <a href='{OVERDUE_LINK}'>{overdue}</a>"
    if queue.passing > len(queue.threats):
        first = tr("the first {rows} are listed and grouped") if grouped else tr("the first {rows} are listed")
        text += " · " + escape(first.format(rows=number(QUEUE_ROWS)))
    return text
