"""All colours of a gemeente from the one that it chooses, in OKLCH: there a step of lightness is the same in every hue.

The conversion is that of CSS Color 4, section "Sample code for Color Conversions".
"""

import math
from typing import NamedTuple

from backend.content.contrast import contrast
from backend.content.gemeente import Theme

READABLE = 4.5  # WCAG 2.1 AA for text
WHITE = "#ffffff"
STEP = 0.01
DEEPER, SOFT_LIGHTNESS, SOFT_CHROMA = 0.1, 0.95, 0.02


class Chosen(NamedTuple):
    theme: Theme
    is_darkened: bool  # white letters could not be read on what was chosen


class _Oklch(NamedTuple):
    lightness: float
    chroma: float
    hue: float


def chosen(brand: str) -> Chosen:
    """`brand` as `#rrggbb`. White letters can be read on what comes back."""
    ground = darker = _oklch(brand)
    colour = brand
    while contrast(WHITE, colour) < READABLE:
        darker = darker._replace(lightness=darker.lightness - STEP)
        colour = _hex(darker)
    deep = _hex(darker._replace(lightness=max(0.0, darker.lightness - DEEPER)))
    soft = _hex(_Oklch(SOFT_LIGHTNESS, min(SOFT_CHROMA, darker.chroma), darker.hue))
    return Chosen(Theme(brand=colour, brand_deep=deep, brand_soft=soft, on_brand=WHITE), darker != ground)


def _oklch(colour: str) -> _Oklch:
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return _Oklch(lightness, math.hypot(a, b), math.atan2(b, a))


def _hex(colour: _Oklch) -> str:
    a, b = colour.chroma * math.cos(colour.hue), colour.chroma * math.sin(colour.hue)
    long = (colour.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (colour.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (colour.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    channels = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(255 * _encoded(min(1.0, max(0.0, each)))):02x}" for each in channels)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _encoded(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else float(1.055 * channel ** (1 / 2.4) - 0.055)
