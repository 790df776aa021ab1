"""What an operator reads when something is wrong: one sentence that says what, and no traceback."""

import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from backend import cli
from backend.core import settings
from tests.terminal import is_one_sentence, wegwijs

ADD = ("person", "add", "--gemeente", "nijkerk")


def test_check_reads_the_settings_and_all_content(new_database: str) -> None:
    said = wegwijs(new_database, "check")
    assert (said.returncode, said.stderr) == (0, "")
    assert [line.split(":")[0] for line in said.stdout.splitlines()] == ["Eemdorp", "Nijkerk"]


@pytest.mark.parametrize(
    ("command", "name", "value", "sentence"),
    [
        ("check", "WEGWIJS_PORT", "http", "WEGWIJS_PORT: 'http' is not a number from 1 to 65535"),
        ("serve", "WEGWIJS_GEMEENTE", "putten", "WEGWIJS_GEMEENTE: 'putten' is none of eemdorp, nijkerk"),
        ("worker", "WEGWIJS_SECRET_FILE", "/nowhere", "WEGWIJS_SECRET_FILE: No such file or directory: /nowhere"),
    ],
)
def test_a_wrong_setting_stops_every_command(
    new_database: str, command: str, name: str, value: str, sentence: str
) -> None:
    said = wegwijs(new_database, command, **{name: value})
    assert is_one_sentence(said)
    assert said.stderr == f"wegwijs: {sentence}\n"


@pytest.mark.parametrize("command", ["serve", "worker"])
def test_a_database_without_tables_is_not_used(new_database: str, command: str) -> None:
    said = wegwijs(new_database, command)
    assert is_one_sentence(said)
    assert "run `wegwijs migrate` first" in said.stderr


def test_a_database_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    said = wegwijs(no_database(tmp_path), "migrate")
    assert is_one_sentence(said)
    assert said.stderr.startswith("wegwijs: the database cannot be used: ")


def no_database(folder: Path) -> str:
    if settings.current().is_sqlite:
        (folder / "letter.txt").write_text("Geachte mevrouw,")
        return f"sqlite:///{folder}/letter.txt"
    return urlsplit(settings.current().database)._replace(path="/nowhere").geturl()


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ((*ADD, "--name", "Bea", "--email", "bea"), "'bea' is not an e-mail address"),
        ((*ADD, "--name", " ", "--email", "bea@nijkerk.example"), "must have 1 to 120 signs"),
        (("person", "add", "--gemeente", "putten"), "invalid choice: 'putten'"),
        (("servve",), "invalid choice: 'servve'"),
        ((), "required: command"),
    ],
)
def test_what_is_typed_wrong_is_said_with_what_there_is(
    arguments: tuple[str, ...], complaint: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["wegwijs", *arguments])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    said = capsys.readouterr().err
    assert stopped.value.code == 2
    assert said.startswith("usage: wegwijs")
    assert complaint in said
