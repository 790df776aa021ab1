"""What a browser sends, and what no browser of ours does."""

from datetime import date
from typing import Annotated, Literal

import pytest
from msgspec import Meta

from backend.core.errors import BadRequest, Invalid
from backend.core.web import forms
from backend.core.web.forms import Form, read_form
from tests.core.asked import Asked


class Example(Form):
    name: Annotated[str, Meta(max_length=20)]
    born: date | None = None
    number: Annotated[int, Meta(ge=1, le=9)] | None = None
    kind: Literal["own", "other"] = "own"
    shared: bool = False
    note: str | None = None


async def read(body: str | bytes) -> Example:
    return await read_form(Asked(body.encode() if isinstance(body, str) else body), Example)


async def mistakes(body: str) -> dict[str, str]:
    with pytest.raises(Invalid) as wrong:
        await read(body)
    return wrong.value.fields


async def test_a_field_becomes_what_the_form_says_it_is() -> None:
    assert await read("name=Samira&born=1991-04-17&number=7&kind=other&shared=1") == Example(
        name="Samira", born=date(1991, 4, 17), number=7, kind="other", shared=True
    )


async def test_a_field_left_empty_was_not_filled_in() -> None:
    assert await read("name=Samira&born=&number=&kind=&shared=&note=+++") == Example(name="Samira")
    assert await mistakes("name=++&number=7") == {"name": forms.MISSING}


async def test_spaces_around_a_text_are_not_meant() -> None:
    assert (await read("name=++Samira+Haddad+")).name == "Samira Haddad"


@pytest.mark.parametrize("word", ["on", "true", "null", "None", "0", "1e3", "[]", "%E0%B8%AA"])
async def test_no_word_means_anything_else_than_itself(word: str) -> None:
    assert (await read(f"name={word}&note={word}")).note == (word if "%" not in word else "ส")


async def test_of_a_field_sent_twice_the_last_counts() -> None:
    assert (await read("name=Samira&name=Karim")).name == "Karim"


WRONG = [
    ("born=2026-02-30", "born", forms.NO_DAY),
    ("born=2023-02-29", "born", forms.NO_DAY),
    ("born=0001-01-01", "born", forms.TOO_FAR),
    ("born=1899-12-31", "born", forms.TOO_FAR),
    ("born=9999-12-31", "born", forms.TOO_FAR),
    ("born=17-04-1991", "born", forms.NO_DAY),
    ("born=1991-04-17T10:00:00", "born", forms.NO_DAY),
    ("born=gisteren", "born", forms.NO_DAY),
    ("number=0", "number", forms.NO_NUMBER),
    ("number=10", "number", forms.NO_NUMBER),
    ("number=" + "9" * 400, "number", forms.NO_NUMBER),
    ("number=7.5", "number", forms.NO_NUMBER),
    ("number=%D9%A7", "number", forms.NO_NUMBER),
    ("kind=third", "kind", forms.UNCLEAR),
    ("shared=misschien", "shared", forms.UNCLEAR),
    ("name=" + "x" * 21, "name", forms.TOO_LONG),
]


@pytest.mark.parametrize(("field", "name", "sentence"), WRONG)
async def test_a_wrong_value_is_named_with_a_sentence(field: str, name: str, sentence: str) -> None:
    assert await mistakes(f"name=Samira&{field}") == {name: sentence}


async def test_all_mistakes_are_named_at_once() -> None:
    said = await mistakes("born=gisteren&number=0")
    assert said == {"name": forms.MISSING, "born": forms.NO_DAY, "number": forms.NO_NUMBER}


async def test_a_length_counts_signs_and_not_bytes() -> None:
    assert (await read("name=" + "%D9%85" * 20)).name == "م" * 20


async def test_what_was_typed_can_be_shown_again() -> None:
    typed = await forms.typed(Asked(b"name=+Samira+&born=gisteren&anders="))
    assert typed == {"name": "Samira", "born": "gisteren", "anders": ""}


async def test_the_key_of_a_form_is_none_of_its_fields() -> None:
    assert await read(f"name=Samira&{forms.KEY_FIELD}=abc") == Example(name="Samira")


@pytest.mark.parametrize(
    "body",
    [
        "name=Samira&admin=1",
        "name=Sam%00ira",
        "name=Samira&%00=1",
        "name=%ff",
        b"name=\xff",
        "name=%ed%a0%80",
        "name",
        "a=1&" * 300,
    ],
)
async def test_what_no_form_of_ours_sends_is_refused(body: str | bytes) -> None:
    with pytest.raises(BadRequest):
        await read(body)


@pytest.mark.parametrize("kind", ["", "text/plain", "application/json", "multipart/form-data; boundary=x"])
async def test_another_kind_of_body_is_refused(kind: str) -> None:
    with pytest.raises(BadRequest):
        await read_form(Asked(b"name=Samira", kind), Example)


async def test_the_kind_may_name_its_signs() -> None:
    sent = Asked(b"name=Samira", "Application/X-WWW-Form-Urlencoded; charset=UTF-8")
    assert await read_form(sent, Example) == Example(name="Samira")
