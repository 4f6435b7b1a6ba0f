"""The long table of `temporalprofile`: a row for each hour, weekday, month, kind of day, holiday and burst."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from qgis.core import QgsFields

from ...domain.holidays import DayKind
from ...locale import language, month, weekday
from ...text import tr
from ..outputs import REAL, TEXT, field

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from .time_profile import TimeProfile

COLUMNS = ("kind", "key", "label", "days", "n", "expected", "ratio", "z", "p", "q", "low", "high")


def profile_fields() -> QgsFields:
    """The columns of the table."""
    fields = QgsFields()
    for each in (
        field("kind", TEXT, tr("Kind of the row")),
        field("key", TEXT, tr("Key")),
        field("label", TEXT, tr("Meaning")),
        field("days", REAL, tr("Days it occurred on")),
        field("n", REAL, tr("Reports")),
        field("expected", REAL, tr("Expected")),
        field("ratio", REAL, tr("Reports / expected")),
        field("z", REAL, "z"),
        field("p", REAL, "p"),
        field("q", REAL, tr("q (p corrected for the number of rows of the kind)")),
        field("low", REAL, tr("Expected by chance, lower limit")),
        field("high", REAL, tr("Expected by chance, upper limit")),
    ):
        fields.append(each)
    return fields


def day_kind_name(kind: str) -> str:
    """What a kind of day is called."""
    return {
        DayKind.HOLIDAY.value: tr("public holiday"),
        DayKind.BRIDGE.value: tr("working day between two free ones"),
        DayKind.LONG_WEEKEND.value: tr("Saturday or Sunday of a long weekend"),
        DayKind.BEFORE.value: tr("day before a long weekend"),
        DayKind.ORDINARY.value: tr("any other day"),
    }[kind]


def hour_name(hour: int) -> str:
    """From when to when an hour of the day lasts."""
    return f"{hour}–{hour + 1}"


def profile_table(profile: TimeProfile) -> pd.DataFrame:
    """The rows, with the columns COLUMNS; NaN where a number has no meaning."""
    import pandas as pd

    parts = [_weekdays(profile), _calendar_months(profile), _months(profile), _day_kinds(profile), _bursts(profile)]
    if profile.matrix.any():
        parts = [_hours_and_weekdays(profile), _hours(profile), *parts]
    return pd.concat([part for part in parts if len(part)], ignore_index=True)[list(COLUMNS)]


def _rows(
    kind: str, keys: Any, labels: Any, days: Any, n: Any, expected: Any, z: Any, corrected: bool = True
) -> pd.DataFrame:
    """Rows of one kind with what follows from count, expected and z."""
    import numpy as np
    import pandas as pd
    from scipy import stats

    from ...analysis.getisord import adjusted
    from ...analysis.timeprofile import poisson_band

    n, expected, z = (np.asarray(each, dtype=float) for each in (n, expected, z))
    p = 2.0 * stats.norm.sf(np.abs(z))
    low, high = poisson_band(expected)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(expected > 0, n / expected, np.nan)
    return pd.DataFrame(
        {
            "kind": kind,
            "key": keys,
            "label": labels,
            "days": np.asarray(days, dtype=float),
            "n": n,
            "expected": expected,
            "ratio": ratio,
            "z": z,
            "p": p,
            "q": adjusted(p, "fdr") if corrected else np.nan,
            "low": low,
            "high": high,
        }
    )


def _hours_and_weekdays(profile: TimeProfile) -> pd.DataFrame:
    import numpy as np

    from ...analysis.timeprofile import adjusted_residuals

    expected, z = adjusted_residuals(profile.matrix)
    cells = [(day, hour) for day in range(7) for hour in range(24)]
    keys = [f"{day + 1}-{hour:02}" for day, hour in cells]
    labels = [f"{weekday(day, short=True)} {hour_name(hour)}" for day, hour in cells]
    days = np.repeat(np.bincount(profile.weekday, minlength=7), 24)
    return _rows("hour_weekday", keys, labels, days, profile.matrix.ravel(), expected.ravel(), z.ravel())


def _hours(profile: TimeProfile) -> pd.DataFrame:
    import numpy as np

    from ...analysis.timeprofile import against_exposure

    n = profile.matrix.sum(axis=0)
    expected, z = against_exposure(n, np.ones(24))
    hours = range(24)
    keys, labels = [f"{hour:02}" for hour in hours], [hour_name(hour) for hour in hours]
    return _rows("hour", keys, labels, np.full(24, profile.days), n, expected, z)


def _weekdays(profile: TimeProfile) -> pd.DataFrame:
    import numpy as np

    from ...analysis.timeprofile import against_exposure

    n = np.bincount(profile.weekday, profile.known, minlength=7)
    days = np.bincount(profile.weekday, minlength=7)
    expected, z = against_exposure(n, days)
    return _rows(
        "weekday", [str(day + 1) for day in range(7)], [weekday(day) for day in range(7)], days, n, expected, z
    )


def _calendar_months(profile: TimeProfile) -> pd.DataFrame:
    import numpy as np

    from ...analysis.timeprofile import against_exposure

    number = profile.months.astype(np.int64) % 12
    n, days = np.bincount(number, profile.all, minlength=12), np.bincount(number, minlength=12)
    expected, z = against_exposure(n, days)
    rows = _rows("month", [f"{i:02}" for i in range(1, 13)], [month(i) for i in range(1, 13)], days, n, expected, z)
    return rows[rows["days"] > 0]


def _months(profile: TimeProfile) -> pd.DataFrame:
    import numpy as np

    from ...analysis.timeprofile import against_exposure

    months, place = np.unique(profile.months, return_inverse=True)
    n, days = np.bincount(place, profile.all), np.bincount(place)
    expected, z = against_exposure(n, days)
    keys = [str(each) for each in months]
    labels = [f"{month(int(key[5:]), short=True)} {key[:4]}" for key in keys]
    return _rows("month_series", keys, labels, days, n, expected, z)


def _day_kinds(profile: TimeProfile) -> pd.DataFrame:
    import pandas as pd

    kinds = [(kind.value, day_kind_name(kind.value), profile.kinds == kind.value) for kind in DayKind]
    of_kind = _compared(profile, "day_kind", [each for each in kinds if each[0] != DayKind.ORDINARY.value])
    holidays = [(holiday.code, holiday.label(language()), days) for holiday, days in profile.holidays]
    return pd.concat([of_kind, _compared(profile, "holiday", holidays)], ignore_index=True)


def _compared(profile: TimeProfile, kind: str, classes: list[tuple[str, str, NDArray[np.bool_]]]) -> pd.DataFrame:
    """Rows for classes of days against the ordinary days around them; none for a class that does not occur."""
    from ...analysis.timeprofile import against_neighbours

    found = [(key, label, days) for key, label, days in classes if days.any()]
    values = [against_neighbours(profile.known, profile.weekday, days, profile.ordinary) for _, _, days in found]
    return _rows(
        kind,
        [key for key, _, _ in found],
        [label for _, label, _ in found],
        [days.sum() for _, _, days in found],
        [profile.known[days].sum() for _, _, days in found],
        [expected for expected, _ in values],
        [z for _, z in values],
    )


def burst_days(profile: TimeProfile) -> list[tuple[Any, Any]]:
    """The first and the last day of each burst as dates."""
    first: Any = profile.first.item()
    return [(first + timedelta(days=each.first), first + timedelta(days=each.last)) for each in profile.bursts]


def _bursts(profile: TimeProfile) -> pd.DataFrame:
    import numpy as np

    mean = profile.certain.mean()
    days = [each.last - each.first + 1 for each in profile.bursts]
    dates = [f"{begin}/{end}" for begin, end in burst_days(profile)]
    text = tr("burst, at most {peak} in {window} days")
    labels = [text.format(peak=each.peak, window=profile.window) for each in profile.bursts]
    n = [each.count for each in profile.bursts]
    nothing = np.full(len(days), np.nan)
    rows = _rows("burst", dates, labels, days, n, mean * np.array(days, dtype=float), nothing, corrected=False)
    return rows.assign(p=[each.p for each in profile.bursts])
