"""Columns of a layer as codes and moments, and the periods that moments lie in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..domain.periods import WARSAW_NAME, Period
from ..text import UserError, tr

if TYPE_CHECKING:
    import pandas as pd

    from ..analysis.progress import IsCancelled

_CHUNK = 25_000  # values read before the next look at whether they are still wanted


def texts(values: Any, cancelled: IsCancelled | None = None) -> Any:
    """Codes as text, empty where there is none; a number without decimals as it is written. Raises Cancelled."""
    import numpy as np

    return np.concatenate([_texts(chunk) for chunk in _chunks(values, cancelled)])


def coded(values: Any, cancelled: IsCancelled | None = None) -> pd.Categorical:
    """The same as a `pandas.Categorical`, sorted."""
    import pandas as pd

    if not isinstance(values, pd.Categorical):
        return pd.Categorical(texts(values, cancelled))
    missing = values.isna().any()
    values = values.set_categories(sorted({*values.categories, ""} if missing else values.categories))
    return values.fillna("") if missing else values


def moments(values: Any, cancelled: IsCancelled | None = None) -> Any:
    """UTC moments (n,), NaT where the text is empty or unreadable. Raises Cancelled."""
    import numpy as np
    import pandas as pd

    from ..analysis.progress import awaited
    from ..store.intake.moments import parse, parse_written
    from ..store.intake.profile import TimeRule

    rule = TimeRule()
    read = np.concatenate(
        [
            parse_written(chunk, rule) if _is_ascii(chunk) else parse(pd.Series(_texts(chunk)), rule)[0]
            for chunk in _chunks(values, cancelled)
        ]
    )
    return awaited(lambda: pd.to_datetime(pd.Series(read), utc=True), cancelled)


def _chunks(values: Any, cancelled: IsCancelled | None) -> Iterator[Any]:
    """The values a few at a time; one empty chunk if there are none."""
    from ..analysis.progress import stop_if

    for begin in range(0, max(len(values), 1), _CHUNK):
        stop_if(cancelled)
        yield values[begin : begin + _CHUNK]


def _is_ascii(values: Any) -> bool:
    """Whether these are times as `layers.points` reads them from a file."""
    return getattr(getattr(values, "dtype", None), "kind", "") == "S"


def _texts(values: Any) -> Any:
    import pandas as pd

    if _is_ascii(values):
        return values.astype(str).astype(object)
    if pd.api.types.infer_dtype(values, skipna=False) == "string":
        return values
    codes, distinct = pd.factorize(values)
    texts = [str(int(each)) if isinstance(each, float) and each.is_integer() else str(each) for each in distinct]
    return pd.Series([*texts, ""], dtype=object).to_numpy()[codes]


def first_and_last(values: Any, cancelled: IsCancelled | None = None) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    """The first and the last UTC moment of a column; None if none can be read. Raises Cancelled.

    Of those that are written as the store writes them only these two are read: text sorts as time there.
    """
    import pandas as pd

    if _is_ascii(values):
        read = moments(values, cancelled).dropna()
        return None if read.empty else (read.min(), read.max())
    kept: list[str] = []
    for chunk in _chunks(values, cancelled):
        distinct = [each for each in pd.unique(_texts(chunk)) if each]
        if distinct and all(each[-1] == "Z" and each[4:5] == "-" for each in distinct):
            distinct = [min(distinct), max(distinct)]
        kept += distinct
    read = moments(kept, cancelled).dropna() if kept else pd.Series([], dtype="datetime64[ns, UTC]")
    return None if read.empty else (read.min(), read.max())


def period_numbers(reported: pd.Series, periods: list[Period], field: str) -> Any:
    """Which period each moment lies in, -1 in none; all in the first if there are no periods."""
    import numpy as np
    import pandas as pd

    if not periods:
        return np.zeros(len(reported), dtype=int)
    if not field:
        raise UserError(tr("Periods need the time of the reports. Choose its field in TIME_FIELD."))
    numbers = np.full(len(reported), -1)
    for i, period in enumerate(periods):
        numbers[((reported >= pd.Timestamp(period.start)) & (reported < pd.Timestamp(period.end))).to_numpy()] = i
    return numbers


def span(reported: pd.Series) -> str:
    """From when to when there are reports, in days of Polish civil time, to choose a period by."""
    known = reported.dropna().dt.tz_convert(WARSAW_NAME)
    if known.empty:
        return tr("None of them has a time that can be read.")
    text = tr("The reports are from {first} to {last}.")
    return text.format(first=known.min().date().isoformat(), last=known.max().date().isoformat())
