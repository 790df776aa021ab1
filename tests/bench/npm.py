"""Packages of npm to measure beside or with, in a temporary folder; nothing of them comes into the tree."""

import shutil
import subprocess
from pathlib import Path

OPTIONS = ("--ignore-scripts", "--no-audit", "--no-fund", "--silent")
SECONDS = 300


def install(folder: Path, *packages: str) -> str:
    """Why they are not there; "" when they are."""
    if not (shutil.which("node") and shutil.which("npm")):
        return "needs Node and npm"
    folder.mkdir(exist_ok=True)
    command = ["npm", "install", "--prefix", str(folder), *OPTIONS, *packages]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return "npm could not install it"
    return ""
