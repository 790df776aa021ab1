"""The whole way of one newcomer, each before their own screen: from the letter of DUO to what is given at the end."""

from collections.abc import Iterable
from datetime import timedelta

import pytest
from playwright.async_api import expect

from backend import worker
from backend.core import clock, settings
from backend.core.access import Person
from backend.features.leerroute import wording
from backend.features.leerroute.rules.dates import monday
from backend.features.pip.wording import ANSWERS, CHOICES, SUBJECTS
from tests.browser.conftest import DESK, UserOf
from tests.browser.user import User
from tests.cast import World
from tests.moment import Clock
from tests.pip.plans import intake

pytestmark = pytest.mark.skipif(
    not settings.current().is_sqlite, reason="what people see does not come from the engine"
)

LESSONS = "Naar de taalles gaan"
PLAN = (
    ("Hoeveel les", "15 uur per week"),
    ("Participatieverklaring (PVT)", "12 uur in 6 weken"),
    ("Werk en meedoen (MAP)", "40 uur in 6 maanden"),
    ("Hulp en begeleiding", "Een taalmaatje."),
    ("Gesprekken over hoe het gaat", "4"),
)


async def saves(user: User, address: str, title: str, **fields: str) -> None:
    """One folded form of a page: filled in by the names of its fields, and sent."""
    await user.opens(address)
    fold = user.main.locator("details", has=user.page.locator("summary", has_text=title)).last
    await fold.locator("summary").click()
    for name, text in fields.items():
        field = fold.locator(f"[name={name}]:not([type=hidden])")
        if await field.evaluate("field => field.tagName") == "SELECT":
            await field.select_option(text)
        elif text == "✓":
            await field.check()
        else:
            await field.fill(text)
    await user.sends(fold.locator("form button").last)


async def brings(user: User, *lines: str) -> None:
    """A list of the class: looked at, then saved."""
    await user.opens("/clienten/uren")
    await user.page.fill("#text", "\n".join(lines))
    await user.presses("Eerst bekijken")
    await user.sends(user.main.locator("section[aria-labelledby=taken] button"))
    await user.sees(f"{len(lines)} regels zijn opgeslagen.")


def weeks(number: int, name: str, kind: str, hours: int) -> Iterable[str]:
    this = monday(clock.today())
    return (f"{name};{this - timedelta(weeks=ago)};{kind};{hours}" for ago in range(number))


async def plans(peter: User, dossier: str, route: str, *more: tuple[str, str]) -> None:
    """Refused while something lacks; mended; established."""
    await peter.opens(f"{dossier}/plan")
    await peter.presses("Begin met het plan")
    for label, text in (*PLAN, *more):
        await peter.types(label, text)
    await peter.page.get_by_label("Lezen en schrijven", exact=True).select_option("AA")
    await peter.page.get_by_text(route, exact=True).click()
    await peter.presses("Vaststellen")
    await peter.sees("Vul de datum van de brief in. (Wi 11 lid 2)")
    for label in ("Datum van de brief", "Brief verstuurd op"):
        await peter.types(label, clock.today().isoformat())
    await peter.presses("Vaststellen")
    await peter.sees("Dit plan geldt nu")


async def agrees(peter: User, dossier: str) -> None:
    await saves(peter, f"{dossier}/plan", "Nieuwe afspraak", what=LESSONS, often="drie keer per week")
    await peter.sees(LESSONS)
    await worker.handle_all()


async def understands(newcomer: User) -> None:
    await newcomer.opens("/plan")
    await newcomer.sees(LESSONS)
    await newcomer.sends(newcomer.page.get_by_role("button", name=newcomer.says(ANSWERS["understood"])))
    await expect(newcomer.main.locator(".chip", has_text=newcomer.says(ANSWERS["understood"]))).to_be_visible()


async def joins(bea: User, whose: Person, helper: str) -> None:
    await bea.opens(f"/beheer/mensen/{whose.id}")
    await bea.page.get_by_label("Wie?").select_option(label=helper)
    await bea.presses("In het team zetten")


async def signs(peter: User, learning: str) -> None:
    """The participatieverklaring, and the conversation of the MAP."""
    today = clock.today().isoformat()
    await saves(peter, learning, "Activiteit van de PVT", day=today)
    await saves(peter, learning, "Participatieverklaring getekend", day=today, present="✓")
    await saves(peter, learning, "Eindgesprek van de MAP", day=today)


async def test_from_the_letter_of_duo_to_the_certificate(world: World, user_of: UserOf, moment: Clock) -> None:
    dossier = f"/clienten/{world['samira'].id}"
    peter, samira = await user_of("peter", width=DESK), await user_of("samira")
    await saves(peter, f"{dossier}/gegevens", "Brief van DUO", value="2026-11-20", source="Brief van DUO")
    await talks(peter, samira, dossier)
    care = (("Peuteropvang en school van het kind", "De peuteropvang."), ("Besluiten over de uitkering", "Pw 56a"))
    await plans(peter, dossier, "Zelfredzaamheidsroute (Z-route)", *care)
    await agrees(peter, dossier)
    await understands(samira)
    await samira.opens("/leren")
    await samira.sees(samira.says(wording.ROUTES["Z"].title))
    await samira.sees(samira.says("{done} van {total} uur", done="0", total="800"))
    await saves(peter, f"{dossier}/leren", "Cursus", school="Integratiewerk", offered_on=clock.today().isoformat())
    await joins(await user_of("bea", width=DESK), world["samira"], "Ineke Smit")
    moment.move(days=200)  # everybody signs in anew
    await brings(await user_of("ineke"), *weeks(14, "Samira Haddad", "NT2", 60))
    await ends_on_the_z_route(world, user_of, f"{dossier}/leren")


