import base64
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.settings import SettingError, read
from backend.features.push import hosts, rules
from backend.features.push.vapid import KEPT, Signer
from tests.push.conftest import PUSH
from tests.push.service import Browser

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://fcm.googleapis.com/fcm/send/abc",
        "https://updates.push.services.mozilla.com/wpush/v2/abc",
        "https://web.push.apple.com/QAbc",
        "https://wns2-par02p.notify.windows.com/w/?token=abc",
        "https://fcm.googleapis.com:443/x",
    ],
)
def test_the_push_services_of_browsers_are_known(endpoint: str) -> None:
    assert rules.is_allowed(endpoint, hosts.known(), loopback=False)


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://fcm.googleapis.com/x",
        "https://fcm.googleapis.com.evil.example/x",
        "https://evilpush.apple.com/x",
        "https://push.apple.com@evil.example/x",
        "https://user:word@fcm.googleapis.com/x",
        "https://fcm.googleapis.com:8443/x",
        "https://127.0.0.1/x",
        "http://localhost/x",
        "https://[::1]/x",
        "https://fcm.googleapis.com/x#y",
        "https://fcm.googleapis.com:port/x",
        "file:///etc/passwd",
        "//fcm.googleapis.com/x",
        "",
        "https://fcm.googleapis.com/" + "x" * 1000,
    ],
)
def test_no_other_address_is(endpoint: str) -> None:
    assert not rules.is_allowed(endpoint, hosts.known(), loopback=False)


@given(st.text(max_size=60))
def test_no_text_breaks_the_check(text: str) -> None:
    assert not rules.is_allowed(text, hosts.known(), loopback=False)
    assert not rules.are_keys(text, text)


def test_the_keys_of_a_browser_are_keys() -> None:
    browser = Browser()
    assert rules.are_keys(browser.p256dh, browser.auth)
    assert not rules.are_keys(browser.auth, browser.p256dh)
    assert not rules.are_keys(browser.p256dh, "AA")


def test_a_point_beside_the_curve_is_no_key() -> None:
    browser = Browser()
    beside = base64.urlsafe_b64encode(b"\x04" + b"\x01" * 64).decode()
    assert not rules.are_keys(beside, browser.auth)


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("30", timedelta(seconds=30)),
        ("0", timedelta(seconds=1)),
        ("99999999999999999999", None),
        ("Wed, 25 Nov 2026 09:05:00 GMT", timedelta(minutes=5)),
        ("Wed, 25 Nov 2020 09:05:00 GMT", timedelta(seconds=1)),
        ("864000", timedelta(hours=2)),
        ("soon", None),
        ("", None),
    ],
)
def test_how_long_a_service_asks_to_wait(header: str, wait: timedelta | None) -> None:
    assert rules.wait_asked(header, NOW) == wait


@given(st.integers(1, 40))
def test_waiting_doubles_and_never_takes_forever(attempts: int) -> None:
    assert timedelta(seconds=90) <= rules.slow_down(attempts) <= timedelta(hours=2)


def test_a_header_is_used_again_for_eleven_hours_and_never_for_another_service() -> None:
    signer = Signer(PUSH.key, PUSH.subject)
    first = signer.header("https://a.example", NOW)
    assert signer.header("https://a.example", NOW + KEPT - timedelta(seconds=1)) == first
    assert signer.header("https://a.example", NOW + KEPT) != first
    assert signer.header("https://b.example", NOW) != first
    assert signer.header("https://a.example", NOW - timedelta(hours=3)) != first  # the clock was set back


@pytest.mark.parametrize(
    "subject",
    [
        "beheer@wegwijs.nl",
        "mailto:<beheer@wegwijs.nl>",
        "mailto:me@localhost",
        "https://localhost",
        "http://wegwijs.nl",
        "mailto: x@y.nl",
    ],
)
def test_a_subject_that_apple_refuses_stops_the_start(subject: str) -> None:
    with pytest.raises(SettingError, match="WEGWIJS_VAPID_SUBJECT"):
        read({"WEGWIJS_SECRET": "00" * 32, "WEGWIJS_VAPID_SUBJECT": subject, "WEGWIJS_VAPID_KEY": PUSH.key})
