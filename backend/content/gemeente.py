"""Who a gemeente is: its name, languages, colours and desk."""

from typing import Annotated, Literal

from msgspec import Meta

from backend.content.entry import Dutch, Entry, Key

Colour = Annotated[str, Meta(pattern=r"^#[0-9a-f]{6}$")]


class Theme(Entry, frozen=True):
    brand: Colour
    brand_deep: Colour
    brand_soft: Colour
    on_brand: Colour


class Contact(Entry, frozen=True):
    phone: str
    email: str
    address: str
    hours: str
    website: str


class Gemeente(Entry, frozen=True):
    key: Key
    name: Dutch
    languages: tuple[str, ...]
    theme: Theme
    contact: Contact
    klantmanager: Literal["klantmanager", "consulent"] = "klantmanager"  # what the people who do this work are called
    logo: str = ""  # the bytes of a picture, in base64
