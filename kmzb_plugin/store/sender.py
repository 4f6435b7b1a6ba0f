"""Sending: what is due in the outbox goes to the store, and the store's answers come back into the outbox."""

from __future__ import annotations

from collections.abc import Callable

from ..domain.submission import Outcome, Receipt
from ..text import UserError
from .base import Store, StoreUnavailable
from .outbox import Entry, Outbox

BATCH = 200
"""Entries handed in at once, so that a long outbox keeps nobody else waiting at the store."""


def send(outbox: Outbox, store: Store, stop: Callable[[], bool] = lambda: False) -> list[Receipt]:
    """One pass over what is due for the store; returns the answers of this pass.

    Never raises for a store that does not answer: entries go back to the queue with what was said. Raises UserError
    where the outbox itself cannot be used.
    """
    location = store.describe().location
    receipts: list[Receipt] = []
    while not stop():
        entries = outbox.claim(location, BATCH)
        if not entries:
            break
        try:
            answers = _hand_in(store, entries)
        except (StoreUnavailable, UserError) as error:
            outbox.postpone([entry.submission.id for entry in entries], str(error))
            break
        outbox.answered(answers)
        # It answers: what waited for that goes at once.
        outbox.hurry(location)
        receipts += answers
    outbox.purge()
    return receipts


def _hand_in(store: Store, entries: list[Entry]) -> list[Receipt]:
    """Reads back first what has been tried before: its answer may only have got lost on the way."""
    tried = [entry.submission.id for entry in entries if entry.attempts]
    answers = {id_: store.receipt(id_) for id_ in tried}
    # A failure of the store was no decision: it is asked again.
    known = {
        id_: receipt for id_, receipt in answers.items() if receipt and receipt.outcome is not Outcome.STORE_FAILED
    }
    new = [entry.submission for entry in entries if entry.submission.id not in known]
    return [*known.values(), *store.submit(new)] if new else list(known.values())
