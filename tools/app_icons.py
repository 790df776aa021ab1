"""Makes the pictures of the installed app in static/icons, with the Chromium of the browser tests.

python -m tools.app_icons                     the icons, from mark.svg
python -m tools.app_icons http://localhost:8000    also the screens for the install sheet, of the demo's Samira in Dutch

`app-*` have round corners, `mask-*` fill the square that a phone cuts its own shape from, `touch-*` is for iPhones.
"""

import sys
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tools import browsers

ICONS = Path(__file__).resolve().parents[1] / "static/icons"
GREEN = "#0b5f57"
# Name: side in pixels, corner and mark as parts of the side. A phone may cut off all outside the middle 80 %.
SHAPES = {
    "app-192.png": (192, 0.22, 0.84),
    "app-512.png": (512, 0.22, 0.84),
    "mask-512.png": (512, 0, 0.62),
    "touch-180.png": (180, 0, 0.78),
}
SCREENS = {"screen-vandaag.png": "/", "screen-taken.png": "/taken"}
PHONE = ViewportSize(width=390, height=844)


def main(arguments: list[str]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browsers.find(browsers.CHROMIUM), args=["--no-sandbox"])
        for name in SHAPES:
            draw(browser, name)
        if arguments:
            photograph(browser, arguments[0])
        browser.close()


def draw(browser: Browser, name: str) -> None:
    side, corner, part = SHAPES[name]
    page = browser.new_page(viewport=ViewportSize(width=side, height=side))
    # Without the mark's own pale square.
    mark = (ICONS / "mark.svg").read_text().replace('fill-opacity=".16"', 'fill-opacity="0"')
    size = round(side * part)
    square = f"width:{side}px;height:{side}px;border-radius:{side * corner}px;background:{GREEN};color:#fff"
    middle = "display:grid;place-items:center"
    style = f"body{{margin:0}}div{{{square};{middle}}}svg{{width:{size}px;height:{size}px}}"
    page.set_content(f"<style>{style}</style><div>{mark}</div>")
    page.screenshot(path=ICONS / name, omit_background=True)
    page.close()


def photograph(browser: Browser, origin: str) -> None:
    page = browser.new_page(viewport=PHONE, base_url=origin, locale="nl", reduced_motion="reduce")
    page.goto("/demo")
    page.get_by_role("button", name="Samira").first.click()
    page.request.post("/taal", form={"taal": "nl", "terug": "/"}, headers={"sec-fetch-site": "same-origin"})
    for name, address in SCREENS.items():
        page.goto(address)
        page.screenshot(path=ICONS / name)


if __name__ == "__main__":
    main(sys.argv[1:])
