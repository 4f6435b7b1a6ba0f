"""Attachments of threats: what a store says of them, and names of files that are safe on every computer."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

SETTING, USUAL_MEGABYTES = "attachment_mb", 10
"""The store's rule of how large one may be, and what holds in a store without it."""
LONGEST_NAME = 100

PICTURES = ("image/jpeg", "image/png")
"""What pictures are kept as once they have been saved anew."""

ENDINGS = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/heic": ".heic",
    "application/pdf": ".pdf",
    "video/mp4": ".mp4",
}
"""Every kind that a store takes, and how the name of such a file ends."""

_OTHER_ENDINGS = {"image/jpeg": (".jpeg", ".jpe"), "image/heic": (".heif",), "video/mp4": (".m4v", ".mov")}
# What a path, a shell or Windows would understand as more than a letter of a name.
_DANGEROUS = re.compile(r'[\\/:*?"<>|%$`&;\'~]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Attachment:
    """One attachment as the store lists it: `size` in bytes, `sha256` of the content that is kept.

    A picture is `cleaned` when it was saved anew, so that nothing is in it but what is seen. A purge erases name and
    content.
    """

    id: str
    threat_id: str
    name: str
    media_type: str
    size: int
    sha256: str
    cleaned: bool

    @property
    def erased(self) -> bool:
        """Whether a purge has erased it: what is left says that there was one."""
        return not self.name

    @property
    def is_picture(self) -> bool:
        """Whether the window shows it itself."""
        return self.cleaned and self.media_type in PICTURES


@dataclass(frozen=True)
class NewAttachment:
    """An attachment to import: for the threat with `source_ref` in the import's source system.

    `origin` is the SHA-256 of the file as it was handed in: the same file is not attached twice to one threat.
    """

    source_ref: str
    name: str
    media_type: str
    content: bytes
    cleaned: bool
    origin: str


def safe_name(name: str, media_type: str = "") -> str:
    """The last part of a name, without what a path, a shell or a screen could take for something else.

    With a media type it ends as files of that kind do, whatever it ended with before.
    """
    last = re.split(r"[\\/]", name)[-1]
    # Control letters, and those that turn the direction of writing, so that gpj.exe is read as exe.jpg.
    visible = "".join(letter for letter in last if unicodedata.category(letter)[0] not in "CZ" or letter == " ")
    clean = _DANGEROUS.sub("_", unicodedata.normalize("NFC", visible)).strip(" .-")
    if _RESERVED.match(clean):
        clean = "_" + clean
    ending = ENDINGS.get(media_type, "")
    for known in (ending, *_OTHER_ENDINGS.get(media_type, ())):
        if known and clean.lower().endswith(known):
            clean = clean[: -len(known)].rstrip(" .")
            break
    return (clean or "attachment")[: LONGEST_NAME - len(ending)].rstrip(" .") + ending


def most_bytes(settings: dict[str, str]) -> int:
    """How large an attachment may be by the rules of a store."""
    text = settings.get(SETTING, "")
    return (int(text) if text.isdecimal() and 0 < int(text) <= 100 else USUAL_MEGABYTES) * 1_000_000
