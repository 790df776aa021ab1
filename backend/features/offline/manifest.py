"""What the phone shows of the app once it stands among the other apps. One app, in whichever language it came."""

from functools import cache
from typing import Any

from backend import content
from backend.core import assets, texts
from backend.core.texts import N_

NAME = "Wegwijs"
LONG_NAME = N_("Wegwijs in {gemeente}")
ABOUT = N_("Wat u nu doet, wat daarna komt en wie u helpt.")
SHORTCUTS = {"/": N_("Vandaag"), "/taken": N_("Taken"), "/woorden": N_("Woorden")}
SCREENS = {"screen-vandaag.png": N_("Vandaag"), "screen-taken.png": N_("Taken")}
ICONS = {"app-192.png": ("192x192", "any"), "app-512.png": ("512x512", "any"), "mask-512.png": ("512x512", "maskable")}
SCREEN_SIZE = "390x844"
PAPER = "#fbf8f2"  # --paper of tokens.css: what shows before the first page does


@content.kept
@cache
def manifest(language: str, gemeente: str) -> dict[str, Any]:
    words, pack = texts.of(language), content.load(gemeente)
    return {
        "id": "/",
        "name": words.plain(LONG_NAME, gemeente=pack.gemeente.name),
        "short_name": NAME,
        "description": words.plain(ABOUT),
        "lang": language,
        "dir": words.language.dir,
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": pack.gemeente.theme.brand,
        "categories": ["education", "lifestyle"],
        "icons": [_picture(name, size) | {"purpose": use} for name, (size, use) in ICONS.items()],
        "shortcuts": [
            {"name": words.plain(name), "url": address, "icons": [_picture("app-192.png", "192x192")]}
            for address, name in SHORTCUTS.items()
        ],
        "screenshots": [
            _picture(name, SCREEN_SIZE) | {"form_factor": "narrow", "label": words.plain(label)}
            for name, label in SCREENS.items()
        ],
    }


def _picture(name: str, size: str) -> dict[str, str]:
    asset = assets.shipped()[name]
    return {"src": asset.address, "sizes": size, "type": asset.kind}
