"""Keeps the report that is being written, and gives back those that were left, taken back or not applied."""

from __future__ import annotations

import json
from collections.abc import Callable

from ..text import tr
from .report_draft import Draft
from .session import Session


class Keeping:
    """What the window writes down of its fields; `read` and `show` are the fields, `say` its line of news."""

    def __init__(
        self, session: Session, read: Callable[[], Draft], show: Callable[[Draft], None], say: Callable[[str], None]
    ) -> None:
        self._session, self._read, self._show, self._say = session, read, show, say
        # What was kept from here; what lay there before is left alone until something is written.
        self._kept = ""
        self._waiting: list[tuple[Draft, str]] = []

    def keep(self) -> None:
        """Writes down what stands in the fields and what waits behind it, so that a crash loses nothing."""
        drafts = [draft for draft in (self._read(), *(draft for draft, _ in self._waiting)) if draft.holds_anything]
        content = json.dumps([draft.kept() for draft in drafts]) if drafts else ""
        if content != self._kept:
            self._kept = content
            self._session.outgoing.keep_draft(content)

    def restore(self) -> None:
        """Puts in what was being written when QGIS was closed or died."""
        if not self._kept:
            self._session.outgoing.read_draft(self._on_read)

    def _on_read(self, content: str) -> None:
        if not content or self._kept:
            return
        self._kept = content
        drafts = _drafts(content)

        def put_in(saved: set[str]) -> None:
            for draft in drafts:
                if draft.id not in saved:  # else everything stopped just after it had been saved
                    self.put_in(draft, tr("This is what you were writing last time."))
            self.keep()

        self._session.outgoing.find_handed_in([draft.id for draft in drafts], put_in)

    def put_in(self, draft: Draft, said: str) -> None:
        """Puts a report into the fields; behind the one being written, if there is one."""
        if self._read().holds_anything:
            self._waiting.append((draft, said))
            self._say(tr("Another report that you wrote follows when this one is saved."))
        else:
            self._show(draft.again())
            self._say(said)
        self.keep()

    def follow(self) -> None:
        """Puts in the next one that waits, now that the fields are free."""
        if self._waiting:
            self.put_in(*self._waiting.pop(0))

    def forget(self) -> None:
        """Another store: what was kept for this one stays in its place."""
        self._kept = ""
        self._waiting.clear()


def _drafts(content: str) -> list[Draft]:
    """What was kept, without what cannot be read."""
    try:
        found = [Draft.of_kept(each) for each in json.loads(content)]
    except (ValueError, TypeError):
        return []
    return [draft for draft in found if draft is not None]
