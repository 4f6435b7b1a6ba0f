"""How a store refuses or fails, whatever stands behind it."""

from __future__ import annotations

from ..text import tr


class Misuse(ValueError):
    """Asked for what no store has: a mistake in the program that asks."""


class StoreUnavailable(Exception):
    """The store did not answer, so the outcome is unknown: read back, then try the same id again.

    The message is a sentence for people; it holds no password and no description. Where the state `passes`, it says
    that it will be tried again, as outbox and window do; `text` is the sentence for those who do not.
    """

    def __init__(self, text: str, *, passes: bool = False) -> None:
        super().__init__(f"{text} {tr('It will be tried again.')}" if passes else text)
        self.text = text
        self.passes = passes


class StoreHeld(StoreUnavailable):
    """Somebody else is writing, and was waited for long enough."""


class StoreFull(StoreUnavailable):
    """The disk that the store is on has no room left."""


class WayRefused(StoreUnavailable):
    """The way to the store answered no (login, proxy, size): trying again by itself will not help."""


class StoreFailing(StoreUnavailable):
    """The store answered, but with a failure of its own (HTTP 5xx); the outcome is unknown all the same."""


class Interrupted(StoreUnavailable):
    """Somebody stopped it by `Store.interrupt`."""
