"""Finds the browsers that tests drive, and installs them where that can be done without asking."""

import os
import shutil
import subprocess
import sys

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FIREFOX = ("firefox-esr", "firefox")
PACKAGES = ("chromium", "firefox-esr", "fonts-noto-core")  # the fonts draw Arabic and Ge'ez


def find(names: tuple[str, ...]) -> str | None:
    return next(filter(None, map(shutil.which, names)), None)


def install() -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *PACKAGES]):
        subprocess.run(["apt-get", "--quiet", *command], check=True, env=environment)


def main() -> None:
    if find(CHROMIUM) and find(FIREFOX):
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        install()
    else:
        packages = " ".join(PACKAGES)
        sys.exit(f"The browser tests need Chromium and Firefox: run `sudo apt-get install {packages}` first.")


if __name__ == "__main__":
    main()
