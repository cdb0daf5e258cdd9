"""Photos: what somebody sends is read as a picture and drawn anew, so that nothing else of the file is kept."""

import struct
import threading
import zlib
from hashlib import sha256
from io import BytesIO

from flask_babel import gettext as _
from PIL import Image, ImageOps

from ...cypher.errors import PeergraphError

MOST_BYTES = 5_000_000
MOST_PIXELS = 25_000_000
"""Of the picture that is sent: 5,000 by 5,000. Each takes up to 4 bytes of memory while it is read."""
LEAST_SIDE = 64
SIDE = 384
"""Pixels of each side of what is kept."""
_FORMATS = ("JPEG", "PNG", "WEBP")
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    struct.error,
    zlib.error,
)
"""What the readers of picture formats raise for files that are broken, or made to look like pictures."""
_one_at_a_time = threading.Lock()
# Pillow itself refuses what is twice as large, and warns before, also where a chunk of a file lies about its size.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS


class PhotoRefused(PeergraphError):
    """A file that is no photo which can be taken; the message says what to do."""

    code = "photo_refused"
    status = 422


def drawn_anew(content: bytes) -> bytes:
    """Return a square JPEG of what a file shows, without anything that a camera or a person hid in it.

    Raises PhotoRefused for what is too large, too small, broken, or no JPEG, PNG or WebP.
    """
    if len(content) > MOST_BYTES:
        raise too_large()
    # Pictures that are read take much memory: one after the other.
    with _one_at_a_time:
        try:
            return _encoded(_square(content))
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise _too_many_pixels() from error
        except _BROKEN as error:
            raise PhotoRefused(
                _("This file cannot be read as a photo. Send a JPEG, a PNG or a WebP picture.")
            ) from error


def too_large() -> PhotoRefused:
    """Return what is said of a file with too many bytes."""
    return PhotoRefused(_("The file is too large: %(most)s MB at most.", most=MOST_BYTES // 1_000_000))


def digest_of(content: bytes) -> str:
    """Return what stands for a photo in its address."""
    return sha256(content).hexdigest()


def _square(content: bytes) -> Image.Image:
    with Image.open(BytesIO(content), formats=_FORMATS) as sent:
        width, height = sent.size
        # The size stands at the file's beginning: what is too large is never read.
        if width * height > MOST_PIXELS:
            raise _too_many_pixels()
        if min(width, height) < LEAST_SIDE:
            raise PhotoRefused(
                _("The picture is too small: at least %(least)s pixels a side.", least=LEAST_SIDE)
            )
        sent.draft("RGB", (2 * SIDE, 2 * SIDE))
        # A face is above the middle more often than below it.
        return ImageOps.fit(_upright(sent).convert("RGBA"), (SIDE, SIDE), centering=(0.5, 0.4))


def _upright(sent: Image.Image) -> Image.Image:
    """Return a picture turned as the camera says; as it stands where what the camera says cannot be read."""
    try:
        return ImageOps.exif_transpose(sent)
    except _BROKEN:
        sent.load()
        return sent


def _encoded(picture: Image.Image) -> bytes:
    # Nothing but pixels goes over into the new picture, what is transparent on white.
    fresh = Image.new("RGB", picture.size, "white")
    fresh.paste(picture, mask=picture.getchannel("A"))
    out = BytesIO()
    fresh.save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue()


def _too_many_pixels() -> PhotoRefused:
    return PhotoRefused(
        _(
            "The picture has too many pixels: %(most)s million at most. Make it smaller first.",
            most=MOST_PIXELS // 1_000_000,
        )
    )
