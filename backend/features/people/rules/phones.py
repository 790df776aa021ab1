"""What linking a phone shows: the number to match, and a name by which the helper knows the phone."""

import secrets

LEAST, MOST = 10, 99
SHOWN = 3

SYSTEMS = {
    "iPad": "iPad",
    "iPhone": "iPhone",
    "Android": "Android",
    "Windows": "Windows",
    "Macintosh": "Mac",
    "CrOS": "Chromebook",
    "Linux": "Linux",
}
# In this order: nearly every browser also claims to be Chrome and Safari.
BROWSERS = {
    "Edg": "Edge",
    "SamsungBrowser": "Samsung",
    "OPR": "Opera",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}


def draw() -> tuple[int, tuple[int, ...]]:
    """The number for the phone, and the three for the helper's screen in no order."""
    shuffled = secrets.SystemRandom().sample(range(LEAST, MOST + 1), SHOWN)
    return secrets.choice(shuffled), tuple(shuffled)


def label(user_agent: str) -> str:
    """Such as "Android, Chrome"; empty for what is neither."""
    names = (_first(SYSTEMS, user_agent), _first(BROWSERS, user_agent))
    return ", ".join(name for name in names if name)


def _first(known: dict[str, str], user_agent: str) -> str:
    return next((name for mark, name in known.items() if mark in user_agent), "")
