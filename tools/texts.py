"""Brings the catalogues in locales/ up to date with the code and the content.

python -m tools.texts           write them, and say how far each language is
python -m tools.texts --check   write nothing, and name those that are not up to date

Dutch is the source and has no catalogue. New texts come in empty, texts that are gone go out, translations stay.
Flags on an entry say what a translator, the tests and the beheerder should know:
  unreviewed     no native speaker has read it yet
  untranslated   left in Dutch knowingly
  same           rightly equal to the Dutch
"""

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from backend.content import content_texts, load_all
from backend.core.texts import LOCALES, SOURCE, languages

ROOT = Path(__file__).resolve().parents[1]
KEYWORDS = {"_": None, "plain": None, "N_": None, "ngettext": (1, 2)}
SOURCES = {"frontend/**/*.html": "jinja2.ext:babel_extract", "backend/**/*.py": "python"}
HEADER = """\
# {name}. `make texts` keeps this file up to date; tools/texts.py tells what the flags mean.
msgid ""
msgstr ""
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"

"""

Key = str | tuple[str, str]  # a text, or its singular and plural
Found = dict[Key, list[str]]  # with the places where it stands, in the order of those places


def main(arguments: list[str]) -> int:
    texts = {domain: find() for domain, find in FINDERS.items()}
    fresh = {(code, domain): updated(code, domain, texts[domain]) for code in translated() for domain in texts}
    if arguments == ["--check"]:
        return report_stale([place for place, catalogue in fresh.items() if not is_written(*place, catalogue)])
    for place, catalogue in fresh.items():
        file(*place).parent.mkdir(parents=True, exist_ok=True)
        file(*place).write_bytes(written(place[0], catalogue))
        print(progress(*place, catalogue))
    return 0


def translated() -> list[str]:
    return [code for code in languages() if code != SOURCE]


def file(code: str, domain: str) -> Path:
    return LOCALES / code / "LC_MESSAGES" / f"{domain}.po"


def in_code() -> Found:
    found: Found = {}
    for pattern, method in SOURCES.items():
        for path in sorted(ROOT.glob(pattern)):
            for key in in_file(path, method):
                add(found, key, path.relative_to(ROOT).as_posix())
    return found


def in_file(path: Path, method: str) -> Iterator[Key]:
    with path.open("rb") as source:
        # Not silent: a template that cannot be read would lose all its translations.
        yield from (key for _, key, _, _ in extract(method, source, KEYWORDS, options={"silent": "false"}))


def in_content() -> Found:
    """Places are like `task.huisarts.title`; a text of two gemeenten stands once."""
    found: Found = {}
    for pack in load_all().values():
        for place, text in content_texts(pack):
            add(found, text, place.replace(" ", "."))
    return found


def add(found: Found, key: Key, place: str) -> None:
    places = found.setdefault(key, [])
    if place not in places:
        places.append(place)


FINDERS: dict[str, Callable[[], Found]] = {"messages": in_code, "content": in_content}


def read(code: str, domain: str) -> Catalog:
    if not file(code, domain).exists():
        return Catalog(code)
    with file(code, domain).open("rb") as source:
        return read_po(source, locale=code, abort_invalid=True)


def updated(code: str, domain: str, found: Found) -> Catalog:
    old, new = read(code, domain), Catalog(code)
    new.mime_headers = [("Plural-Forms", old.plural_forms)]  # as the file has it: Babel's own Arabic order is unusual
    for key, places in found.items():
        known = old.get(key[0] if isinstance(key, tuple) else key)
        kept = {"string": known.string, "flags": known.flags} if known and known.id == key else {}
        new.add(key, locations=[(place, None) for place in places], **kept)
    return new


def written(code: str, catalogue: Catalog) -> bytes:
    """Without dates and line numbers: the file changes only when a text does."""
    out = io.BytesIO()
    name = catalogue.locale.english_name
    out.write(HEADER.format(name=name, code=code, plural=catalogue.plural_forms).encode())
    write_po(out, catalogue, width=0, omit_header=True, include_lineno=False)
    return out.getvalue().rstrip(b"\n") + b"\n"


def is_written(code: str, domain: str, catalogue: Catalog) -> bool:
    path = file(code, domain)
    return path.exists() and path.read_bytes() == written(code, catalogue)


def entries(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def strings(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def is_translated(message: Message) -> bool:
    return all(strings(message))


def is_missing(message: Message) -> bool:
    return not is_translated(message) and "untranslated" not in message.flags


def progress(code: str, domain: str, catalogue: Catalog) -> str:
    every = entries(catalogue)
    counts = {
        "texts": len(every),
        "translated": sum(map(is_translated, every)),
        "missing": sum(map(is_missing, every)),
        "unreviewed": sum("unreviewed" in message.flags for message in every),
    }
    return f"{code:4} {domain:9}" + "".join(f" {count:6} {name}" for name, count in counts.items())


def report_stale(places: list[tuple[str, str]]) -> int:
    for place in places:
        print(f"{file(*place).relative_to(ROOT)}: not up to date; `make texts` mends it", file=sys.stderr)
    return 1 if places else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
