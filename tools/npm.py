"""Fetches exact versions of npm packages into a folder, for the commands that refresh what is vendored."""

import subprocess
from pathlib import Path


def fetch(folder: Path, *packages: str) -> Path:
    """`packages` are `name@version`; returns the folder that holds them by name."""
    command = ["npm", "install", "--ignore-scripts", "--no-save", "--no-audit", "--no-fund", "--silent"]
    subprocess.run([*command, "--prefix", str(folder), *packages], check=True)
    return folder / "node_modules"
