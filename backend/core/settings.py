"""Every setting of the product, read once from `WEGWIJS_*` or, for secrets, from the file in `WEGWIJS_*_FILE`."""

import base64
import os
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parents[2]
SECRET_BYTES = 32
ADDRESS = re.compile(r"[^\s<>@]+@[^\s<>@]+\.[a-z]{2,}", re.IGNORECASE)
MAIL_PORTS = {"smtps": 465, "smtp": 587}
SERVER = re.compile(
    r"(?P<scheme>smtps?)://((?P<user>[^:@/]+):(?P<password>[^@/]+)@)?(?P<host>[a-z0-9.-]+)(:(?P<port>[0-9]{1,5}))?/?",
    re.IGNORECASE,
)
LOOPBACK = ("127.0.0.1", "localhost")
SUBJECT = re.compile(r"mailto:[^\s<>@]+@[^\s<>@]+\.[a-z]{2,}|https://[a-z0-9-]+(\.[a-z0-9-]+)+(/\S*)?", re.IGNORECASE)


class SettingError(ValueError):
    """A setting that cannot be used; the message names it and says why."""


@dataclass(frozen=True)
class Push:
    """What messages to phones need. One key for the life of an installation: a new one ends every subscription."""

    subject: str  # whom a push service calls when we misbehave: mailto:… or https://…
    key: str  # P-256, the 32 bytes of the private number in base64url
    loopback: bool  # tests only: a push service of their own on this machine


Secured = Literal["tls", "starttls", "plain"]  # plain: only to this machine itself


@dataclass(frozen=True)
class Mail:
    """The server that takes our mail, and from whom it is."""

    host: str
    port: int
    user: str  # "": the server asks for none
    password: str
    how: Secured
    sender: str


@dataclass(frozen=True)
class Settings:
    database: str  # sqlite:///path/to/file or postgresql://…
    origin: str  # scheme and host under which phones reach the app
    host: str
    port: int
    processes: int  # web processes; more than one only on PostgreSQL
    pool: int  # database connections for each web process
    proxies: frozenset[str]  # addresses whose X-Forwarded-For is believed
    gemeente: str  # whose name and colours a stranger sees
    offline: bool  # phones may keep pages; off removes what they keep
    secret: bytes  # key of PINs, TOTP seeds and user keys; never in the database
    push: Push | None  # None: nobody gets messages on a phone, only in the app
    mail: Mail | None  # None: nobody gets mail
    metrics_token: str  # "": /metrics does not exist

    @property
    def is_sqlite(self) -> bool:
        return self.database.startswith("sqlite:///")

    @property
    def sqlite_path(self) -> Path:
        return Path(self.database.removeprefix("sqlite:///"))

    @property
    def is_https(self) -> bool:
        return self.origin.startswith("https://")


def read(environ: Mapping[str, str]) -> Settings:
    """Raises SettingError when a value is malformed."""
    database = _database(_text(environ, "DATABASE", f"sqlite:///{ROOT}/var/wegwijs.db"))
    port = _number(environ, "PORT", 8000, 1, 65535)
    processes = _number(environ, "PROCESSES", 1, 1, 64)
    if processes > 1 and database.startswith("sqlite:///"):
        raise SettingError("WEGWIJS_PROCESSES: SQLite has one writing process; use PostgreSQL for more")
    return Settings(
        database=database,
        origin=_origin(_text(environ, "ORIGIN", f"http://localhost:{port}")),
        host=_text(environ, "HOST", "127.0.0.1"),
        port=port,
        processes=processes,
        pool=_number(environ, "POOL", 8, 2, 200),
        proxies=frozenset(_address(text) for text in _text(environ, "PROXIES", "").replace(",", " ").split()),
        gemeente=_text(environ, "GEMEENTE", "nijkerk"),
        offline=_switch(environ, "OFFLINE", "on"),
        secret=_secret(environ, database),
        push=_push(environ, database),
        mail=_mail(environ),
        metrics_token=_metrics_token(environ),
    )


@cache
def current() -> Settings:
    return read(os.environ)


def _text(environ: Mapping[str, str], name: str, default: str) -> str:
    file = environ.get(f"WEGWIJS_{name}_FILE")
    if not file:
        return environ.get(f"WEGWIJS_{name}") or default
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise SettingError(f"WEGWIJS_{name}_FILE: {error.strerror}: {file}") from error
    except UnicodeDecodeError as error:
        raise SettingError(f"WEGWIJS_{name}_FILE: not a text: {file}") from error


