"""Where a place is, for the map app of whoever asks: a link in the text, and nothing is loaded from elsewhere."""

from urllib.parse import quote

from backend.core.web.request import Request

ANDROID, APPLE, ELSEWHERE = "geo:0,0?q=", "https://maps.apple.com/?q=", "https://www.openstreetmap.org/search?query="
APPLES = ("iPhone", "iPad", "Macintosh")


def route_to(request: Request, place: str) -> str:
    """ "" for nowhere."""
    agent = request.headers.get("user-agent", "")
    app = ANDROID if "Android" in agent else APPLE if any(name in agent for name in APPLES) else ELSEWHERE
    return app + quote(place) if place else ""
