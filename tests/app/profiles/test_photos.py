"""Photos: drawn anew from what is sent, whatever that is, and shown to everybody."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image
from werkzeug.test import TestResponse

from peergraph.app.profiles.photos import MOST_BYTES, SIDE, PhotoRefused, drawn_anew

from ..someone import Someone, sql

XU = "sample:yinghui-xu"
PAGE = f"/authors/{XU}"
EDIT = f"{PAGE}/edit"
PHOTO = f"{PAGE}/photo"
SECRET = b"taken at 52.5 north with camera 4711"


def picture(
    format: str = "JPEG", size: tuple[int, int] = (300, 400), mode: str = "RGB", **options: object
) -> bytes:
    out = BytesIO()
    Image.new(mode, size).save(out, format, **options)
    return out.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png_that_says(width: int, height: int) -> bytes:
    """Return a file of some bytes that says it is a picture of that size."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1_000))


@pytest.mark.parametrize(
    "sent",
    [
        picture("JPEG", exif=b"Exif\0\0" + SECRET, comment=SECRET),
        picture("JPEG", mode="CMYK"),
        picture("PNG", mode="RGBA"),
        picture("PNG", mode="P"),
        picture("PNG", mode="I;16"),
        picture("WEBP", exif=b"Exif\0\0" + SECRET),
        picture("JPEG") + b"<script>alert(1)</script>" + SECRET,
    ],
    ids=["jpeg", "cmyk", "transparent", "palette", "deep", "webp", "with a tail"],
)
def test_a_photo_is_drawn_anew_without_what_else_was_in_the_file(sent: bytes) -> None:
    kept = drawn_anew(sent)

    with Image.open(BytesIO(kept)) as shown:
        assert (shown.format, shown.size, shown.mode) == ("JPEG", (SIDE, SIDE), "RGB")
        assert not shown.getexif()
        assert set(shown.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert not any(hidden in kept for hidden in (SECRET, b"<script>", b"Exif"))


def test_a_photo_is_turned_as_the_camera_says() -> None:
    sideways = Image.new("RGB", (400, 400), "white")
    sideways.paste("black", (0, 0, 200, 400))
    turned = Image.Exif()
    turned[0x0112] = 6
    out = BytesIO()
    sideways.save(out, "JPEG", exif=turned)

    with Image.open(BytesIO(drawn_anew(out.getvalue()))) as shown:
        top, bottom = shown.getpixel((SIDE // 2, 20)), shown.getpixel((SIDE // 2, SIDE - 20))

    assert (top, bottom) == ((0, 0, 0), (255, 255, 255))


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        (b"", "cannot be read"),
        (b"GIF89a" + b"\0" * 100, "cannot be read"),
        (picture("GIF"), "cannot be read"),
        (picture("TIFF"), "cannot be read"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "cannot be read"),
        (picture("JPEG")[:400], "cannot be read"),
        (picture("PNG", size=(900, 900))[:-200], "cannot be read"),
        (png_that_says(300, 300), "cannot be read"),
        (png_that_says(60_000, 60_000), "too many pixels"),
        (png_that_says(6_000, 6_000), "too many pixels"),
        (picture(size=(20, 500)), "too small"),
        (b"\xff" * (MOST_BYTES + 1), "too large"),
    ],
    ids=[
        "nothing", "gif head", "gif", "tiff", "svg", "cut jpeg", "cut png", "lying png", "bomb", "large", "small",
        "heavy",
    ],
)  # fmt: skip
def test_what_is_no_photo_is_refused_with_the_reason(sent: bytes, why: str) -> None:
    with pytest.raises(PhotoRefused, match=why):
        drawn_anew(sent)


def test_everybody_sees_the_photo_of_an_owner_until_she_takes_it_away(ada: Someone) -> None:
    ada.owns(XU)
    reader = Someone(ada.app)
    before = reader.get(PHOTO).status_code

    sent = send(ada, picture(exif=b"Exif\0\0" + SECRET))
    shown, page = reader.get(PHOTO), reader.get(PAGE).text
    again = reader.get(PHOTO, headers={"If-None-Match": shown.headers["ETag"]})
    ada.send(f"{PHOTO}/delete", EDIT)

    assert (before, sent.status_code, shown.status_code) == (404, 303, 200)
    assert shown.headers["Content-Type"] == "image/jpeg"
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert shown.headers["Cache-Control"] == "max-age=3600"
    assert SECRET not in shown.data
    assert again.status_code == 304
    assert f'src="{PHOTO}?v=' in page
    assert 'alt="Photo of Yinghui Xu"' in page
    assert reader.get(PHOTO).status_code == 404
    assert sql(ada.app, "SELECT count(*) FROM profile_photos") == [(0,)]


def test_a_file_that_is_refused_leaves_the_photo_as_it_was(ada: Someone) -> None:
    ada.owns(XU)
    send(ada, picture())
    kept = ada.get(PHOTO).data

    answers = [send(ada, b"no picture"), ada.send(PHOTO, EDIT)]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert "This file cannot be read as a photo" in answers[0].text
    assert "Choose a file first." in answers[1].text
    assert ada.get(PHOTO).data == kept


def test_a_body_that_is_too_large_is_not_read_and_who_sends_often_has_to_wait(ada: Someone) -> None:
    ada.owns(XU)

    body, kind = b"x" * (MOST_BYTES + 200_000), "multipart/form-data; boundary=x"
    large = ada.client.post(PHOTO, data=body, content_type=kind)
    others = Someone(ada.app).client.post(PHOTO, data=body, content_type=kind)
    many = [send(ada, b"x").status_code for _ in range(21)]

    assert (large.status_code, others.status_code) == (422, 403)
    assert "The file is too large: 5 MB at most." in large.text
    assert (many[0], many[-1]) == (422, 429)


def test_a_photo_is_handed_out_and_goes_with_the_account(ada: Someone) -> None:
    ada.owns(XU)
    send(ada, picture())

    whole = ada.get("/account/export").json
    ada.send("/account/delete", sure="on")

    assert whole["profile_photos"][0]["content"].startswith("/9j/")  # type: ignore[index]
    assert sql(ada.app, "SELECT count(*) FROM profile_photos") == [(0,)]


def send(someone: Someone, content: bytes) -> TestResponse:
    """Send a photo as the page for it does; the file's name and type say what they like."""
    data = {"csrf_token": someone.token(EDIT), "photo": (BytesIO(content), "../../x.svg", "image/svg+xml")}
    return someone.client.post(PHOTO, data=data, content_type="multipart/form-data")
