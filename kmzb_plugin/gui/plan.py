"""What one decision would do to several threats."""

from __future__ import annotations

from dataclasses import dataclass

from ..domain.statuses import Refusal
from ..domain.threat import Threat


@dataclass(frozen=True)
class Plan:
    """Those that it would move, and those that it would not, each with the reason."""

    allowed: tuple[Threat, ...]
    refused: tuple[tuple[Threat, Refusal], ...]
