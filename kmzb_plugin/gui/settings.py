"""What the window remembers between days, in QGIS's settings under `kmzb/`."""

from __future__ import annotations

import json
from collections.abc import Sequence

from qgis.core import QgsSettings

STORE, OPEN_ON_START, RECENT, TOLD = "kmzb/store", "kmzb/openOnStart", "kmzb/recentStores", "kmzb/told"
LOGINS = "kmzb/logins"
ORDER, GROUPS = "kmzb/queueOrder", "kmzb/queueGroups"
HINTED, FAVOURED = "kmzb/hintRead", "kmzb/favouritesAdded"
IMPORT_SYSTEM = "kmzb/import/system"
BASE_MAP, BASE_MAP_CREDIT = "kmzb/baseMap/address", "kmzb/baseMap/attribution"
MOST_RECENT = 8


def recent_stores() -> list[str]:
    """The stores opened last, newest first."""
    value = QgsSettings().value(RECENT, [])
    # A list of one comes back as its only text.
    return [value] if isinstance(value, str) and value else list(value or [])


def remember_store(location: str, authcfg: str = "") -> None:
    """Puts a store first in the list, and makes it the one opened at the next start.

    Of its login only the id is kept, under which QGIS's authentication knows it.
    """
    others = [known for known in recent_stores() if known != location]
    recent = [location, *others][:MOST_RECENT]
    logins = _logins() | {location: authcfg}
    settings = QgsSettings()
    settings.setValue(RECENT, recent)
    settings.setValue(LOGINS, json.dumps({known: logins[known] for known in recent if logins.get(known)}))
    settings.setValue(STORE, location)


def forget_stores(locations: Sequence[str]) -> None:
    """Forgets stores and their logins; one of them that would be opened at the next start is not."""
    settings = QgsSettings()
    kept = [known for known in recent_stores() if known not in locations]
    settings.setValue(RECENT, kept)
    settings.setValue(LOGINS, json.dumps({known: login for known, login in _logins().items() if known in kept}))
    if settings.value(STORE, "") in locations:
        settings.remove(STORE)


def login_of(location: str) -> str:
    """The id of the login that a store was opened with last; empty for none."""
    return _logins().get(location, "")


def _logins() -> dict[str, str]:
    try:
        found = json.loads(str(QgsSettings().value(LOGINS, "") or "{}"))
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def store_to_open() -> str:
    """The store to open at the start; empty if the person does not want that."""
    return str(QgsSettings().value(STORE, "")) if opens_on_start() else ""


def set_open_on_start(wanted: bool) -> None:
    """Whether the last store is opened when QGIS starts."""
    QgsSettings().setValue(OPEN_ON_START, wanted)


def opens_on_start() -> bool:
    """Whether the last store is opened when QGIS starts."""
    return bool(QgsSettings().value(OPEN_ON_START, False, type=bool))


def queue_arrangement() -> tuple[str, str]:
    """How this person has the queue: the codes of its order and of its groups; empty for the usual."""
    settings = QgsSettings()
    return str(settings.value(ORDER, "") or ""), str(settings.value(GROUPS, "") or "")


def remember_arrangement(order: str, groups: str) -> None:
    """How this person wants the queue from now on."""
    settings = QgsSettings()
    settings.setValue(ORDER, order)
    settings.setValue(GROUPS, groups)


def not_told_yet(store_id: str, warnings: tuple[str, ...]) -> tuple[str, ...]:
    """The warnings of a store that this person has not been shown; they count as shown from now on."""
    settings, key = QgsSettings(), f"{TOLD}/{store_id}"
    told = str(settings.value(key, "")).split("\n")
    settings.setValue(key, "\n".join(warnings))
    return tuple(warning for warning in warnings if warning not in told)


def hint_wanted() -> bool:
    """Whether this person has neither decided anything yet nor put the hint about the keys away."""
    return not QgsSettings().value(HINTED, False, type=bool)


def hint_read() -> None:
    """The hint about the keys is not shown again."""
    QgsSettings().setValue(HINTED, True)


def favourites_added() -> bool:
    """Whether the common algorithms were put among Processing's favourites once; says so from now on."""
    settings = QgsSettings()
    added = bool(settings.value(FAVOURED, False, type=bool))
    settings.setValue(FAVOURED, True)
    return added


def own_base_map() -> tuple[str, str]:
    """The address of the unit's own base map and whom its picture is owed to; empty for none."""
    settings = QgsSettings()
    return str(settings.value(BASE_MAP, "") or ""), str(settings.value(BASE_MAP_CREDIT, "") or "")


def keep_own_base_map(address: str, attribution: str) -> None:
    """Keeps the address of the unit's own base map."""
    settings = QgsSettings()
    settings.setValue(BASE_MAP, address)
    settings.setValue(BASE_MAP_CREDIT, attribution)


def import_system(plane: str) -> str:
    """The source system that was imported last into a plane; empty for none."""
    return str(QgsSettings().value(f"{IMPORT_SYSTEM}/{plane}", "") or "")


def remember_import_system(plane: str, system: str) -> None:
    """Keeps the source system for the next import into a plane."""
    QgsSettings().setValue(f"{IMPORT_SYSTEM}/{plane}", system)
