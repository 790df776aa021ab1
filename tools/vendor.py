"""Refreshes static/vendor from npm by the list in vendor.toml.

python tools/vendor.py            fetch the listed versions; refuse a file whose checksum is not the listed one
python tools/vendor.py --update   fetch and write the new checksums into the list
python tools/vendor.py --check    verify what is here, without network
"""

import hashlib
import re
import shutil
import sys
import tempfile
import tomllib
from pathlib import Path

from npm import fetch

VENDOR = Path(__file__).resolve().parents[1] / "static/vendor"
LIST = VENDOR / "vendor.toml"

Entry = dict[str, str]


def main(arguments: list[str]) -> int:
    entries: list[Entry] = tomllib.loads(LIST.read_text())["file"]
    if arguments == ["--check"]:
        return report([entry for entry in entries if not is_intact(entry)])
    with tempfile.TemporaryDirectory() as folder:
        modules = fetch(Path(folder), *{f"{entry['package']}@{entry['version']}" for entry in entries})
        if arguments == ["--update"]:
            write_checksums(modules, entries)
        else:
            changed = [entry for entry in entries if checksum(published(modules, entry)) != entry["sha256"]]
            if changed:
                return report(changed)
        for entry in entries:
            copy(modules, entry)
    return 0


def is_intact(entry: Entry) -> bool:
    file = VENDOR / entry["file"]
    return file.exists() and (VENDOR / entry["licence_file"]).exists() and checksum(file) == entry["sha256"]


def report(wrong: list[Entry]) -> int:
    for entry in wrong:
        print(f"{entry['file']}: not {entry['name']} {entry['version']} as listed in {LIST.name}", file=sys.stderr)
    return 1 if wrong else 0


def write_checksums(modules: Path, entries: list[Entry]) -> None:
    found = iter(checksum(published(modules, entry)) for entry in entries)
    LIST.write_text(re.sub(r'(?m)^sha256 = ".*"$', lambda _: f'sha256 = "{next(found)}"', LIST.read_text()))


def copy(modules: Path, entry: Entry) -> None:
    shutil.copyfile(published(modules, entry), VENDOR / entry["file"])
    licence = modules / entry["package"] / entry.get("licence_source", "LICENSE")
    shutil.copyfile(licence, VENDOR / entry["licence_file"])


def published(modules: Path, entry: Entry) -> Path:
    return modules / entry["package"] / entry["source"]


def checksum(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
