"""A picture is what its bytes say, whatever it is called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.content import picture
from backend.content.picture import MOST_BYTES, Unfit
from tests.content.pictures import jpeg, png, webp

GOOD = {
    "png": png(),
    "jpg": jpeg(),
    "webp": webp(),
    "webp without loss": webp(form="VP8L"),
    "webp extended": webp(form="VP8X"),
}


@pytest.mark.parametrize("name", GOOD)
def test_its_kind_and_size_are_read_from_its_header(name: str) -> None:
    found = picture.read(GOOD[name])
    assert (found.kind, found.width, found.height) == (name.split()[0], 120, 40)
    assert found.body == GOOD[name]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "kind"),
        (b"GIF89a\x78\x00\x28\x00" + bytes(50), "kind"),
        (b"\x89PNG\r\n\x1a\n", "kind"),
        (png() + b"<script>alert(1)</script>", "kind"),
        (jpeg() + b"<script>alert(1)</script>", "kind"),
        (webp() + b"<script>alert(1)</script>", "kind"),
        (png(extra=b"\x00\x00\x00\x08acTL" + bytes(12)), "kind"),  # it moves
        (webp(form="VP8X", moves=True), "kind"),
        (png(size=MOST_BYTES + 1), "large"),
        (png(8, 8), "size"),
        (png(1025, 400), "size"),
        (jpeg(65_535, 65_535), "size"),
        (webp(700, 100), "size"),
        (png(0, 0), "size"),
    ],
    ids=lambda value: value[:12].hex() if isinstance(value, bytes) else value,
)
def test_what_may_not_be_shown_is_refused_with_why(body: bytes, why: str) -> None:
    with pytest.raises(Unfit, match=why):
        picture.read(body)


def test_the_largest_that_may_be_is_taken() -> None:
    assert len(picture.read(png(size=MOST_BYTES)).body) == MOST_BYTES


@given(st.sampled_from(sorted(GOOD)), st.data())
def test_one_that_was_cut_off_never_breaks_anything(name: str, data: st.DataObject) -> None:
    body = GOOD[name]
    with pytest.raises(Unfit):
        picture.read(body[: data.draw(st.integers(0, len(body) - 1))])


@given(st.sampled_from([b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"\xff\xd8\xff", b"RIFF", b""]), st.binary(max_size=80))
def test_whatever_bytes_are_sent_they_are_read_or_refused(start: bytes, rest: bytes) -> None:
    try:
        picture.read(start + rest)
    except Unfit as unfit:
        assert unfit.why in ("kind", "size")


@pytest.mark.parametrize("text", ["geen base64", "é", "aGFsbG8=", "iVBORw0KGgo"])
def test_what_is_not_base64_of_a_picture_is_refused(text: str) -> None:
    with pytest.raises(Unfit):
        picture.of(text)
