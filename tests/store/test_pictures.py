"""What a picture says beside what is seen: for every place where a format keeps such things, read in the bytes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

import pytest
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice
from qgis.PyQt.QtGui import QImageWriter

from kmzb_plugin.store import pictures
from tests.store.intake.files import SECRET, picture

MOST = 10_000_000
PACKED = zlib.compress(SECRET * 20)


def segment(marker: int, data: bytes) -> Callable[[bytes], bytes]:
    """A segment of a JPEG right behind its start."""
    return lambda jpeg: jpeg[:2] + bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data + jpeg[2:]


def chunk(name: bytes, data: bytes) -> Callable[[bytes], bytes]:
    """A chunk of a PNG right behind its head."""
    made = struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    return lambda png: png[:33] + made + png[33:]


def exif() -> bytes:
    """An Exif block with a description and a place: 52.2297 N, 21.0122 E."""
    gps_at, text_at = 8 + 2 + 2 * 12 + 4, 8 + 2 + 2 * 12 + 4 + 2 + 12 + 4
    text = SECRET + b"\0"
    entries = struct.pack("<HHII", 0x010E, 2, len(text), text_at) + struct.pack("<HHII", 0x8825, 4, 1, gps_at)
    gps = struct.pack("<H", 1) + struct.pack("<HHI4s", 1, 2, 2, b"N\0\0\0") + struct.pack("<I", 0)
    return b"II*\0" + struct.pack("<IH", 8, 2) + entries + struct.pack("<I", 0) + gps + text


def described(form: bytes) -> bytes:
    """A picture in whose texts Qt's own writer has put the secret."""
    image = pictures.read(picture("png"))
    for key in ("Description", "Author", "Copyright", "Comment"):
        image.setText(key, SECRET.decode())
    data = QByteArray()
    device = QBuffer(data)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(device, QByteArray(form))
    assert writer.write(image)
    device.close()
    return bytes(data)


def riff(name: bytes) -> Callable[[bytes], bytes]:
    """A chunk at the end of a WebP, announced in an extended head."""

    def add(webp: bytes) -> bytes:
        bit = 0x08 if name == b"EXIF" else 0x04
        head = b"VP8X" + struct.pack("<I", 10) + bytes((bit, 0, 0, 0)) + (59).to_bytes(3, "little")
        head += (39).to_bytes(3, "little")
        data = exif() if name == b"EXIF" else SECRET + b" "
        data += b"\0" * (len(data) % 2)
        body = b"WEBP" + head + webp[12:] + name + struct.pack("<I", len(data)) + data
        return b"RIFF" + struct.pack("<I", len(body)) + body

    return add


def tiff_tag(tiff: bytes) -> bytes:
    """A description in the first directory of a TIFF, which moves to the end of the file."""
    order = "<" if tiff[:2] == b"II" else ">"
    (at,) = struct.unpack_from(order + "I", tiff, 4)
    (count,) = struct.unpack_from(order + "H", tiff, at)
    entries = tiff[at + 2 : at + 2 + 12 * count]
    text = SECRET + b"\0" * (2 - len(SECRET) % 2)
    text_at = len(tiff) + len(tiff) % 2
    directory_at = text_at + len(text)
    more = struct.pack(order + "HHII", 0x010E, 2, len(text), text_at)
    listed = sorted(
        [entries[i : i + 12] for i in range(0, len(entries), 12)] + [more],
        key=lambda e: struct.unpack_from(order + "H", e),
    )
    directory = struct.pack(order + "H", count + 1) + b"".join(listed) + struct.pack(order + "I", 0)
    head = tiff[:4] + struct.pack(order + "I", directory_at) + tiff[8:]
    return head + b"\0" * (len(tiff) % 2) + text + directory


CARRIERS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "JPEG, Exif": ("jpeg", segment(0xE1, b"Exif\0\0" + exif())),
    "JPEG, XMP": ("jpeg", segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRET)),
    "JPEG, IPTC": ("jpeg", segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x10" + SECRET)),
    "JPEG, remark": ("jpeg", segment(0xFE, SECRET)),
    "JPEG, maker's own": ("jpeg", segment(0xEB, SECRET)),
    "JPEG, behind the end": ("jpeg", lambda jpeg: jpeg + SECRET),
    "PNG, tEXt": ("png", chunk(b"tEXt", b"Comment\0" + SECRET)),
    "PNG, zTXt": ("png", chunk(b"zTXt", b"Comment\0\0" + PACKED)),
    "PNG, iTXt": ("png", chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + SECRET)),
    "PNG, eXIf": ("png", chunk(b"eXIf", exif())),
    "PNG, own chunk": ("png", chunk(b"prVt", SECRET)),
    "PNG, behind the end": ("png", lambda png: png + SECRET),
    "PNG, Qt's texts": ("png", lambda _: described(b"png")),
    "WebP, EXIF": ("webp", riff(b"EXIF")),
    "WebP, XMP": ("webp", riff(b"XMP ")),
    "TIFF, description": ("tiff", tiff_tag),
    "BMP, behind the end": ("bmp", lambda bmp: bmp + SECRET),
}


def jpeg_markers(content: bytes) -> set[int]:
    """The markers of the segments up to the picture's points, and that nothing follows its end."""
    found, at = set(), 2
    while content[at + 1] != 0xDA:
        found.add(content[at + 1])
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    assert content.endswith(b"\xff\xd9")
    return found


def png_chunks(content: bytes) -> list[bytes]:
    found, at = [], 8
    while at < len(content):
        found.append(content[at + 4 : at + 8])
        at += 12 + int.from_bytes(content[at : at + 4], "big")
    return found


@pytest.mark.parametrize("carrier", CARRIERS)
def test_nothing_stays_in_a_picture_but_what_is_seen(carrier: str) -> None:
    form, put_in = CARRIERS[carrier]
    content = put_in(picture(form))
    assert SECRET in content or PACKED in content
    # The picture is a good one: what Qt refuses proves nothing.
    assert not pictures.read(content).isNull()
    clean, kind = pictures.cleaned(content, MOST)
    assert SECRET not in clean
    assert b"Exif" not in clean
    if kind == "image/jpeg":
        # JFIF's own head, tables of quantities, the frame, tables of codes: what is needed to draw it.
        assert jpeg_markers(clean) <= {0xE0, 0xDB, 0xC0, 0xC2, 0xC4}
    else:
        assert set(png_chunks(clean)) <= {b"IHDR", b"sRGB", b"gAMA", b"cHRM", b"pHYs", b"IDAT", b"IEND"}
        assert png_chunks(clean)[-1] == b"IEND"
    assert pictures.read(clean).size() == pictures.read(content).size()
    assert pictures.read(clean).textKeys() == []


def test_what_qt_does_not_read_is_said_to_be_kept_as_it_is() -> None:
    """HEIC, PDF and MP4 stay as they are; the import counts them and the window says it before one is opened."""
    for kind in ("image/heic", "application/pdf", "video/mp4"):
        assert not pictures.is_readable(kind)
