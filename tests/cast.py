"""The small world of the tests. Everyone in it has a right that someone else has not.

Anneke helps Samira, Karim and Tesfay; Bram helps Yusuf, Hodan and Farid, and nobody of Anneke's. Peter is klantmanager
of all of Nijkerk's newcomers, Ineke teaches Yusuf and Hodan, Bea is beheerder. Olga and her helper Eva live in Eemdorp.
Samira and Karim are one household with two children.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from backend.core import access, clock, db
from backend.core.access import Person
from backend.features.checklist import planning


@dataclass(frozen=True, slots=True)
class Staff:
    name: str
    role: str
    gemeente: str = "nijkerk"
    language: str = "nl"


@dataclass(frozen=True, slots=True)
class Newcomer:
    name: str
    language: str
    team: tuple[str, ...]
    days: dict[str, int]  # facts that are days, counted from today
    facts: dict[str, str] = field(default_factory=dict)
    started: int = -120  # days from today
    household: str | None = None  # joins the household of this newcomer
    children: dict[str, int] = field(default_factory=dict)  # age in years
    gemeente: str = "nijkerk"
    speaks: str = ""  # else the language of the app


STAFF = {
    "anneke": Staff("Anneke de Boer", "begeleider"),
    "bram": Staff("Bram Jansen", "begeleider"),
    "peter": Staff("Peter Visser", "klantmanager"),
    "ineke": Staff("Ineke Smit", "docent"),
    "bea": Staff("Bea Mulder", "beheerder"),
    "eva": Staff("Eva Kok", "begeleider", "eemdorp"),
    "otto": Staff("Otto Bos", "beheerder", "eemdorp"),
}
ASYLUM = {"doelgroep": "asielvergunning", "home": "own"}
SETTLING = {"koppeling": -110, "permit": -115, "kennisgeving": -60, "housing_offer": -30, "moving": -10, "brp": -8}
LEARNING = {"koppeling": -700, "permit": -720, "kennisgeving": -600, "housing_offer": -560, "moving": -540, "brp": -535}
NEWCOMERS = {
    "samira": Newcomer(
        "Samira Haddad",
        "ar",
        ("anneke", "peter"),
        SETTLING | {"bijstand_request": -9, "bijstand_start": -5},
        ASYLUM | {"bijstand": "true"},
        children={"Lina": 7, "Adam": 3},
    ),
    "karim": Newcomer("Karim Haddad", "ar", ("anneke", "peter"), SETTLING, ASYLUM, household="samira"),
    "tesfay": Newcomer(
        "Tesfay Gebremedhin",
        "en",
        ("anneke", "peter"),
        {"koppeling": -150, "permit": -140, "housing_offer": -45, "moving": -30, "brp": -28, "kennisgeving": -70},
        ASYLUM,
        started=-150,
        speaks="ti",
    ),
    "yusuf": Newcomer(
        "Yusuf Kaya",
        "en",
        ("bram", "peter", "ineke"),
        LEARNING | {"pip": -400},
        ASYLUM | {"leerroute": "B"},
        -700,
        speaks="tr",
    ),
    "hodan": Newcomer(
        "Hodan Warsame",
        "nl",
        ("bram", "peter", "ineke"),
        LEARNING | {"pip": -300},
        ASYLUM | {"leerroute": "Z"},
        -700,
        speaks="so",
    ),
    "farid": Newcomer("Farid Ahmadi", "nl", ("bram", "peter"), SETTLING, ASYLUM, speaks="prs"),
    "olga": Newcomer("Olga Bondarenko", "en", ("eva",), SETTLING, ASYLUM, gemeente="eemdorp", speaks="uk"),
}
ROUTES: dict[str, dict[str, str | None]] = {"B": {"route": "B", "level": "B1"}, "Z": {"route": "Z", "level": None}}
PARTS = {"B": ("LE", "LU", "SC", "SP", "KNM", "PVT", "MAP"), "Z": ("CURSUS", "MEEDOEN", "PVT", "MAP", "GESPREK")}
GEMEENTEN = {"nijkerk": "Nijkerk", "eemdorp": "Eemdorp"}


@dataclass(slots=True)
class World:
    people: dict[str, Person] = field(default_factory=dict)
    gemeenten: dict[str, int] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Person:
        return self.people[name]


async def build() -> World:
    world = World()
    for key, name in GEMEENTEN.items():
        async with db.write():
            world.gemeenten[key] = await db.insert("gemeente", key=key, name=name, demo=True)
    for key, staff in STAFF.items():
        await _staff(world, key, staff)
    for key, newcomer in NEWCOMERS.items():
        await _newcomer(world, key, newcomer)
    return world


async def _person(world: World, key: str, name: str, role: str, gemeente: str, language: str, speaks: str = "") -> int:
    return await db.insert(
        "person",
        gemeente=world.gemeenten[gemeente],
        role=role,
        name=name,
        call_name=name.split()[0],
        language=language,
        speaks=speaks or language,
        email=f"{key}@wegwijs.example" if role != "newcomer" else None,
        created_at=clock.now(),
    )


async def _staff(world: World, key: str, staff: Staff) -> None:
    async with db.write():
        person = await _person(world, key, staff.name, staff.role, staff.gemeente, staff.language)
    world.people[key] = await _met(person)


async def _newcomer(world: World, key: str, newcomer: Newcomer) -> None:
    today = clock.today()
    async with db.write():
        person = await _person(
            world, key, newcomer.name, "newcomer", newcomer.gemeente, newcomer.language, newcomer.speaks
        )
        household = world[newcomer.household].household if newcomer.household else await _household(world, newcomer)
        traject = await db.insert(
            "traject",
            gemeente=world.gemeenten[newcomer.gemeente],
            household=household,
            newcomer=person,
            started_on=_day(newcomer.started),
        )
        facts = newcomer.facts | {fact: _day(days).isoformat() for fact, days in newcomer.days.items()}
        for fact, value in facts.items():
            await db.insert("fact", traject=traject, key=fact, value=value, source="test", recorded_at=clock.now())
        if route := newcomer.facts.get("leerroute"):
            await db.insert("leerroute", traject=traject, **ROUTES[route], chosen_on=_day(newcomer.days["pip"]))
            for part in PARTS[route]:
                await db.insert("onderdeel", traject=traject, part=part, recorded_at=clock.now())
        await db.insert("step_state", traject=traject, step="woning", state="current", since=today)
        members = [(person, "newcomer"), *((world[name].id, world[name].role) for name in newcomer.team)]
        for member, role in members:
            await db.insert("team", traject=traject, person=member, role=role, since=_day(newcomer.started))
    await planning.replan(traject, today=_day(newcomer.started))
    await planning.replan(traject)
    world.people[key] = await _met(person)


async def _household(world: World, newcomer: Newcomer) -> int:
    household = await db.insert("household", gemeente=world.gemeenten[newcomer.gemeente])
    for name, years in newcomer.children.items():
        await db.insert("child", household=household, name=name, born=_day(-365 * years - 100))
    return household


def _day(days: int) -> date:
    return clock.today() + timedelta(days=days)


async def _met(person: int) -> Person:
    found = await access.person(person)
    assert found is not None
    return found
