"""The few colours that a gemeente chooses, as a stylesheet of its own."""

from functools import cache

from backend import content
from backend.content.gemeente import Gemeente
from backend.core import assets
from backend.core.assets import Asset


@content.kept
@cache
def sheets() -> dict[str, Asset]:
    """By gemeente."""
    return {key: assets.make(f"theme-{key}.css", _css(pack.gemeente)) for key, pack in content.load_all().items()}


@content.kept
@cache
def by_address() -> dict[str, Asset]:
    return {asset.address: asset for asset in sheets().values()}


def instead_of(name: str) -> Asset | None:
    """Colours of another edition: on an older page, or asked of a process that is behind. Then those of now."""
    return sheets().get(name.removeprefix("theme-").partition(".")[0]) if name.startswith("theme-") else None


def _css(gemeente: Gemeente) -> bytes:
    colours = gemeente.theme
    return (
        f":root{{--m-brand:{colours.brand};--m-brand-deep:{colours.brand_deep};"
        f"--m-brand-soft:{colours.brand_soft};--m-on-brand:{colours.on_brand}}}"
    ).encode()
