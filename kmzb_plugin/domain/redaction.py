"""Personal data in free text: found by form and checksum, masked in view; the original is never altered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

MASK = "•••"


def _weighted(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def is_pesel(digits: str) -> bool:
    """Checksum, month (with its century) and day of a PESEL number (Act on the register of population, Art. 15)."""
    if not re.fullmatch(r"\d{11}", digits):
        return False
    month, day = int(digits[2:4]) % 20, int(digits[4:6])
    control = (10 - _weighted(digits, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)) % 10) % 10
    return 1 <= month <= 12 and 1 <= day <= 31 and control == int(digits[10])


def is_nip(digits: str) -> bool:
    """Checksum of a Polish tax number (NIP)."""
    if not re.fullmatch(r"\d{10}", digits):
        return False
    control = _weighted(digits, (6, 5, 7, 2, 3, 4, 5, 6, 7)) % 11
    return control == int(digits[9])


def is_regon(digits: str) -> bool:
    """Checksum of a Polish business register number (REGON, 9 or 14 digits)."""
    if re.fullmatch(r"\d{9}", digits):
        return _weighted(digits, (8, 9, 2, 3, 4, 5, 6, 7)) % 11 % 10 == int(digits[8])
    if re.fullmatch(r"\d{14}", digits):
        return is_regon(digits[:9]) and _weighted(digits, (2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8)) % 11 % 10 == int(
            digits[13]
        )
    return False


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


# Order matters: what is recognised first is masked first. A run of digits that fits no checksum but looks like a
# telephone number is masked as one: a wrong mask costs a click, a shown number cannot be taken back.
_RULES: tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...] = (
    ("email", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), lambda _: True),
    ("pesel", re.compile(r"(?<!\d)\d{11}(?!\d)"), is_pesel),
    ("regon", re.compile(r"(?<!\d)\d{14}(?!\d)"), is_regon),
    ("nip", re.compile(r"(?<!\d)\d{3}[- ]?\d{3}[- ]?\d{2}[- ]?\d{2}(?!\d)"), lambda text: is_nip(_digits(text))),
    ("nip", re.compile(r"(?<!\d)\d{3}[- ]?\d{2}[- ]?\d{2}[- ]?\d{3}(?!\d)"), lambda text: is_nip(_digits(text))),
    ("regon", re.compile(r"(?i)\bregon:?\s*\d{9}(?!\d)"), lambda text: is_regon(_digits(text))),
    (
        "phone",
        re.compile(
            r"(?<![\d+])(?:\+?\d{2}[- ]?)?(?:\(?\d{2}\)?[- ]?\d{3}[- ]?\d{2}[- ]?\d{2}|\d{3}[- ]?\d{3}[- ]?\d{3})(?!\d)"
        ),
        lambda _: True,
    ),
    (
        "plate",
        re.compile(r"(?<!\w)[A-Z]{2,3}[ -]?(?=[A-Z0-9]*\d)[A-Z0-9]{4,5}(?!\w)"),
        lambda _: True,
    ),
)


@dataclass(frozen=True)
class Masked:
    """A text with personal data masked, and how many of each kind were found."""

    text: str
    found: Counter[str]


def mask(text: str) -> Masked:
    """Masks PESEL, NIP, REGON (by checksum), e-mail addresses, telephone numbers and registration plates."""
    found: Counter[str] = Counter()
    for kind, pattern, confirmed in _RULES:

        def replace(match: re.Match[str], kind: str = kind, confirmed: Callable[[str], bool] = confirmed) -> str:
            if not confirmed(match.group()):
                return match.group()
            found[kind] += 1
            return MASK

        text = pattern.sub(replace, text)
    return Masked(text, found)
