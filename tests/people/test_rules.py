import pytest

from backend.features.people.rules import phones, pins
from backend.features.people.rules.paths import own_path


@pytest.mark.parametrize("pin", ["00000", "77777", "12345", "56789", "67890", "54321", "09876", "12121", "90909"])
def test_repeats_runs_and_pairs_are_guessable(pin: str) -> None:
    assert pins.is_guessable(pin, 2026)


@pytest.mark.parametrize("pin", ["20267", "92026", "13579", "14725"])
def test_this_year_and_the_favourites_are_guessable(pin: str) -> None:
    assert pins.is_guessable(pin, 2026)


@pytest.mark.parametrize("pin", ["40713", "83052", "19284"])
def test_other_pins_are_not(pin: str) -> None:
    assert not pins.is_guessable(pin, 2026)


def test_few_pins_are_refused() -> None:
    refused = [pin for pin in (f"{number:05}" for number in range(100_000)) if pins.is_guessable(pin, 2026)]
    assert len(refused) < 250


@pytest.mark.parametrize("typed", ["40713", "٤٠٧١٣", "۴۰۷۱۳", "४०७१३", " 40 713 "])
def test_digits_of_every_script_are_the_same_pin(typed: str) -> None:
    assert pins.folded(typed) == "40713"


@pytest.mark.parametrize("text", ["", "4071", "407133", "4071a", "²²²²²", "4071⑧"])
def test_anything_else_is_no_pin(text: str) -> None:
    assert not pins.is_pin(pins.folded(text))


def test_the_fifth_wrong_pin_and_each_after_it_wait_a_quarter_of_an_hour() -> None:
    waits = [pins.pause_after(wrong) for wrong in range(1, 11)]
    assert [wait.total_seconds() if wait else 0 for wait in waits] == [0, 0, 5, 30, *[900] * 6]


def test_the_number_is_one_of_three_different_ones() -> None:
    for _ in range(200):
        number, choices = phones.draw()
        assert number in choices
        assert len(set(choices)) == 3
        assert all(10 <= choice <= 99 for choice in choices)


@pytest.mark.parametrize(
    ("user_agent", "label"),
    [
        ("Mozilla/5.0 (Linux; Android 10; K) Chrome/131.0.0.0 Mobile Safari/537.36", "Android, Chrome"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile Safari/604.1", "iPhone, Safari"),
        ("Mozilla/5.0 (Linux; Android 13) SamsungBrowser/25.0 Chrome/121.0.0.0 Safari/537.36", "Android, Samsung"),
        ("curl/8", ""),
        ("", ""),
    ],
)
def test_a_phone_is_called_by_its_system_and_browser(user_agent: str, label: str) -> None:
    assert phones.label(user_agent) == label


@pytest.mark.parametrize("path", ["/", "/taken/17", "/clienten?zoek=sam&pagina=2", "/koppelen#x"])
def test_a_path_of_our_own_is_kept(path: str) -> None:
    assert own_path(path) == path


@pytest.mark.parametrize(
    "path",
    ["", "//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "javascript:alert(1)"]
    + ["/\t/evil.example", "/\n/evil.example", " /taken", "taken", "/é", "/" + "a" * 500],
)
def test_anything_that_could_lead_elsewhere_leads_to_the_start(path: str) -> None:
    assert own_path(path) == "/"
