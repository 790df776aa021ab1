"""Makes static/icons/sprite.svg.

python tools/icons.py            draw it again (needs npm)
python tools/icons.py --check    verify, without network, that every icon we name is in it

A bold icon `check` becomes the symbol `check`, a duotone `stethoscope` the symbol `d-stethoscope`. Names come from
static/icons/icons.txt, from every `icon = "..."` of the pack, and from `icon("...")` and `pict("...")` in templates.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from npm import fetch

ROOT = Path(__file__).resolve().parents[1]
ICONS = ROOT / "static/icons"
SPRITE = ICONS / "sprite.svg"
PACKAGES = ("@phosphor-icons/core@2.1.1", "svgo@4.1.0")
IN_PACK = re.compile(r'^icon\s*=\s*"([^"]+)"', re.MULTILINE)
IN_TEMPLATE = re.compile(r'\b(icon|pict)\("([a-z-]+[a-z])"')
OUTER = re.compile(r"^<svg[^>]*>|</svg>$")
PALE, PALE_MARK = 'opacity="0.2"', 'class="pale"'


def main(arguments: list[str]) -> int:
    wanted = sorted((listed() | pictured() | shown()) - {"mark"})
    if arguments == ["--check"]:
        return report([name for name in wanted if f'id="{name}"' not in SPRITE.read_text()])
    with tempfile.TemporaryDirectory() as folder:
        modules = fetch(Path(folder), *PACKAGES)
        phosphor = modules / "@phosphor-icons/core"
        symbols = "\n".join([mark(), *shorten(modules, phosphor, wanted)])
        shutil.copyfile(phosphor / "LICENSE", ICONS / "phosphor.LICENSE")
    SPRITE.write_text(f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}\n</svg>\n')
    return 0


def report(missing: list[str]) -> int:
    for name in missing:
        print(f"{SPRITE.name}: {name} is not in it; run tools/icons.py", file=sys.stderr)
    return 1 if missing else 0


def listed() -> set[str]:
    return {line for line in (ICONS / "icons.txt").read_text().splitlines() if line and line[0] != "#"}


def pictured() -> set[str]:
    texts = (path.read_text() for path in (ROOT / "backend/content").rglob("*.toml"))
    return {f"d-{name}" for text in texts for name in IN_PACK.findall(text)}


def shown() -> set[str]:
    texts = (path.read_text() for path in (ROOT / "frontend").rglob("*.html"))
    return {f"d-{name}" if how == "pict" else name for text in texts for how, name in IN_TEMPLATE.findall(text)}


def shorten(modules: Path, phosphor: Path, names: list[str]) -> list[str]:
    """Whole units of a 256 grid are finer than a pixel at every size we show."""
    long, short = modules.parent / "long", modules.parent / "short"
    long.mkdir()
    for name in names:
        # svgo would round the opacity too, to nothing.
        (long / f"{name}.svg").write_text(published(phosphor, name).replace(PALE, PALE_MARK))
    svgo = [str(modules / ".bin/svgo"), "--quiet", "--multipass", "--precision", "0"]
    subprocess.run([*svgo, "--folder", str(long), "--output", str(short)], check=True)
    return [symbol(name, (short / f"{name}.svg").read_text()) for name in names]


def published(phosphor: Path, name: str) -> str:
    weight = "duotone" if name.startswith("d-") else "bold"
    return (phosphor / f"assets/{weight}/{name.removeprefix('d-')}-{weight}.svg").read_text()


def symbol(name: str, drawing: str, side: int = 256) -> str:
    paths = OUTER.sub("", drawing.strip()).replace(PALE_MARK, 'opacity=".2"')
    return f'<symbol id="{name}" viewBox="0 0 {side} {side}">{paths}</symbol>'


def mark() -> str:
    return symbol("mark", (ICONS / "mark.svg").read_text(), 36)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
