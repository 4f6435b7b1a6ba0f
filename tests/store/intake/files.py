"""Pictures and other files as they come with reports, and as somebody wicked makes them."""

from __future__ import annotations

import struct
import zlib

from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice
from qgis.PyQt.QtGui import QColor, QImage

PDF = b"%PDF-1.4\n%%EOF\n"
MP4 = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2"
SECRET = b"52.2297N 21.0122E Jan Kowalski"


def picture(form: str = "jpeg", width: int = 60, height: int = 40, *, said: str = "", alpha: int = 255) -> bytes:
    """A picture, its left half red, with a remark in it."""
    image = QImage(width, height, QImage.Format.Format_ARGB32 if alpha < 255 else QImage.Format.Format_RGB32)
    image.fill(QColor(0, 0, 255, alpha))
    for x in range(width // 2):
        for y in range(height):
            image.setPixelColor(x, y, QColor(255, 0, 0, alpha))
    if said:
        image.setText("Comment", said)
    data = QByteArray()
    device = QBuffer(data)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(device, form, 95)
    return bytes(data)


def with_exif(jpeg: bytes, orientation: int = 1) -> bytes:
    """The picture as a telephone saves it: with the place, the owner and how it was held."""
    entries = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    entries += struct.pack(">HHII", 0x013B, 2, len(SECRET) + 1, 8 + 2 + 2 * 12 + 4)
    tiff = b"MM\x00*" + struct.pack(">IH", 8, 2) + entries + struct.pack(">I", 0) + SECRET + b"\x00"
    exif = b"Exif\x00\x00" + tiff
    remark = b"\xff\xfe" + struct.pack(">H", len(SECRET) + 2) + SECRET
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + remark + jpeg[2:]


def png_header(width: int, height: int) -> bytes:
    """A picture that says it is very large, in hardly any bytes."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
