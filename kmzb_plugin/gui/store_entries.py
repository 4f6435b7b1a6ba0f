"""What may be ticked of a store in Processing's dialogs: its categories, its statuses, its units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing

from ..domain.categories import Categories
from ..domain.statuses import Workflow
from ..locale import language, sort_key
from ..processing.base import CATEGORIES, STATUSES, UNITS
from ..store import open_store
from ..store.base import Unit
from .tick_box import Entry

Entries = dict[str, list[Entry]]
"""Of CATEGORIES, STATUSES and UNITS."""


def shipped() -> Entries:
    """What a new store begins with."""
    return _entries(Categories.seed(), Workflow.seed(), ())


def entries_of_store(location: str, authcfg: str) -> Entries:
    """What a store has; blocks. Raises as `open_store` does."""
    with closing(open_store(location, authcfg)) as store:
        dictionary = store.dictionary()
        return _entries(dictionary.categories, dictionary.workflow, store.units())


def _entries(categories: Categories, workflow: Workflow, units: Iterable[Unit]) -> Entries:
    spoken = language()
    named = [Entry(each.code, categories.label(each.code, spoken)) for each in categories if not each.alias_of]
    return {
        CATEGORIES: sorted(named, key=lambda entry: sort_key(entry.title)),
        STATUSES: [Entry(each.code, each.label(spoken)) for each in workflow],
        UNITS: _in_tree(units),
    }


def _in_tree(units: Iterable[Unit]) -> list[Entry]:
    """The units with those below them after each; one that had several names in the course of time has its last."""
    units = list(units)
    known = {unit.id for unit in units}
    below: dict[str, list[Unit]] = {}
    for unit in units:
        below.setdefault(unit.parent_id if unit.parent_id in known else "", []).append(unit)

    def walk(above: str, depth: int) -> Iterator[Entry]:
        # Taken out, so that a circle in the data ends.
        for unit in below.pop(above, []):
            yield Entry(unit.code, f"{unit.name} ({unit.code})", depth)
            yield from walk(unit.id, depth + 1)

    entries = list(walk("", 0))
    # What stands in a circle is below nothing.
    entries += [entry for above in list(below) for entry in walk(above, 0)]
    return list({entry.code: entry for entry in entries}.values())
