"""Numbers that carry a control digit: whether they are what they look like."""

from __future__ import annotations

import re
from datetime import date

# The century of a birth is told by what is added to the month.
_CENTURIES = {80: 1800, 0: 1900, 20: 2000, 40: 2100, 60: 2200}


def _weighted(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def _values(text: str) -> list[int]:
    """Digits as they are, letters from A = 10 on, as ICAO Doc 9303 and ISO 7064 count them."""
    return [int(letter, 36) for letter in text]


def is_pesel(digits: str) -> bool:
    """Control digit and day of birth of a PESEL number (Act on the register of population, Art. 15)."""
    if not re.fullmatch(r"[0-9]{11}", digits):
        return False
    year, month, day = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    try:
        date(_CENTURIES[month // 20 * 20] + year, month % 20, day)
    except (KeyError, ValueError):
        return False
    return (10 - _weighted(digits, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)) % 10) % 10 == int(digits[10])


def is_nip(digits: str) -> bool:
    """Control digit of a Polish tax number (NIP)."""
    if not re.fullmatch(r"[0-9]{10}", digits):
        return False
    return _weighted(digits, (6, 5, 7, 2, 3, 4, 5, 6, 7)) % 11 == int(digits[9])


def is_regon(digits: str) -> bool:
    """Control digits of a Polish business register number (REGON, 9 or 14 digits)."""
    if re.fullmatch(r"[0-9]{9}", digits):
        return _weighted(digits, (8, 9, 2, 3, 4, 5, 6, 7)) % 11 % 10 == int(digits[8])
    if re.fullmatch(r"[0-9]{14}", digits):
        control = _weighted(digits, (2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8)) % 11 % 10
        return is_regon(digits[:9]) and control == int(digits[13])
    return False


def is_identity_card(text: str) -> bool:
    """Control digit, the first one, of a Polish identity card: three letters and six digits, weights 7 3 1."""
    if not re.fullmatch(r"[A-Z]{3}[0-9]{6}", text):
        return False
    return sum(v * w for v, w in zip(_values(text), (7, 3, 1, 9, 7, 3, 1, 7, 3), strict=True)) % 10 == 0


def is_passport(text: str) -> bool:
    """Control digit, the first one, of a Polish passport: two letters and seven digits, weights 7 3 1."""
    if not re.fullmatch(r"[A-Z]{2}[0-9]{7}", text):
        return False
    return sum(v * w for v, w in zip(_values(text), (7, 3, 9, 1, 7, 3, 1, 7, 3), strict=True)) % 10 == 0


def is_account(text: str) -> bool:
    """Whether an account number is an IBAN (ISO 13616, modulo 97); 26 digits alone are a Polish one (NRB)."""
    iban = "PL" + text if re.fullmatch(r"[0-9]{26}", text) else text
    if not re.fullmatch(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", iban) or (iban.startswith("PL") and len(iban) != 28):
        return False
    turned = iban[4:] + iban[:4]
    return int("".join(map(str, _values(turned)))) % 97 == 1
