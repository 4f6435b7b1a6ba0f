"""What kind of file something is, by its content; and pictures read without trusting them, and saved anew."""

from __future__ import annotations

from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, Qt
from qgis.PyQt.QtGui import QColorSpace, QImage, QImageReader, QPainter

from ..locale import number
from ..text import UserError, tr

MOST_POINTS = 64_000_000
"""Of a picture: 256 MB while it is read. Telephones make 12 to 50 million."""
LONGEST_SIDE = 30_000
_JPEG_QUALITY = 90

# The first bytes, the media type, and the name that Qt's reader of such pictures has.
_STARTS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"%PDF-", "application/pdf"),
)
_READERS = {
    "image/jpeg": b"jpeg",
    "image/png": b"png",
    "image/gif": b"gif",
    "image/bmp": b"bmp",
    "image/tiff": b"tiff",
    "image/webp": b"webp",
}
_FILMS = (b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"qt  ", b"3gp4", b"3gp5")
_STILLS = (b"heic", b"heix", b"mif1", b"msf1", b"heim", b"heis")


def kind_of(content: bytes) -> str:
    """The media type that the first bytes tell; empty for what is not taken."""
    for start, kind in _STARTS:
        if content.startswith(start):
            return kind
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "image/webp"
    brand = content[8:12] if content[4:8] == b"ftyp" else b""
    return "video/mp4" if brand in _FILMS else "image/heic" if brand in _STILLS else ""


def is_readable(kind: str) -> bool:
    """Whether pictures of this media type are read here, and so can be cleaned."""
    # Some installations lack a reader.
    return kind in _READERS and QByteArray(_READERS[kind]) in QImageReader.supportedImageFormats()


def read(content: bytes) -> QImage:
    """A picture, turned upright. Raises UserError: no picture, damaged, too large to be shown safely.

    The size is looked at before anything is unpacked: a small file may hold a picture that fills the memory.
    """
    kind = kind_of(content)
    if not is_readable(kind):
        raise UserError(tr("It is no picture."))
    device = QBuffer()
    device.setData(QByteArray(content))
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(device, QByteArray(_READERS[kind]))
    try:
        return _read(reader)
    finally:
        # What Qt reads with still looks at the device when it goes, and Python lets go of both in any order.
        reader.setDevice(None)
        device.close()


def _read(reader: QImageReader) -> QImage:
    # By the kind that its own first bytes tell: no other reader of Qt's is tried.
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isEmpty():
        raise UserError(tr("The picture is damaged."))
    if size.width() * size.height() > MOST_POINTS or max(size.width(), size.height()) > LONGEST_SIDE:
        raise UserError(
            tr("The picture is {width} × {height} points large. It is not opened: it would fill the memory.").format(
                width=number(size.width()), height=number(size.height())
            )
        )
    if hasattr(QImageReader, "setAllocationLimit"):  # from Qt 6 on; before, the size alone decides
        QImageReader.setAllocationLimit(MOST_POINTS * 4 // 1_000_000)
    image = reader.read()
    if image.isNull():
        raise UserError(tr("The picture is damaged."))
    return image


def cleaned(content: bytes, most_bytes: int) -> tuple[bytes, str]:
    """A picture saved anew, without place, camera, time and remarks, and its media type. Raises UserError."""
    image = _bare(read(content))
    if kind_of(content) == "image/jpeg" or (kind_of(content) == "image/webp" and not image.hasAlphaChannel()):
        return _saved(image, "jpeg"), "image/jpeg"
    made = _saved(image, "png")
    # What was packed with loss swells without it.
    return (made, "image/png") if len(made) <= most_bytes else (_saved(image, "jpeg"), "image/jpeg")


def _bare(image: QImage) -> QImage:
    """The points alone, on paper of our own: texts and profiles stay behind with the old one."""
    if image.colorSpace().isValid():
        image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    form = QImage.Format.Format_ARGB32 if image.hasAlphaChannel() else QImage.Format.Format_RGB32
    bare = QImage(image.size(), form)
    bare.fill(Qt.GlobalColor.transparent if image.hasAlphaChannel() else Qt.GlobalColor.white)
    painter = QPainter(bare)
    painter.drawImage(0, 0, image)
    painter.end()
    return bare


def _saved(image: QImage, form: str) -> bytes:
    data = QByteArray()
    device = QBuffer(data)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(device, form, _JPEG_QUALITY if form == "jpeg" else -1):
        raise UserError(tr("The picture cannot be saved anew."))
    device.close()
    return bytes(data)
