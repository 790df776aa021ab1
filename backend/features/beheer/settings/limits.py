"""From when a reason of the caseload counts, and how heavily."""

from collections.abc import Mapping

from backend.content import Flag, Span
from backend.content.flags import COUNTED, LONGEST, TIMED
from backend.content.overlay import Fields
from backend.core.errors import Invalid
from backend.core.texts import N_
from backend.features.beheer.settings.whole import whole

NAMES = frozenset({"aan", "groep", "plaats", "aantal", "lengte", "eenheid"})
GROUPS = {"nu": N_("Nu nodig"), "week": N_("Deze week"), "koers": N_("Op koers")}
UNITS = {"dagen": 1, "weken": 7}
IN_WORKING_DAYS = "help"
AS_DAYS = 14  # up to so many; what is longer is said in weeks where they come out even

NO_GROUP = N_("Kies een groep.")
NO_UNIT = N_("Kies dagen of weken.")
NO_PLACE = N_("Vul een heel getal in, van 1 tot en met 999.")
NO_NUMBER = N_("Vul een heel getal in, van 1 tot en met 99.")
NO_LENGTH = N_("Vul een heel getal in. Samen niet langer dan een jaar.")


def typed_of(flag: Flag) -> dict[str, str]:
    days = flag.length.days if flag.length else 0
    weeks = days > AS_DAYS and days % 7 == 0 and flag.key != IN_WORKING_DAYS
    length = {"lengte": str(days // 7 if weeks else days), "eenheid": "weken" if weeks else "dagen"}
    return {
        "aan": "" if flag.off else "1",
        "groep": flag.group,
        "plaats": str(flag.order),
        "aantal": str(flag.number),
        **(length if flag.key in TIMED else {}),
    }


def fields(flag: Flag, typed: Mapping[str, str]) -> Fields:
    """Raises Invalid. What the law asks for stays on, whatever a form says."""
    wrong, unit = {}, UNITS.get(typed.get("eenheid", "dagen"), 0)
    if typed.get("groep") not in GROUPS:
        wrong["groep"] = NO_GROUP
    if not (order := whole(typed.get("plaats"), 999)):
        wrong["plaats"] = NO_PLACE
    if not (number := whole(typed.get("aantal"), 99) if flag.key in COUNTED else flag.number):
        wrong["aantal"] = NO_NUMBER
    if flag.key in TIMED and (not unit or (unit > 1 and flag.key == IN_WORKING_DAYS)):
        wrong["eenheid"] = NO_UNIT
    days = whole(typed.get("lengte"), LONGEST) * unit
    if flag.key in TIMED and not 0 < days <= LONGEST:
        wrong["lengte"] = NO_LENGTH
    if wrong:
        raise Invalid(**wrong)
    said = {"off": not flag.is_law and not typed.get("aan"), "group": typed["groep"], "order": order, "number": number}
    return said | ({"length": Span(days=days)} if flag.key in TIMED else {})
