"""What the window remembers between days, in QGIS's settings under `kmzb/`."""

from __future__ import annotations

from qgis.core import QgsSettings

STORE, OPEN_ON_START, RECENT, TOLD = "kmzb/store", "kmzb/openOnStart", "kmzb/recentStores", "kmzb/told"
MOST_RECENT = 8


def recent_stores() -> list[str]:
    """The stores opened last, newest first."""
    value = QgsSettings().value(RECENT, [])
    # A list of one comes back as its only text.
    return [value] if isinstance(value, str) and value else list(value or [])


def remember_store(location: str) -> None:
    """Puts a store first in the list, and makes it the one opened at the next start."""
    others = [known for known in recent_stores() if known != location]
    settings = QgsSettings()
    settings.setValue(RECENT, [location, *others][:MOST_RECENT])
    settings.setValue(STORE, location)


def store_to_open() -> str:
    """The store to open at the start; empty if the person does not want that."""
    settings = QgsSettings()
    return str(settings.value(STORE, "")) if settings.value(OPEN_ON_START, False, type=bool) else ""


def set_open_on_start(wanted: bool) -> None:
    """Whether the last store is opened when QGIS starts."""
    QgsSettings().setValue(OPEN_ON_START, wanted)


def opens_on_start() -> bool:
    """Whether the last store is opened when QGIS starts."""
    return bool(QgsSettings().value(OPEN_ON_START, False, type=bool))


def not_told_yet(store_id: str, warnings: tuple[str, ...]) -> tuple[str, ...]:
    """The warnings of a store that this person has not been shown; they count as shown from now on."""
    settings, key = QgsSettings(), f"{TOLD}/{store_id}"
    told = str(settings.value(key, "")).split("\n")
    settings.setValue(key, "\n".join(warnings))
    return tuple(warning for warning in warnings if warning not in told)