def _number(environ: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    text = _text(environ, name, str(default))
    if not re.fullmatch("[0-9]{1,9}", text) or not least <= int(text) <= most:
        raise SettingError(f"WEGWIJS_{name}: {text!r} is not a number from {least} to {most}")
    return int(text)


def _switch(environ: Mapping[str, str], name: str, default: str) -> bool:
    text = _text(environ, name, default)
    if text not in ("on", "off"):
        raise SettingError(f"WEGWIJS_{name}: {text!r} is not on or off")
    return text == "on"


def _database(text: str) -> str:
    if text.startswith("sqlite:///") and len(text) > len("sqlite:///"):
        return text
    if text.startswith(("postgresql://", "postgres://")):
        return text
    raise SettingError("WEGWIJS_DATABASE: must start with sqlite:/// or postgresql://")


def _origin(text: str) -> str:
    origin = text.rstrip("/").lower()
    if not re.fullmatch(r"https?://([a-z0-9._-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?", origin):
        raise SettingError(f"WEGWIJS_ORIGIN: {text!r} is not like https://wegwijs.example")
    return origin


def _address(text: str) -> str:
    try:
        return str(ip_address(text))
    except ValueError as error:
        raise SettingError(f"WEGWIJS_PROXIES: {text!r} is not an address like 10.0.0.2") from error


def _secret(environ: Mapping[str, str], database: str) -> bytes:
    text = _text(environ, "SECRET", "")
    if not text and database.startswith("sqlite:///"):
        text = _beside(database, "SECRET", ".secret", secrets.token_hex(SECRET_BYTES))
    try:
        secret = bytes.fromhex(text)
    except ValueError as error:
        raise SettingError("WEGWIJS_SECRET: must be hexadecimal") from error
    if len(secret) < SECRET_BYTES:
        raise SettingError("WEGWIJS_SECRET: needs at least 64 hexadecimal characters")
    return secret


def _beside(database: str, name: str, suffix: str, fresh: str) -> str:
    """What stands in the file beside the database; `fresh`, from now on, where there is none yet."""
    file = Path(database.removeprefix("sqlite:///") + suffix)
    try:
        if not file.exists():
            _make(file, fresh)
        return file.read_text(encoding="ascii").strip()
    except OSError as error:
        raise SettingError(f"WEGWIJS_{name}: {error.strerror}: {file}") from error


def _make(file: Path, text: str) -> None:
    """Of two first starts one makes the key and both read it: it appears whole, or is there already."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    draft.touch(mode=0o600, exist_ok=False)
    draft.write_text(text, encoding="ascii")
    try:
        with suppress(FileExistsError):
            os.link(draft, file)
    finally:
        draft.unlink()


def _push(environ: Mapping[str, str], database: str) -> Push | None:
    subject, key = _text(environ, "VAPID_SUBJECT", ""), _text(environ, "VAPID_KEY", "")
    loopback = _text(environ, "PUSH_LOOPBACK", "no")
    if loopback not in ("yes", "no"):
        raise SettingError(f"WEGWIJS_PUSH_LOOPBACK: {loopback!r} is not yes or no")
    if not subject:
        return None
    # Apple refuses every message of a sender whose subject is not a real address, and only when it is sent.
    if not SUBJECT.fullmatch(subject):
        raise SettingError(f"WEGWIJS_VAPID_SUBJECT: {subject!r} is not like mailto:beheer@wegwijs.example or https://…")
    return Push(subject, _vapid_key(key, database), loopback == "yes")


def new_vapid_key() -> str:
    # Any number below the order of the curve: of 32 random bytes one in 4 milliard is not.
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode().rstrip("=")


def _vapid_key(key: str, database: str) -> str:
    if not key and database.startswith("sqlite:///"):
        key = _beside(database, "VAPID_KEY", ".vapid", new_vapid_key())
    if not re.fullmatch("[A-Za-z0-9_-]{43}", key):
        raise SettingError("WEGWIJS_VAPID_KEY: must be 43 signs of base64url; `wegwijs push-key` makes one")
    return key


def _mail(environ: Mapping[str, str]) -> Mail | None:
    text, sender = _text(environ, "SMTP", ""), _text(environ, "MAIL_FROM", "")
    if not text:
        return None
    server = SERVER.fullmatch(text)
    if server is None:
        raise SettingError("WEGWIJS_SMTP: must be like smtps://user:password@mail.example or smtp://mail.example:587")
    if not ADDRESS.fullmatch(sender):
        raise SettingError(f"WEGWIJS_MAIL_FROM: {sender!r} is not like wegwijs@gemeente.example")
    host, scheme = server["host"].lower(), server["scheme"].lower()
    how: Secured = "tls" if scheme == "smtps" else "plain" if host in LOOPBACK else "starttls"
    user, password = unquote(server["user"] or ""), unquote(server["password"] or "")
    return Mail(host, int(server["port"] or MAIL_PORTS[scheme]), user, password, how, sender)


def _metrics_token(environ: Mapping[str, str]) -> str:
    token = _text(environ, "METRICS_TOKEN", "")
    if token and not re.fullmatch(r"[\x21-\x7e]{16,}", token):
        raise SettingError("WEGWIJS_METRICS_TOKEN: needs at least 16 signs and no spaces")
    return token
