"""Service requests as Open311 GeoReport v2 gives them: a JSON file, or the address of a city's service.

http://wiki.open311.org/GeoReport_v2/ (GET Service Requests).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
import pandas as pd

from ...analysis.progress import awaited
from ...disk import reason
from ...locale import number
from ...text import UserError, tr
from . import limits
from .options import ReadOptions
from .table import Table

_HEAD = 4096
_CONNECT_SECONDS, _SECONDS = 10.0, 60.0
_OK = 200


def is_address(source: object) -> bool:
    """Whether this is an address rather than a file."""
    return isinstance(source, str) and source.lower().startswith(("http://", "https://"))


def is_requests(path: Path) -> bool:
    """Whether a file looks like a list of service requests, by its beginning."""
    if path.suffix.lower() != ".json":
        return False
    try:
        with path.open("rb") as file:
            begin = file.read(_HEAD).decode("utf-8-sig", errors="replace").lstrip()
    except OSError:
        return False
    return begin.startswith("[") or '"service_requests"' in begin or '"service_request_id"' in begin


def read(path: Path) -> Table:
    """A file of service requests. Raises UserError where it is too large or is none."""
    most = limits.most_bytes()
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        raise UserError(
            tr("The file «{name}» cannot be read: {reason}.").format(name=path.name, reason=reason(error))
        ) from error
    if len(content) > most:
        raise limits.too_large(path.name, most)
    return replace(parse(content, path.name), folder=path.parent)


def parse(content: bytes, name: str) -> Table:
    """The table of some service requests: a column for each key, nested values as JSON. Raises UserError."""
    try:
        data = json.loads(content.decode("utf-8-sig", errors="replace"))
    except (ValueError, RecursionError) as error:
        raise UserError(tr("«{name}» is no JSON: {reason}.").format(name=name, reason=reason(error))) from error
    if isinstance(data, dict):
        data = data.get("service_requests", data.get("errors", [data] if "service_request_id" in data else None))
    if not isinstance(data, list) or not all(isinstance(each, dict) for each in data):
        raise UserError(tr("«{name}» holds no service requests of Open311 GeoReport v2.").format(name=name))
    names = list(dict.fromkeys(str(key) for each in data for key in each))
    if data and "service_request_id" not in names:
        raise UserError(tr("«{name}» holds no service requests of Open311 GeoReport v2.").format(name=name))
    cells = [[_text(each.get(key)) for key in names] for each in data]
    return Table(
        name=name,
        frame=pd.DataFrame(cells, columns=names, dtype=object),
        rows=np.arange(1, len(cells) + 1),
        form="Open311 GeoReport v2",
        read_as=ReadOptions(encoding="UTF-8"),
    )


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        # A NUL ends texts in the libraries below, and half a pair of UTF-16 is no character.
        return value.replace("\0", "").encode("utf-8", "replace").decode()
    return json.dumps(value, ensure_ascii=False)


def fetch(address: str, cancelled: Callable[[], bool] = lambda: False) -> Table:
    """What a city's service answers now. Raises UserError with a sentence where it does not, Cancelled."""
    import requests  # it comes late: QGIS starts without

    from ..http.transport import MOST_BYTES, TooLarge, transport

    place = urlsplit(address)
    name = f"{place.hostname or ''}{place.path}"
    if not place.hostname or place.username or place.password:
        raise UserError(
            tr("The address «{address}» cannot be used. Write it without a name and a password.").format(address=name)
        )
    way = transport()
    with requests.Session() as session:
        session.mount("https://", way)
        session.mount("http://", way)
        session.headers["User-Agent"] = "KMZB Analyst"
        try:
            content = awaited(lambda: _asked(session, address), cancelled)
        except TooLarge as error:
            raise UserError(
                tr(
                    "The answer of «{name}» is larger than {size} MB. Ask for a shorter time (start_date, end_date)."
                ).format(name=name, size=number(MOST_BYTES // 2**20))
            ) from error
        except requests.Timeout as error:
            raise UserError(tr("«{name}» does not answer in time. Nothing was imported.").format(name=name)) from error
        except requests.RequestException as error:
            raise UserError(
                tr(
                    "«{name}» cannot be reached: there is no network, or no such server. Save its answer as a JSON "
                    "file where there is one, and import that; nothing was imported."
                ).format(name=name),
                str(error),
            ) from error
        finally:
            way.interrupt()
    if isinstance(content, int):
        raise UserError(
            tr("«{name}» refuses: it answers with HTTP {status}. Nothing was imported.").format(
                name=name, status=content
            )
        )
    return parse(content, name)


def _asked(session: Any, address: str) -> bytes | int:
    """The body of the answer, or the status where it is not 200."""
    with session.get(address, timeout=(_CONNECT_SECONDS, _SECONDS), allow_redirects=False, stream=True) as response:
        return response.content if response.status_code == _OK else int(response.status_code)
