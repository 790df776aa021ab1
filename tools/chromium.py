"""Finds the Chromium that the browser tests drive, and installs it where that can be done without asking."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "fonts-noto-core")  # the fonts draw Arabic and Ge'ez


def find() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


def install() -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *PACKAGES]):
        subprocess.run(["apt-get", "--quiet", *command], check=True, env=environment)


def main() -> None:
    if find():
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        install()
    else:
        sys.exit(f"The browser tests need Chromium: run `sudo apt-get install {' '.join(PACKAGES)}` first.")


if __name__ == "__main__":
    main()
