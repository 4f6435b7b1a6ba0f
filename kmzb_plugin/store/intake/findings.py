"""What an import noticed about rows that it took all the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Findings:
    """What was noticed about rows that were taken all the same."""

    unknown_categories: Counter[str] = field(default_factory=Counter)
    unknown_statuses: Counter[str] = field(default_factory=Counter)
    old_categories: Counter[str] = field(default_factory=Counter)
    missing_columns: list[str] = field(default_factory=list)
    without_status: int = 0
    without_moment: int = 0
    without_hour: int = 0
    early_moments: int = 0
    wrong_order: int = 0
    month_first: int = 0
    unreadable_codes: int = 0
    padded_teryt: int = 0
    no_teryt: int = 0
    conflicting_repeats: int = 0
    outside: int = 0
    doubtful: int = 0
    area: str = ""
    axes_exchanged: bool = False
    axes_either_way: bool = False
    snapshot: bool = False
