"""Trying whether a store answers, and whether a file is one: both block and belong into a task."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

from ..store import open_store
from ..store.base import StoreInfo
from ..store.location import Kind, parse
from ..store.upgrading import OlderSchema
from ..text import UserError, quoted, tr
from . import rights


def try_store(location: str, authcfg: str) -> StoreInfo:
    """What a store says of itself. Raises as `open_store` does."""
    store = open_store(location, authcfg)
    try:
        return store.describe()
    finally:
        store.close()


def verdict(info: StoreInfo) -> str:
    """The sentence on a store that answered."""
    text = tr("✓ It answers: {name}. You are {login} and may: {rights}.")
    return text.format(name=info.title, login=quoted(info.actor), rights=rights.named(info))


def file_of(location: str) -> Path | None:
    """The file of a location; None for a server, and for what cannot be read."""
    try:
        place = parse(location)
    except UserError:
        return None
    return place.path if place.kind is Kind.FILE else None


def missing_files(locations: tuple[str, ...]) -> frozenset[str]:
    """Those of the locations that name a file which is not there."""
    return frozenset(each for each in locations if (path := file_of(each)) is not None and not path.is_file())


def short_name(location: str) -> str:
    """A location in few words: a file's own name, a server as it is. Asks no disk."""
    if "://" in location or location.startswith("service="):
        return location
    return PureWindowsPath(location).name or location


def is_store(path: str) -> bool:
    """Whether a file is a store, be it of an earlier version."""
    try:
        try_store(path, "")
    except OlderSchema:
        return True
    except UserError:
        return False
    return True
