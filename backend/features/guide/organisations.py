"""The organisations of the pack, as the page of people shows them."""

from backend.content import Organisation, Pack
from backend.features.guide.queries import Helper

FOR_DANGER = ("noodnummer", "huisartsenpost")
# Where the pack and a team name the same role differently.
IN_TEAM = {"taalschool": "docent"}
# An organisation that is one person: its number is the one in that person's account.
IS_A_PERSON = "gemeente_klantmanager"


def for_danger(pack: Pack) -> list[Organisation]:
    return [pack.organisations[key] for key in FOR_DANGER if key in pack.organisations]


def by_reach(pack: Pack) -> tuple[list[Organisation], list[Organisation]]:
    """Those in the gemeente itself, then those of the whole country; without those for danger."""
    others = [each for key, each in pack.organisations.items() if key not in FOR_DANGER]
    return [each for each in others if each.local], [each for each in others if not each.local]


def who_help(organisation: Organisation, helpers: list[Helper]) -> list[Helper]:
    role = IN_TEAM.get(organisation.who_helps, organisation.who_helps)
    return [helper for helper in helpers if helper.role == role]


def phone(organisation: Organisation, helpers: list[Helper]) -> str:
    """Empty where nobody has filled it in."""
    if organisation.key != IS_A_PERSON:
        return organisation.phone
    return next((helper.phone for helper in who_help(organisation, helpers) if helper.phone), organisation.phone)
