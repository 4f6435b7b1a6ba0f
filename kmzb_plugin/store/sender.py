"""Sending: what is due in the outbox goes to the store, and the store's answers come back into the outbox."""

from __future__ import annotations

from collections.abc import Callable

from ..domain.submission import Outcome, Receipt
from ..text import UserError
from .base import Store
from .errors import Interrupted, StoreFailing, StoreUnavailable, WayRefused
from .outbox import Entry, Outbox

BATCH = 200
"""Entries handed in at once, so that a long outbox keeps nobody else waiting at the store."""

MOST_FAILURES = 5
"""How often the store may fail on one entry, while it answers others, before a person has to look at it."""


def send(
    outbox: Outbox, store: Store, stop: Callable[[], bool] = lambda: False, *, location: str = ""
) -> list[Receipt]:
    """One pass over what is due for the store; returns the answers of this pass.

    Never raises for a store that does not answer: entries go back to the queue with what was said, or become failed
    where the way to the store refused them. `location` is the store's own where it is known already: then nothing has
    to be asked of a store that may be away. Raises UserError where the outbox itself cannot be used.
    """
    try:
        location = location or store.describe().location
    except StoreUnavailable:
        return []
    receipts: list[Receipt] = []
    failed_before = False
    while not stop():
        entries = outbox.claim(location, BATCH)
        if not entries:
            break
        try:
            answers = _hand_in(store, entries)
        except (StoreUnavailable, UserError) as error:
            others_pass = _set_aside(outbox, store, entries, error)
            # A second failure in a row tells more of the store than of what was handed in.
            if failed_before or not others_pass:
                break
            failed_before = True
            continue
        failed_before = False
        outbox.answered(answers)
        # It answers: what waited for that goes at once.
        outbox.hurry(location, stuck=False)
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


def _set_aside(outbox: Outbox, store: Store, entries: list[Entry], error: StoreUnavailable | UserError) -> bool:
    """Puts back or gives up what got no answer; says whether the store answers otherwise, so that others may go."""
    ids, alone = [entry.submission.id for entry in entries], len(entries) == 1
    answers = not isinstance(error, Interrupted | UserError) and _answers(store)
    worn_out = isinstance(error, StoreFailing) and answers and entries[0].failures + 1 >= MOST_FAILURES
    # In company one of them may be the cause for all: then they are tried in smaller company first.
    if (isinstance(error, WayRefused) and (alone or not answers)) or (alone and worn_out):
        outbox.fail(ids, str(error))
    else:
        outbox.postpone(ids, str(error), failures=int(answers))
    return answers


def _answers(store: Store) -> bool:
    try:
        store.state()
    except (StoreUnavailable, UserError):
        return False
    return True
