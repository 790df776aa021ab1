"""The few colours that a gemeente chooses, as a stylesheet of its own."""

from functools import cache

from backend import content
from backend.content.gemeente import Gemeente
from backend.core import assets
from backend.core.assets import Asset


@cache
def sheets() -> dict[str, Asset]:
    """By gemeente."""
    return {key: assets.make(f"theme-{key}.css", _css(pack.gemeente)) for key, pack in content.load_all().items()}


@cache
def by_address() -> dict[str, Asset]:
    return {asset.address: asset for asset in sheets().values()}


def _css(gemeente: Gemeente) -> bytes:
    colours = gemeente.theme
    return (
        f":root{{--m-brand:{colours.brand};--m-brand-deep:{colours.brand_deep};"
        f"--m-brand-soft:{colours.brand_soft};--m-on-brand:{colours.on_brand}}}"
    ).encode()
