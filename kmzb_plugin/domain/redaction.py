"""Personal data in free text: found by form and checksum, masked in view; the original is never altered.

What is found and what is not was measured on a labelled sample (tests/data/redaction). A wrong mask costs a click, a
number that was shown cannot be taken back: where form alone must decide, it is masked.
"""

from __future__ import annotations

import ipaddress
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from .checksums import is_account, is_identity_card, is_nip, is_passport, is_pesel, is_regon
from .households import households
from .pieces import Heard, everywhere, nobody
from .plates import plates

MASK = "•••"

KINDS = ("email", "url", "account", "pesel", "regon", "nip", "identity_card", "passport", "ip", "phone", "plate")
"""What is masked, in the order in which it is looked for."""


@dataclass(frozen=True)
class Finding:
    """Personal data from letter `start` up to `end`; `kind` is one of KINDS."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Masked:
    """A text with personal data masked, and how many of each kind were found."""

    text: str
    found: Counter[str]


# Runs are bounded everywhere: no text makes a pattern go over it more than a few times, or match more than `REACH`.
_SOMETHING = re.compile(r"[@0-9/]|małpa|[(\[{] ?at", re.IGNORECASE)
_EMAIL = re.compile(
    r"[\w.+-]{1,64}(?:@| ?[(\[] ?(?:at|małpa|malpa) ?[)\]] ?| małpa )[\w-]{1,63}"
    r"(?:(?:\.| (?:kropka|dot) )[\w-]{1,63}){1,4}",
    re.IGNORECASE,
)
_PROFILE = re.compile(
    r"(?:https?://)?(?:www\.|m\.|pl-pl\.)?(?:facebook|fb|instagram|tiktok|twitter|x|linkedin|snapchat|vk|t|wa|"
    r"messenger|m)\.(?:com|me)/[^\s,;)>\"']{2,200}",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"(?<![^\W_])(?:[A-Z]{2} ?)?[0-9]{2}(?:[ -]?[0-9]{4}){6}(?![0-9])|"
    r"(?<![^\W_])[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![^\W_])"
)
_PESEL = re.compile(r"(?<!\d)(?:\d{11}|\d{6}[ -]\d{5}|\d{2}[ -]\d{2}[ -]\d{2}[ -]\d{5})(?!\d)")
_PESEL_SAID = re.compile(r"(?i)(?<=pesel)\W{0,3}(?:nr|numer|to)?\W{0,3}(\d(?:[ -]?\d){9,11})(?!\d)")
_REGON = re.compile(r"(?<!\d)\d{14}(?!\d)")
_REGON_SAID = re.compile(r"(?i)(?<=regon)\W{0,3}(?:nr|numer|to)?\W{0,3}(\d(?:[ -]?\d){8}(?:\d{5})?)(?!\d)")
_NIP = re.compile(r"(?<!\d)(?:PL ?)?(?:\d{3}[- ]?\d{3}[- ]?\d{2}[- ]?\d{2}|\d{3}[- ]?\d{2}[- ]?\d{2}[- ]?\d{3})(?!\d)")
_NIP_SAID = re.compile(r"(?i)(?<=nip)\W{0,3}(?:nr|numer|to)?\W{0,3}((?:PL ?)?\d(?:[ -]?\d){9})(?!\d)")
_CARD = re.compile(r"(?<![^\W_])[A-Z]{3}[ -]?[0-9]{6}(?![0-9])")
_CARD_SAID = re.compile(
    r"(?i)(?:dow[oó]d\w{0,9}|osobist\w{1,9}|dow\. ?os\.|seri\w{1,9})\W{1,3}"
    r"(?:(?:osobist\w{1,9}|o|i|nr|numer\w{0,9}|seri\w{1,9})\W{1,3}){0,4}"
    r"([A-Z]{3}[ -]?[0-9]{6})(?![0-9])"
)
_PASSPORT = re.compile(r"(?<![^\W_])[A-Z]{2}[ -]?[0-9]{7}(?![0-9])")
_PASSPORT_SAID = re.compile(
    r"(?i)paszport\w{0,9}\W{1,3}(?:(?:o|i|nr|numer\w{0,9}|seri\w{1,9})\W{1,3}){0,4}"
    r"([A-Z]{1,2}[ -]?[0-9]{6,8}|[0-9]{9})(?![0-9])"
)
# Those of other states have up to nine letters and digits (ICAO 9303-3); the neighbours' begin with one or two letters.
_PASSPORT_ABROAD = re.compile(
    r"(?i:paszport\w{0,9})\W{1,3}(?:[^\W\d_]{1,20}\W{1,3}){0,4}([A-Z]{1,2}[ -]?[0-9]{6,8})(?![0-9])"
)
_IP4 = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\.{0,9}\d)")
_IP6 = re.compile(r"(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])", re.IGNORECASE)

# The first two digits of Polish numbers: area codes, and those of mobile and internet telephones (numbering plan,
# regulation of the Minister of Administration and Digitization of 30 October 2013, with later changes).
_AREA = "1[2-8]|2[2-59]|3[2-49]|4[1-468]|5[24-689]|6[1-35-8]|7[14-7]|8[1-79]|9[145]"
_MOBILE = "45|5[01379]|6[069]|7[02-389]|8[08]"
_PREFIX = r"(?:(?:\+|00) ?48[ -]?|48[ -]|0[ -]?)"  # the nought was dialled first until 2009, and is still written
_PHONE = re.compile(
    rf"(?<![\d+])(?:{_PREFIX})?(?:"
    rf"(?:{_MOBILE}|{_AREA})\d[ .-]?\d{{3}}[ .-]?\d{{3}}|"
    rf"(?:{_MOBILE}|{_AREA})\d[ -]?\d{{2}}[ -]?\d{{2}}[ -]?\d{{2}}|"
    rf"\(?(?:0-?)?(?:{_AREA})\)?[ /.-]{{0,2}}\d{{3}}[ .-]?\d{{2}}[ .-]?\d{{2}}"
    r")(?!\d|[.,]\d)"
)
_ABROAD = re.compile(r"(?<![\d+])\+[1-9]\d{0,2}(?:[ .-]?\(?\d{1,9}\)?){1,6}(?!\d)")
_ABROAD_00 = re.compile(r"(?<![\d+])00[1-9]\d{0,2}(?:[ .-]?\(?\d{1,9}\)?){1,6}(?!\d)")
_PHONE_SAID = re.compile(
    r"(?i)(?<![^\W_])(?:tel|telefon\w{0,15}|kom|komórk\w{0,9}|\w{0,4}dzwoni\w{1,15}|sms\w{0,9})\b\W{0,3}"
    r"(?:(?:na|pod|nr|numer\w{0,9}|z|do|to|się)\W{1,3}){0,3}(\d(?:[ .-]?\d){6,11})(?!\d)"
)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _solid(text: str) -> str:
    return re.sub(r"[ -]", "", text).upper()


def _is_phone_abroad(text: str) -> bool:
    return 8 <= len(_digits(text)) <= 17


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return any(letter not in ":." for letter in text)


def _always(_: str) -> bool:
    return True


@dataclass(frozen=True)
class _Rule:
    """Spares most texts most patterns: there is nothing to find with fewer digits, or without any of the `signs`."""

    kind: str
    pattern: re.Pattern[str]
    confirmed: Callable[[str], bool] = _always
    digits: int = 0
    signs: tuple[str, ...] = ()


# What has a checksum goes before what has only a form; where a word says what it is, a slip of the pen is masked too.
_RULES = (
    _Rule("email", _EMAIL, signs=("@", "małpa", "(at", "[at", "{at", "( at", "[ at", "(malpa", "[malpa")),
    _Rule("url", _PROFILE, signs=("/",)),
    _Rule("account", _ACCOUNT, lambda text: is_account(_solid(text)), 12),
    _Rule("phone", _ABROAD, _is_phone_abroad, 8, ("+",)),
    _Rule("pesel", _PESEL_SAID, digits=10),
    _Rule("pesel", _PESEL, lambda text: is_pesel(_digits(text)), 11),
    _Rule("regon", _REGON_SAID, digits=9),
    _Rule("regon", _REGON, is_regon, 14),
    _Rule("nip", _NIP_SAID, digits=10),
    _Rule("nip", _NIP, lambda text: is_nip(_digits(text)), 10),
    _Rule("identity_card", _CARD_SAID, digits=6),
    _Rule("identity_card", _CARD, lambda text: is_identity_card(_solid(text)), 6),
    _Rule("passport", _PASSPORT_SAID, digits=6),
    _Rule("passport", _PASSPORT_ABROAD, digits=6),
    _Rule("passport", _PASSPORT, lambda text: is_passport(_solid(text)), 7),
    _Rule("ip", _IP4, _is_address, 4, (".",)),
    _Rule("ip", _IP6, _is_address, 1, (":",)),
    _Rule("phone", _PHONE, digits=9),
    _Rule("phone", _ABROAD_00, _is_phone_abroad, 10),
    _Rule("phone", _PHONE_SAID, digits=7),
)


def _candidates(text: str, heard: Heard) -> Iterator[Finding]:
    """Everything that is personal data by one of the rules, the surest first."""
    digits, lower = sum(map(text.count, "0123456789")), text.lower()
    for rule in _RULES:
        if digits < rule.digits or (rule.signs and not any(sign in lower for sign in rule.signs)):
            continue
        group = rule.pattern.groups
        for match in everywhere(rule.pattern, text, heard):
            if rule.confirmed(match.group(group)):
                yield Finding(rule.kind, *match.span(group))
    if digits:
        for start, end in plates(text, heard):
            yield Finding("plate", start, end)


def _apart(findings: Iterable[Finding], length: int) -> list[Finding]:
    """Those that do not overlap an earlier one, in the order of the text, which is `length` letters long."""
    taken, kept = bytearray(length), []
    for finding in findings:
        if not any(taken[finding.start : finding.end]):
            taken[finding.start : finding.end] = b"\1" * (finding.end - finding.start)
            kept.append(finding)
    return sorted(kept, key=lambda each: each.start)


def find(text: str, heard: Heard = nobody) -> list[Finding]:
    """The personal data in a text, in its order, none overlapping another; `heard` is called now and then."""
    return _apart(_candidates(text, heard), len(text)) if _SOMETHING.search(text) else []


def mask(text: str, *, but: tuple[str, ...] = (), heard: Heard = nobody) -> Masked:
    """Masks every kind of KINDS but some. What a mask lays bare beside itself is masked as well.

    A long text takes a second for a million letters; `heard` is called several times in each second, and may raise.
    """
    found: Counter[str] = Counter()
    while findings := [each for each in find(text, heard) if each.kind not in but]:
        found.update(each.kind for each in findings)
        ends = [0, *(each.end for each in findings)]
        starts = [*(each.start for each in findings), len(text)]
        text = MASK.join(text[end:start] for end, start in zip(ends, starts, strict=True))
    return Masked(text, found)


def mask_for_log(text: str) -> str:
    """An error's own words, which may repeat a value that it stumbled over; addresses of servers stay in it."""
    return mask(text, but=("ip",)).text


def suggest(text: str, heard: Heard = nobody) -> list[tuple[int, int]]:
    """Where a person should look again: names beside numbers of houses. They are not masked."""
    return households(text, heard)
