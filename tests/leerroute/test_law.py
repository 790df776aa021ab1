"""The law as data: every figure has its article, and a mistake is refused with its place."""

from datetime import date

import msgspec
import pytest

from backend.features.leerroute import law

TEXT = (law.FOLDER / "2026-04-18.toml").read_text(encoding="utf-8")


def test_each_version_bears_the_day_from_which_it_is_valid() -> None:
    assert [f"{each.valid_from}.toml" for each in law.versions()] == sorted(
        path.name for path in law.FOLDER.glob("*.toml")
    )


def test_the_newest_version_of_a_day_counts_and_before_all_of_them_the_oldest() -> None:
    assert law.on(date(2026, 11, 25)) is law.versions()[-1]
    assert law.on(date(2022, 1, 1)) is law.versions()[0]


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('length = "P3Y"', 'length = "3 jaar"', "$.term.length"),
        ('source = "Bi 4.5 lid 1"', "", "$.ask_extension"),
        ('parts = ["KNM"]', 'parts = ["KMN"]', "there is no onderdeel KMN"),
        ('key = "Z"\ngroup = "gezin"', 'key = "Z"\ngroup = "asiel"', "each route must be there once"),
        ("hours = 600", "hours = 0", "$.easing.hours"),
        ("hours = 600", "hours = 600\nboete = 250", "boete"),
        ('counts = ["MAP"]', 'counts = ["SLAAP"]', "$.onderdeel"),
    ],
)
def test_a_mistake_is_refused(right: str, wrong: str, said: str) -> None:
    assert right in TEXT
    with pytest.raises(msgspec.ValidationError) as refused:
        law.decode(TEXT.replace(right, wrong).encode())
    assert said in str(refused.value)


def test_no_amount_of_money_stands_in_the_law_of_this_slice() -> None:
    """A fine is a judgement of DUO or of the college; nothing here could compute one."""
    fields = {name for entry in law.Law.__struct_fields__ for name in entry.split("_")}
    assert not fields & {"boete", "fine", "amount", "euro"}
    assert "€" not in TEXT and "EUR" not in TEXT