async def ends_on_the_z_route(world: World, user_of: UserOf, learning: str) -> None:
    peter, samira, today = await user_of("peter", width=DESK), await user_of("samira"), clock.today().isoformat()
    work = (*weeks(1, "Samira Haddad", "MAP", 40), *weeks(1, "Samira Haddad", "PVT", 12))
    await brings(peter, *weeks(13, "Samira Haddad", "meedoen", 60), *work)
    await signs(peter, learning)
    await saves(peter, learning, "Certificaat gekregen", day=today)
    await peter.sees("Het certificaat kan pas als alle onderdelen klaar zijn (Bi 3.16).")
    for name in ("ineke", "anneke"):
        other = await user_of(name)
        await other.opens(learning)
        await other.does_not_see("Eindgesprek van de Z-route")
    await saves(peter, learning, "Eindgesprek van de Z-route", day=today)
    await saves(peter, learning, "Certificaat gekregen", day=today)
    await samira.opens("/leren")
    await expect(samira.main.locator(".stamp.got")).to_have_count(4)
    await samira.sees(samira.says("{done} van {total} uur", done="840", total="800"))


async def talks(peter: User, samira: User, dossier: str) -> None:
    """The right to come alone, what she chooses, the talk and the toets."""
    await peter.opens(f"{dossier}/intake")
    await peter.types("Gezegd op", clock.today().isoformat())
    await peter.sends(peter.page.locator("#alleen form").first.get_by_role("button"))
    await samira.opens("/plan")
    await samira.presses(CHOICES["alone"])
    await peter.opens(f"{dossier}/intake")
    await peter.sees("Samira,")
    for subject in SUBJECTS.values():
        await peter.page.get_by_label(subject, exact=True).check()
    await peter.types("Verslag", "Zij was naaister. Zij wil graag met kinderen werken.")
    await peter.sends(peter.page.locator("#gesprekken form").get_by_role("button"))
    await peter.sees("Alle onderwerpen zijn besproken.")
    await peter.page.get_by_label("Uitslag", exact=True).select_option("not_reached")
    for label, text in (("Datum van de toets", "2026-11-24"), ("Punten", "18"), ("Nodig voor B1", "24")):
        await peter.types(label, text)
    await peter.sends(peter.page.locator("#toets form").get_by_role("button"))
    await peter.sees("De toets laat zien: de B1-route is moeilijk.")


async def test_from_the_plan_to_the_diploma(world: World, user_of: UserOf, moment: Clock) -> None:
    await intake(world, "tesfay")
    dossier = f"/clienten/{world['tesfay'].id}"
    peter, tesfay = await user_of("peter", width=DESK), await user_of("tesfay")
    await plans(peter, dossier, "B1-route", ("Geschatte uren van de B1-route", "600"))
    await agrees(peter, dossier)
    await understands(tesfay)
    await joins(await user_of("bea", width=DESK), world["tesfay"], "Ineke Smit")
    moment.move(days=300)
    await teaches(await user_of("ineke"), f"{dossier}/leren")
    await ends_on_the_b1_route(user_of, f"{dossier}/leren")


async def teaches(ineke: User, learning: str) -> None:
    await ineke.opens(learning)
    for label, hours in (("Taalles (NT2)", "15"), ("Werk (MAP)", "40"), ("Waarden (PVT)", "12")):
        await ineke.types(label, hours)
    await ineke.presses("Uren opslaan")
    await ineke.sees("15")


async def ends_on_the_b1_route(user_of: UserOf, learning: str) -> None:
    peter, tesfay, ineke = await user_of("peter", width=DESK), await user_of("tesfay"), await user_of("ineke")
    await tries(peter, learning, "LE", "Gezakt", days_ago=40)
    await tesfay.opens("/leren")
    await tesfay.sees(tesfay.says("nog een keer"))
    for part, days in (("LE", 10), ("LU", 20), ("SC", 21), ("SP", 22), ("KNM", 23)):
        await tries(peter, learning, part, "Geslaagd", days)
    await signs(peter, learning)
    await saves(peter, learning, "Diploma gekregen", day=clock.today().isoformat())
    await ineke.opens(learning)
    await ineke.does_not_see("Gehaald")
    await ineke.sees("B1-route")
    await tesfay.opens("/leren")
    await expect(tesfay.main.locator(".stamp.got")).to_have_count(8)


async def tries(peter: User, learning: str, part: str, result: str, days_ago: int) -> None:
    """An exam, and what DUO wrote of it."""
    day = clock.today() - timedelta(days=days_ago)
    level = {} if part == "KNM" else {"level": "B1"}
    await saves(peter, learning, "Examen toevoegen", part=part, day=day.isoformat(), **level)
    await peter.sees("gepland")
    await saves(peter, learning, "gepland", result=result)
