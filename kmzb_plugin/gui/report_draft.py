"""A report while it is being written: what stands in the fields, as it is kept, and what becomes of it."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from ..domain import submission as submissions
from ..domain.periods import WARSAW, iso, now, parse_moment
from ..domain.redaction import mask
from ..domain.submission import Submission
from ..text import tr

NOT_KNOWN, EXACT = "", "exact"
PARTS = {"night": 0, "morning": 6, "afternoon": 12, "evening": 18}
"""Parts of the day by the hour at which they begin; each takes six hours."""

ANCIENT = timedelta(days=365)
"""What lies further back is asked about: more often a slip than a report."""


LONGEST_KEPT = 64 * 1024
"""Letters of a description that are kept while it is written; what a store takes is much less."""


def part_name(part: str) -> str:
    """The name of a part of the day."""
    names = {
        NOT_KNOWN: tr("hour not known"),
        "night": tr("night (0–6)"),
        "morning": tr("morning (6–12)"),
        "afternoon": tr("afternoon (12–18)"),
        "evening": tr("evening (18–24)"),
        EXACT: tr("at"),
    }
    return names[part]


@dataclass(frozen=True)
class Draft:
    """The fields of a report. `day` is an ISO date, `clock` HH:MM; `x`, `y` are in the store's CRS.

    `id` becomes the report's: handed in twice, it is one report.
    """

    category: str = ""
    day: str = ""
    part: str = NOT_KNOWN
    clock: str = ""
    description: str = ""
    source: str = ""
    x: float | None = None
    y: float | None = None
    id: str = field(default_factory=lambda: str(uuid.uuid4()))

    @property
    def holds_anything(self) -> bool:
        """Whether somebody would miss it; what is kept for the next report does not count."""
        return bool(self.description.strip() or self.day or self.x is not None)

    def next(self) -> Draft:
        """The one to begin with after this one was saved."""
        return Draft(category=self.category, source=self.source)

    def again(self) -> Draft:
        """The same for a new report: a store takes each id once."""
        return replace(self, id=str(uuid.uuid4()))

    @property
    def begins(self) -> datetime | None:
        """The earliest moment it may mean, in Polish civil time; None where no day is given."""
        if not self.day:
            return None
        hour = time(PARTS.get(self.part, 0))
        if self.part == EXACT and self.clock:
            hour = time.fromisoformat(self.clock)
        return datetime.combine(date.fromisoformat(self.day), hour, WARSAW)

    @property
    def moment(self) -> datetime | None:
        """The moment that is kept: the exact one; the middle of a part of the day, or now while it lasts; midnight, as
        everywhere for a day without an hour.
        """
        begins = self.begins
        if begins is None or self.part not in PARTS:
            return begins
        return min(begins.replace(hour=begins.hour + 3), max(begins, now().astimezone(WARSAW)))

    @property
    def is_in_future(self) -> bool:
        """Whether it says that it has yet to happen."""
        return self.begins is not None and self.begins > now()

    @property
    def is_ancient(self) -> bool:
        """Whether it lies so far back that it may be a slip."""
        return self.begins is not None and self.begins < now() - ANCIENT

    def submission(self) -> Submission:
        """What is handed in; there must be a place."""
        moment, source = self.moment, self.source.strip()
        if self.part in PARTS and self.day:
            # The moment alone would claim to know the hour.
            source = f"{source}; {part_name(self.part)}" if source else part_name(self.part)
        made = submissions.report(
            self.category,
            {"type": "Point", "coordinates": [self.x, self.y]},
            description=self.description.strip(),
            occurred_at=iso(moment) if moment else "",
            source=source,
        )
        return replace(made, id=self.id)

    def remark(self) -> str:
        """What is added to a threat instead: masked, because remarks are read by more people than descriptions are."""
        when = self.moment.strftime("%d.%m.%Y %H:%M" if self.part == EXACT else "%d.%m.%Y") if self.moment else ""
        hours = part_name(self.part) if self.moment and self.part in PARTS else ""
        about = ", ".join(part for part in (self.source.strip(), when, hours) if part)
        text = mask(self.description.strip()).text
        head = tr("Reported again ({about})").format(about=about) if about else tr("Reported again")
        return f"{head}: {text}" if text else f"{head}."

    def kept(self) -> str:
        """The form in which it is kept."""
        kept = replace(self, description=self.description[:LONGEST_KEPT])
        return json.dumps(asdict(kept), ensure_ascii=True)

    @classmethod
    def of_kept(cls, content: str) -> Draft | None:
        """From what was kept; None where it cannot be read."""
        try:
            read = json.loads(content)
            found = cls(**{each.name: read[each.name] for each in fields(cls) if each.name in read})
            _ = found.begins, float(found.x or 0), float(found.y or 0)
        except (ValueError, TypeError, AttributeError):
            return None
        texts = (found.category, found.day, found.part, found.clock, found.description, found.source, found.id)
        return found if all(isinstance(text, str) for text in texts) else None

    @classmethod
    def of_report(cls, payload: Mapping[str, Any]) -> Draft:
        """A new draft from a report that was not applied."""
        moment = parse_moment(str(payload["occurred_at"])).astimezone(WARSAW) if payload.get("occurred_at") else None
        x, y = payload["geometry"]["coordinates"][:2]
        return cls(
            category=str(payload.get("category", "")),
            day=moment.date().isoformat() if moment else "",
            part=EXACT if moment and moment.time() != time() else NOT_KNOWN,
            clock=moment.strftime("%H:%M") if moment else "",
            description=str(payload.get("description", "")),
            source=str(payload.get("source", "")),
            x=float(x),
            y=float(y),
        )
