"""Debian's Firefox as somebody's phone: it subscribes, decrypts, shows and is tapped as everywhere.

What would appear on the screen is taken down in the place where the system's own messages are made.
"""

import asyncio
import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from backend.core.web.request import cookie
from backend.core.web.visitor import SESSION_COOKIE
from tests.conftest import HERE
from tests.offline.firefox.marionette import Marionette, Refused
from tests.patience import comes_true

NOTHING = "about:blank"
SECONDS_TO_START, SECONDS_TO_STOP = 30.0, 10.0

# Instead of the system: what is shown, and what Firefox waits for with it.
TAKE_DOWN = """
const shown = window.shown = new Map();
const alerts = {
  QueryInterface: ChromeUtils.generateQI(['nsIAlertsService']),
  showAlert(alert, observer) {
    shown.set(alert.name, { alert, observer });
    observer?.observe(alert, 'alertshow', alert.cookie);
  },
  closeAlert(name) { shown.delete(name); },
};
const factory = { createInstance: kind => alerts.QueryInterface(kind) };
Components.manager.QueryInterface(Ci.nsIComponentRegistrar)
  .registerFactory(Services.uuid.generateUUID(), '', '@mozilla.org/alerts-service;1', factory);
"""
SHOWN = """
return [...window.shown.values()].map(({ alert: { title, text, lang, dir } }) => ({ title, body: text, lang, dir }));
"""
TAP = """
for (const { alert, observer } of window.shown.values()) observer.observe(null, 'alertclickcallback', alert.cookie);
"""
FORGET = """
const done = arguments[arguments.length - 1];
window.shown.clear();
Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_ALL, failed => done(failed));
"""


def preferences(server: int, push: int) -> dict[str, Any]:
    """The app knows itself by one address, and push services are far away."""
    return {
        "marionette.port": 0,
        "network.socket.forcePort": f"{HERE.rpartition(':')[2]}={server}",
        "dom.push.serverURL": f"ws://127.0.0.1:{push}/",
        "dom.push.testing.allowInsecureServerURL": True,
        "dom.push.connection.enabled": True,  # Marionette turns it off
        "permissions.default.desktop-notification": 1,
        "intl.accept_languages": "nl",
    }


class Firefox:
    def __init__(self, marionette: Marionette) -> None:
        self._marionette = marionette

    async def is_used_with(self, token: str) -> None:
        """Somebody comes in; how is not the subject here."""
        await self.opens("/welkom")
        key = {"name": cookie(SESSION_COOKIE), "value": token, "httpOnly": True}
        await self._marionette.does("WebDriver:AddCookie", cookie=key)

    async def opens(self, address: str) -> None:
        await self._marionette.does("WebDriver:Navigate", url=HERE + address if address.startswith("/") else address)

    async def opens_another(self, address: str) -> None:
        """In a new tab, the one that is looked at from then on."""
        tab = await self._marionette.does("WebDriver:NewWindow", type="tab")
        await self.looks_at(tab["handle"])
        await self.opens(address)

    async def tabs(self) -> list[str]:
        found: list[str] = await self._marionette.does("WebDriver:GetWindowHandles")
        return found

    async def another_tab_than(self, known: str) -> str:
        async def is_there() -> bool:
            return len(await self.tabs()) > 1

        assert await comes_true(is_there, within=10.0)
        [tab] = set(await self.tabs()) - {known}
        return tab

    async def looks_at(self, tab: str) -> None:
        await self._marionette.does("WebDriver:SwitchToWindow", handle=tab)

    async def presses(self, selector: str) -> None:
        await self.until(f"document.querySelector({json.dumps(selector)})?.checkVisibility()")
        found = await self._marionette.does("WebDriver:FindElement", using="css selector", value=selector)
        [element] = found["value"].values()
        await self._marionette.does("WebDriver:ElementClick", id=element)

    async def until(self, condition: str, seconds: float = 15.0) -> None:
        async def holds() -> bool:
            try:
                return bool(await self.runs(f"return {condition}"))
            except Refused:
                return False  # the page was just going

        assert await comes_true(holds, seconds), f"this never came: {condition}"

    async def runs(self, script: str) -> Any:
        return await self._script("WebDriver:ExecuteScript", script)

    async def shown(self) -> list[dict[str, str]]:
        """The messages on the screen."""
        found: list[dict[str, str]] = await self._inside("WebDriver:ExecuteScript", SHOWN)
        return found

    async def shows(self, number: int) -> list[dict[str, str]]:
        """As many as this, once they are there."""

        async def are_there() -> bool:
            return len(await self.shown()) == number

        assert await comes_true(are_there, within=10.0), await self.shown()
        return await self.shown()

    async def taps(self) -> None:
        await self._inside("WebDriver:ExecuteScript", TAP)

    async def takes_down(self) -> None:
        await self._inside("WebDriver:ExecuteScript", TAKE_DOWN)

    async def forgets(self) -> None:
        """Everything: pages, workers, subscriptions, who was signed in."""
        for tab in (await self.tabs())[1:]:
            await self.looks_at(tab)
            await self._marionette.does("WebDriver:CloseWindow")
        await self.looks_at((await self.tabs())[0])
        await self.opens(NOTHING)
        assert await self._inside("WebDriver:ExecuteAsyncScript", FORGET) == 0

    async def quits(self) -> None:
        await self._marionette.does("Marionette:Quit", flags=["eForceQuit"])

    async def _inside(self, command: str, script: str) -> Any:
        """In Firefox itself, not in a page."""
        await self._marionette.does("Marionette:SetContext", value="chrome")
        try:
            return await self._script(command, script)
        finally:
            await self._marionette.does("Marionette:SetContext", value="content")

    async def _script(self, command: str, script: str) -> Any:
        return (await self._marionette.does(command, script=script, args=[]))["value"]


@asynccontextmanager
async def running(path: str, profile: Path, preferences: dict[str, Any]) -> AsyncIterator[Firefox]:
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in preferences.items())
    (profile / "user.js").write_text("".join(lines))
    arguments = ("--headless", "--marionette", "-remote-allow-system-access", "-no-remote", "-profile", str(profile))
    with (profile / "log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            path, *arguments, stdout=log, stderr=log, env=os.environ | {"HOME": str(profile)}
        )
    try:
        firefox = Firefox(await Marionette.connect(await port_of(profile)))
        await firefox.takes_down()
        yield firefox
        await firefox.quits()
        await asyncio.wait_for(process.wait(), SECONDS_TO_STOP)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def port_of(profile: Path) -> int:
    """Firefox says it in a file, once it listens."""
    file = profile / "MarionetteActivePort"

    async def is_said() -> bool:
        return file.exists() and file.read_text() != ""

    assert await comes_true(is_said, SECONDS_TO_START), (profile / "log").read_text()[-2000:]
    return int(file.read_text())
