"""Coordinates as people write them: decimal degrees with points or commas, degrees with minutes, metres."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..text import UserError, tr

_NUMBER = r"\d{1,12}(?:[.,]\d{1,20})?"
_PLAIN = re.compile(rf"[-−+]?{_NUMBER}")
_PIECE = re.compile(rf"[NSEW]|[-−+]?{_NUMBER}")
_MARKS = re.compile("[°º'′’\"″”]|(?<!\\d),|,(?!\\d)|;")


@dataclass(frozen=True)
class Typed:
    """Easting (longitude) and northing (latitude) as they were written; in degrees or in metres."""

    x: float
    y: float
    in_degrees: bool


def parse_coordinates(text: str) -> Typed:
    """Reads a pair: degrees as latitude, longitude unless letters say otherwise; metres as easting, northing.

    `51.4027, 21.1471`, `51,4027 21,1471`, `51°24'10"N 21°08'50"E`, `638450 384120,5`. Raises UserError.
    """
    written = " ".join(text.split())
    text = written.upper()
    pair = _angles(text) if _looks_like_angles(text) else _numbers(text)
    if pair is None:
        raise UserError(
            tr(
                "The coordinates «{text}» cannot be read. Write latitude and longitude as 51.4027, 21.1471, or easting"
                " and northing in metres."
            ).format(text=written)
        )
    return pair


def parse_angle(text: str) -> float | None:
    """One angle as degrees: `51°24'10,5"N`, `21 08 50`, `N 51.4`; None for anything else, a plain number too."""
    text = " ".join(text.upper().split())
    bare = _MARKS.sub(" ", text)
    pieces = _PIECE.findall(bare)
    signs = [piece for piece in pieces if piece in "NSEW"]
    numbers = [piece for piece in pieces if piece not in "NSEW"]
    if _PIECE.sub("", bare).strip() or len(signs) > 1:
        return None
    if bare == text and not signs and len(numbers) < 3:
        return None  # nothing says that one or two bare numbers are an angle
    if signs and pieces[0] != signs[0] and pieces[-1] != signs[0]:
        return None
    value = _angle(numbers)
    if value is None or abs(value) > (90 if signs and signs[0] in "NS" else 180):
        return None
    return -value if signs and signs[0] in "SW" else value


def _looks_like_angles(text: str) -> bool:
    return bool(re.search("[°º'′’NSEW]", text)) or len(_PLAIN.findall(text)) > 4


def _numbers(text: str) -> Typed | None:
    """Two plain numbers; a comma between digits is a decimal one where something else parts the two."""
    if ";" in text:
        parts = [part.strip() for part in text.split(";")]
    elif " " in text:
        # «51,4 , 21,1» and «51,4, 21,1»: a comma beside a blank parts.
        parts = re.split(r"\s*,\s+|\s+,?\s*", text)
    else:
        parts = text.split(",")
        if len(parts) == 4:
            parts = [",".join(parts[:2]), ",".join(parts[2:])]
    if len(parts) != 2 or not all(_PLAIN.fullmatch(part) for part in parts):
        return None
    first, second = (_value(part) for part in parts)
    if max(abs(first), abs(second)) > 180:
        return Typed(first, second, in_degrees=False)
    # No latitude is beyond 90: then the longitude came first.
    return Typed(second, first, in_degrees=True) if abs(first) <= 90 else Typed(first, second, in_degrees=True)


def _angles(text: str) -> Typed | None:
    """Two angles of one to three numbers each, with or without the letters of their hemispheres."""
    bare = _MARKS.sub(" ", text)
    pieces = _PIECE.findall(bare)
    if _PIECE.sub("", bare).strip() or not 2 <= len(pieces) <= 8:
        return None
    letters = [at for at, piece in enumerate(pieces) if piece in "NSEW"]
    if len(letters) not in (0, 2) or (len(letters) == 0 and len(pieces) % 2):
        return None
    cut = len(pieces) // 2 if not letters else letters[1] if letters[0] == 0 else letters[0] + 1
    halves = pieces[:cut], pieces[cut:]
    values = [_angle([piece for piece in half if piece not in "NSEW"]) for half in halves]
    signs = ["".join(piece for piece in half if piece in "NSEW") for half in halves]
    if None in values or any(len(sign) != (1 if letters else 0) for sign in signs):
        return None
    (a, b) = (
        -(value or 0.0) if sign in ("S", "W") else value or 0.0 for value, sign in zip(values, signs, strict=True)
    )
    if letters and (signs[0] in "NS") == (signs[1] in "NS"):
        return None
    longitude, latitude = (a, b) if letters and signs[0] in "EW" else (b, a)
    return Typed(longitude, latitude, in_degrees=True) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _angle(numbers: list[str]) -> float | None:
    """Degrees, minutes and seconds as degrees."""
    if not 1 <= len(numbers) <= 3:
        return None
    degrees, minutes, seconds = (*(_value(piece) for piece in numbers), 0.0, 0.0)[:3]
    if not (0 <= minutes < 60 and 0 <= seconds < 60):
        return None
    size = abs(degrees) + minutes / 60 + seconds / 3600
    return -size if numbers[0][0] in "-−" else size


def _value(text: str) -> float:
    return float(text.replace(",", ".").replace("−", "-"))
