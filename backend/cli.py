"""`wegwijs …`: everything that is done to an installation from its command line."""

import argparse
import asyncio
import re
import sqlite3
import sys
from collections.abc import Callable, Coroutine
from typing import Any

import asyncpg

from backend import content
from backend.content import PackError
from backend.core import log, settings, texts
from backend.core.errors import Invalid
from backend.core.settings import SettingError

Command = Callable[[argparse.Namespace], None]


def main() -> None:
    """Whatever is wrong with the installation or with what was asked is one sentence, and exit code 1."""
    arguments = _parser().parse_args()
    try:
        _check_settings()
        arguments.command(arguments)
    except (SettingError, PackError, RuntimeError) as error:
        sys.exit(f"wegwijs: {error}")
    except Invalid as error:
        sys.exit(f"wegwijs: {' '.join(map(texts.of('en').plain, error.fields.values()))}")
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, sqlite3.DatabaseError) as error:
        sys.exit(f"wegwijs: the database cannot be used: {error}")


def _check_settings() -> None:
    """Before anything of the database is imported, which binds itself to the one that the settings name."""
    chosen, known = settings.current().gemeente, content.gemeenten()
    if chosen not in known:
        raise SettingError(f"WEGWIJS_GEMEENTE: {chosen!r} is none of {', '.join(known)}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="wegwijs", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    _add(commands, "serve", "answer phones and browsers", serve).add_argument(
        "--no-worker", action="store_true", help="leave the due work to `wegwijs worker`"
    )
    _add(commands, "worker", "do what follows from what happened", work)
    _add(commands, "migrate", "bring the database to the newest version", migrate)
    _add(commands, "demo", "fill an empty database with the demo gemeenten", demo)
    _add(commands, "check", "read the settings and the content, and say what is wrong", check)
    _add(commands, "push-key", "make a key for messages to phones, for WEGWIJS_VAPID_KEY; once in a lifetime", push_key)
    person = _add(commands, "person", "accounts", lambda _: person.print_help())
    _person_add(person.add_subparsers(metavar="action"))
    return parser


def _add(commands: Any, name: str, help_text: str, command: Command) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=help_text)
    parser.set_defaults(command=command)
    return parser


def _person_add(commands: Any) -> None:
    parser = _add(commands, "add", "a member of staff; prints the link with which they choose a password", person_add)
    parser.add_argument("--gemeente", required=True, choices=content.gemeenten())
    parser.add_argument("--role", default="beheerder", choices=("beheerder", "klantmanager", "begeleider", "docent"))
    parser.add_argument("--name", required=True, type=_name)
    parser.add_argument("--email", required=True, type=_email)


def _name(text: str) -> str:
    if not 0 < len(text.strip()) <= 120:
        raise argparse.ArgumentTypeError("must have 1 to 120 signs")
    return text.strip()


def _email(text: str) -> str:
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text.strip()) or len(text) > 254:
        raise argparse.ArgumentTypeError(f"{text!r} is not an e-mail address")
    return text.strip()


def serve(arguments: argparse.Namespace) -> None:
    from backend import serving

    serving.serve(with_worker=not arguments.no_worker)


def work(_: argparse.Namespace) -> None:
    from backend import worker

    log.to_standard_output()
    _run(worker.main)


def migrate(_: argparse.Namespace) -> None:
    from backend.core import migrate

    _run(migrate.migrate)


def demo(_: argparse.Namespace) -> None:
    from backend import demo

    _run(demo.fill)


def check(_: argparse.Namespace) -> None:
    for pack in content.load_all().values():
        _say(f"{pack.gemeente.name}: {len(pack.tasks)} tasks, {len(pack.words)} words: in order")


def push_key(_: argparse.Namespace) -> None:
    _say(settings.new_vapid_key())


def person_add(arguments: argparse.Namespace) -> None:
    from backend.features.people import actions

    async def add() -> None:
        gemeente = await actions.add_gemeente(arguments.gemeente)
        link = await actions.add_staff(gemeente, arguments.role, arguments.name, arguments.email)
        _say(f"Open this link within three days and choose a password:\n{link}")

    _run(add)


def _run(job: Callable[[], Coroutine[Any, Any, None]]) -> None:
    from backend.core.engine import DB

    async def opened() -> None:
        await DB.open()
        try:
            await job()
        finally:
            await DB.close()

    asyncio.run(opened())


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
