"""Whose tries are counted: the phone's own address, as far as it can be believed."""

from dataclasses import replace

import pytest

from backend.core import settings
from backend.core.web.address import client_address
from tests.core.asked import Asked

PROXY = "10.0.0.2"


@pytest.fixture(autouse=True)
def behind_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = replace(settings.current(), proxies=frozenset({PROXY, "fd00::2"}))
    monkeypatch.setattr(settings, "current", lambda: chosen)


def address(peer: str, *forwarded: str) -> str:
    return client_address(Asked(b"", "", peer, *(("x-forwarded-for", line) for line in forwarded)))


@pytest.mark.parametrize("proxy", [PROXY, f"::ffff:{PROXY}", "fd00::2", "fd00:0::2"])
def test_our_own_proxy_is_believed(proxy: str) -> None:
    assert address(proxy, "198.51.100.7") == "198.51.100.7"


def test_anybody_else_is_not() -> None:
    assert address("192.0.2.1", "198.51.100.7") == "192.0.2.1"


@pytest.mark.parametrize("forwarded", [("203.0.113.9, 198.51.100.7",), ("203.0.113.9", "198.51.100.7")])
def test_what_the_phone_itself_says_of_its_address_does_not_count(forwarded: tuple[str, ...]) -> None:
    assert address(PROXY, *forwarded) == "198.51.100.7"


def test_a_proxy_that_says_nothing_is_the_address() -> None:
    assert address(PROXY) == PROXY


def test_all_addresses_of_one_ipv6_connection_are_one() -> None:
    one, other, elsewhere = (address(ip) for ip in ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1"))
    assert one == other == "2001:db8:1:2::/64"
    assert elsewhere != one


def test_an_ipv4_phone_is_itself_also_on_a_server_that_listens_to_both() -> None:
    assert address("::ffff:192.0.2.1") == address("192.0.2.1") == "192.0.2.1"
    assert address(PROXY, "::ffff:192.0.2.1") == "192.0.2.1"


@pytest.mark.parametrize("nonsense", ["unknown", "", "<script>", "1.2.3"])
def test_what_is_no_address_is_not_repeated(nonsense: str) -> None:
    assert address(PROXY, nonsense) == "unknown"
