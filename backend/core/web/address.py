from ipaddress import IPv6Address, ip_address

from backend.core import settings
from backend.core.web.request import Request


def client_address(request: Request) -> str:
    """The phone's own address; X-Forwarded-For counts only from our proxy. An IPv6 phone has a whole /64."""
    peer = request.client.host if request.client else "unknown"
    if peer in settings.current().proxies:
        peer = request.headers.get("x-forwarded-for", peer).split(",")[-1].strip()
    return _network(peer)


def _network(text: str) -> str:
    try:
        address = ip_address(text)
    except ValueError:
        return "unknown"
    if isinstance(address, IPv6Address):
        return f"{IPv6Address(int(address) >> 64 << 64)}/64"
    return str(address)
