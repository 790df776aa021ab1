"""One decoder for every form. Browsers send only text; a form is a struct that says what it should be."""

from datetime import date
from typing import TypeVar
from urllib.parse import parse_qsl

import msgspec

from backend.core.errors import BadRequest, Invalid
from backend.core.texts import N_
from backend.core.web.request import Request

FORM = "application/x-www-form-urlencoded"
KEY_FIELD = "sleutel"  # the idempotency key of a form that makes something new
MAX_FIELDS = 200
FIRST_YEAR, LAST_YEAR = 1900, 2100

UNCLEAR = N_("Dit klopt niet. Kijk nog een keer.")
MISSING = N_("Vul dit in.")
TOO_LONG = N_("Dit is te lang. Maak het korter.")


class Form(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Strict: a field that the form does not have is refused."""


F = TypeVar("F", bound=Form)


async def typed(request: Request) -> dict[str, str]:
    """What the person typed, to show it again. Raises BadRequest for what no browser form sends."""
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != FORM:
        raise BadRequest
    try:
        text = (await request.body()).decode("utf-8")
        pairs = parse_qsl(
            text,
            keep_blank_values=True,
            strict_parsing=bool(text),
            errors="strict",
            max_num_fields=MAX_FIELDS,
        )
    except ValueError as error:
        raise BadRequest from error
    if any("\x00" in name + value for name, value in pairs):
        raise BadRequest
    return {name: value.strip() for name, value in pairs}


async def ticked(request: Request, prefix: str) -> list[str]:
    """Of a list of boxes those that are ticked, each named by the prefix and what it is."""
    return [name.removeprefix(prefix) for name in await typed(request) if name.startswith(prefix)]


async def read_form(request: Request, kind: type[F], lists: tuple[str, ...] = ()) -> F:
    """Raises Invalid with a sentence for each field that is wrong, BadRequest for a field that it does not have.

    `lists`: the prefixes of its lists of boxes, which ticked() reads.
    """
    filled = {name: value for name, value in (await typed(request)).items() if value and name != KEY_FIELD}
    fields = {name: value for name, value in filled.items() if not name.startswith(lists)} if lists else filled
    known = {field.encode_name for field in msgspec.structs.fields(kind)}
    if not known >= fields.keys():
        raise BadRequest
    wrong = {name: sentence for name in known if (sentence := _mistake(kind, name, fields))}
    if wrong:
        raise Invalid(**wrong)
    return msgspec.convert(fields, kind, strict=False)


def is_near(day: date) -> bool:
    """One that somebody can mean. Beyond, a sum with it may pass the last day that there is, and fail."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


def _mistake(kind: type[Form], name: str, fields: dict[str, str]) -> str | None:
    field = next(field for field in msgspec.structs.fields(kind) if field.encode_name == name)
    if name not in fields:
        return MISSING if field.required else None
    try:
        value = msgspec.convert(fields[name], field.type, strict=False)
    except msgspec.ValidationError as error:
        return TOO_LONG if "length <=" in str(error) else UNCLEAR
    return UNCLEAR if isinstance(value, date) and not is_near(value) else None
