"""The logo that a gemeente chose, beside its name on every page."""

from functools import cache
from typing import NamedTuple

from backend import content
from backend.content import picture
from backend.core import assets
from backend.core.assets import Asset


class Emblem(NamedTuple):
    asset: Asset
    width: int
    height: int


@content.kept
@cache
def emblems() -> dict[str, Emblem]:
    """By gemeente; not of one without."""
    logos = {key: picture.of(pack.gemeente.logo) for key, pack in content.load_all().items() if pack.gemeente.logo}
    return {
        key: Emblem(assets.make(f"logo-{key}.{logo.kind}", logo.body), logo.width, logo.height)
        for key, logo in logos.items()
    }


@content.kept
@cache
def by_address() -> dict[str, Asset]:
    return {each.asset.address: each.asset for each in emblems().values()}


def instead_of(name: str) -> Asset | None:
    """That of another edition: on an older page, or asked of a process that is behind. Then the one of now."""
    found = emblems().get(name.removeprefix("logo-").partition(".")[0]) if name.startswith("logo-") else None
    return found.asset if found else None
