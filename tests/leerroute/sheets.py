"""A list of a class with rows that cannot be: one of each of ten kinds, and why."""

from backend.features.leerroute.rules.sheet import Why

GOOD = "Yusuf Kaya;2026-W47;NT2;7,5\nHodan Warsame;2026-11-18;meedoen;6"
WRONG: dict[Why, str] = {
    "columns": "Yusuf Kaya;2026-W47;NT2",
    "no_name": ";2026-W47;NT2;1",
    "unknown": "Olga Bondarenko;2026-W47;NT2;1",
    "no_week": "Yusuf Kaya;2026-W77;NT2;1",
    "future": "Yusuf Kaya;2027-W47;NT2;1",
    "before_start": "Yusuf Kaya;2020-W47;NT2;1",
    "no_kind": "Yusuf Kaya;2026-W46;dans;1",
    "no_number": "Yusuf Kaya;2026-W46;NT2;veel",
    "too_much": "Yusuf Kaya;2026-W46;NT2;99",
    "no_quarter": "Yusuf Kaya;2026-W46;NT2;1,1",
}
FORTY = [(why, line) for _ in range(4) for why, line in WRONG.items()]
FORTY_LINES = "\n".join(line for _, line in FORTY)
