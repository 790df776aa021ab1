"""What an operator may set, and what is said about a value that cannot be used."""

from pathlib import Path

import pytest

from backend.core import settings
from backend.core.settings import SettingError, Settings

POSTGRESQL = "postgresql://wegwijs@db/wegwijs"
KEY = "0f" * 32


def read(**values: str) -> Settings:
    """With a key and PostgreSQL, unless said otherwise."""
    given = {"DATABASE": POSTGRESQL, "SECRET": KEY} | values
    return settings.read({f"WEGWIJS_{name}": value for name, value in given.items()})


def refusal(**values: str) -> str:
    with pytest.raises(SettingError) as refused:
        read(**values)
    return str(refused.value)


MALFORMED = [
    ("PORT", "x", "is not a number from 1 to 65535"),
    ("PORT", "0", "is not a number from 1 to 65535"),
    ("PORT", "65536", "is not a number from 1 to 65535"),
    ("PORT", "８０", "is not a number from 1 to 65535"),
    ("PORT", "9" * 5000, "is not a number from 1 to 65535"),
    ("PROCESSES", "-1", "is not a number from 1 to 64"),
    ("POOL", "1", "is not a number from 2 to 200"),
    ("DATABASE", "mysql://db/wegwijs", "must start with sqlite:/// or postgresql://"),
    ("DATABASE", "sqlite:///", "must start with sqlite:/// or postgresql://"),
    ("ORIGIN", "wegwijs.example", "is not like https://wegwijs.example"),
    ("ORIGIN", "ftp://wegwijs.example", "is not like https://wegwijs.example"),
    ("ORIGIN", "https://wegwijs.example/app", "is not like https://wegwijs.example"),
    ("ORIGIN", "https://me@wegwijs.example", "is not like https://wegwijs.example"),
    ("ORIGIN", "https://[", "is not like https://wegwijs.example"),
    ("PROXIES", "10.0.0.2 proxy", "is not an address like 10.0.0.2"),
    ("PROXIES", "10.0.0.0/8", "is not an address like 10.0.0.2"),
    ("SECRET", "geheim", "must be hexadecimal"),
    ("SECRET", "0f" * 31, "needs at least 64 hexadecimal characters"),
    ("SECRET", "", "needs at least 64 hexadecimal characters"),
]


@pytest.mark.parametrize(("name", "value", "why"), MALFORMED)
def test_a_malformed_value_is_refused_with_its_name_and_the_reason(name: str, value: str, why: str) -> None:
    said = refusal(**{name: value})
    assert said.startswith(f"WEGWIJS_{name}: ")
    assert why in said


def test_a_refusal_does_not_show_the_key() -> None:
    assert "geheim" not in refusal(SECRET="geheim")


def test_sqlite_has_one_process() -> None:
    said = refusal(DATABASE="sqlite:////tmp/wegwijs.db", PROCESSES="2")
    assert said == "WEGWIJS_PROCESSES: SQLite has one writing process; use PostgreSQL for more"
    assert read(PROCESSES="2").processes == 2


def test_what_is_not_set_has_a_working_value(tmp_path: Path) -> None:
    chosen = settings.read({"WEGWIJS_DATABASE": f"sqlite:///{tmp_path}/wegwijs.db", "WEGWIJS_PORT": ""})
    assert (chosen.origin, chosen.host, chosen.port) == ("http://localhost:8000", "127.0.0.1", 8000)
    assert (chosen.processes, chosen.gemeente, chosen.proxies) == (1, "nijkerk", frozenset())


@pytest.mark.parametrize("written", ["https://wegwijs.example", "https://wegwijs.example/", "HTTPS://Wegwijs.example"])
def test_an_origin_is_scheme_and_host_however_it_is_written(written: str) -> None:
    assert read(ORIGIN=written).origin == "https://wegwijs.example"
    assert read(ORIGIN=written).is_https


def test_proxies_stand_apart_by_spaces_or_commas() -> None:
    assert read(PROXIES="10.0.0.2,  10.0.0.3 ::0001").proxies == {"10.0.0.2", "10.0.0.3", "::1"}


def test_a_value_may_come_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(f"{KEY}\n")
    assert read(SECRET="", SECRET_FILE=str(tmp_path / "secret")).secret == bytes.fromhex(KEY)


@pytest.mark.parametrize(("content", "why"), [(None, "No such file or directory"), (b"\xff\xfe", "not a text")])
def test_a_file_that_cannot_be_read_is_refused_with_its_name(tmp_path: Path, content: bytes | None, why: str) -> None:
    file = tmp_path / "secret"
    if content:
        file.write_bytes(content)
    assert refusal(SECRET_FILE=str(file)) == f"WEGWIJS_SECRET_FILE: {why}: {file}"


def test_on_sqlite_a_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    chosen = {"DATABASE": f"sqlite:///{tmp_path}/new/wegwijs.db", "SECRET": ""}
    first = read(**chosen).secret
    assert read(**chosen).secret == first
    assert [file.name for file in (tmp_path / "new").iterdir()] == ["wegwijs.db.secret"]
    assert (tmp_path / "new/wegwijs.db.secret").stat().st_mode & 0o777 == 0o600


def test_two_first_starts_at_the_same_time_have_one_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, keys = settings.secrets.token_hex, list[bytes]()

    def start() -> bytes:
        return read(DATABASE=f"sqlite:///{tmp_path}/wegwijs.db", SECRET="").secret

    def made_while_another_starts(size: int) -> str:
        monkeypatch.setattr(settings.secrets, "token_hex", real)
        keys.append(start())
        return real(size)

    monkeypatch.setattr(settings.secrets, "token_hex", made_while_another_starts)
    assert [start()] == keys


def test_a_place_where_no_key_can_be_made_is_named() -> None:
    assert refusal(DATABASE="sqlite:////dev/null/wegwijs.db", SECRET="").startswith("WEGWIJS_SECRET: ")
