from ipaddress import IPv4Address, IPv6Address, ip_address

from backend.core import settings
from backend.core.web.request import Request


def client_address(request: Request) -> str:
    """The phone's own address; X-Forwarded-For counts only from our proxy. An IPv6 phone has a whole /64."""
    peer = _address(request.client.host if request.client else "")
    if str(peer) in settings.current().proxies:
        # The last is what our proxy saw, whether it wrote a line of its own or added to the one that it got.
        peer = _address(",".join(request.headers.getall("x-forwarded-for", [str(peer)])).split(",")[-1].strip())
    if isinstance(peer, IPv6Address):
        return f"{IPv6Address(int(peer) >> 64 << 64)}/64"
    return str(peer) if peer else "unknown"


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    # A server that listens on both kinds sees an IPv4 phone as ::ffff:192.0.2.1, all of them in one /64.
    return getattr(address, "ipv4_mapped", None) or address
