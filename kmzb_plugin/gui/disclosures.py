"""What this person has had disclosed, and for how long the store still shows it."""

from __future__ import annotations

import time

OPEN_SECONDS = 15 * 60
"""So long a store shows a clear text after it was disclosed."""


class Disclosures:
    """The moments at which clear texts were opened in this session."""

    def __init__(self) -> None:
        self._opened: dict[str, float] = {}

    def note(self, threat_id: str) -> None:
        """The store has just opened it."""
        self._opened[threat_id] = time.monotonic()

    def open_ms(self, threat_id: str) -> int:
        """Milliseconds for which the store still shows it; all of them for one that was opened elsewhere."""
        moment = time.monotonic()
        return max(1, round(1000 * (OPEN_SECONDS - (moment - self._opened.get(threat_id, moment)))))

    def clear(self) -> None:
        """Another store is opened."""
        self._opened.clear()
