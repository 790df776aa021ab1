"""The world in all the states that a screen can show: for whoever looks at every screen."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from backend import worker
from backend.content import Change
from backend.core import access, clock, db, dossiers, looks, sessions
from backend.core.access import Person
from backend.core.web.visitor import SESSION_COOKIE
from backend.features.beheer import actions as beheer
from backend.features.checklist import actions as checklist
from backend.features.checklist import bulk, bulk_making
from backend.features.journey import actions as journey
from backend.features.leerroute import actions as leerroute
from backend.features.leerroute.actions.exams import Attempt
from backend.features.leerroute.actions.extensions import Asked
from backend.features.leerroute.actions.onderdelen import Decision
from backend.features.notes import actions as notes
from backend.features.people import actions as people
from backend.features.people import inviting, joining, linking, signing_in, standing_in, taking_up
from backend.features.people.routes import cookies
from backend.features.pip import actions as pip
from backend.features.visit import actions as visit
from tests.browser import meetings
from tests.cast import World
from tests.people.conftest import ANDROID, PASSWORD, PIN, code_of, link_of, make_account, number_of
from tests.pip.plans import LESSONS, agreed, drafted, established, intake
from tests.tasks import task_of

HERE = "127.0.0.1"
LONG = "Burgerservicenummeraanvraagformulier"


@dataclass
class Stage:
    """`names` are for addresses and forms; `browsers` hold cookies, and are in the middle of something."""

    names: dict[str, object] = field(default_factory=dict)
    browsers: dict[str, dict[str, str]] = field(default_factory=dict)


async def set_up(world: World) -> Stage:
    stage = Stage({name: person.id for name, person in world.people.items()})
    await _tasks(world, stage)
    stage.names |= await meetings.make(world, LONG)
    stage.names["bulk"] = await _bulk(world)
    stage.names["draft"] = await _draft(world)
    await _edition(world)
    await _notes(world, stage)
    await _learning(world)
    await _plans(world, stage)
    await _visits(world, stage)
    await _ends(world)
    await _nobody(world, stage)
    await _helpers(world)
    await _linked(world, stage, await _links(world, stage))
    await _staff(world, stage)
    await worker.handle_all()
    rows = await db.fetch("SELECT MIN(id) FROM notice WHERE person = ? AND task IS NOT NULL", world["samira"].id)
    stage.names["notice"] = rows[0][0]
    return stage


async def _tasks(world: World, stage: Stage) -> None:
    """Of Samira, each in another state."""
    samira, anneke = world["samira"], world["anneke"]
    keys = "zorgverzekering brp huisarts energie uitkering bank water internet voorschot digid tandarts afval".split()
    tasks = {key: await task_of(world, "samira", key) for key in keys}
    for key in ("huisarts", "energie", "uitkering"):
        await checklist.complete(samira, tasks[key], True)
    await checklist.complete(anneke, tasks["afval"], True)
    await checklist.confirm(anneke, tasks["uitkering"], True)
    await checklist.accept(anneke, tasks["uitkering"], True)
    await checklist.ask_help(samira, tasks["bank"], "papier")
    await checklist.drop(anneke, tasks["water"], "De verhuurder regelt dit.")
    await checklist.plan_day(samira, tasks["digid"], clock.today(), "ochtend", "begeleider")
    await checklist.comment(samira, tasks["digid"], f"مرحبا، {LONG} {LONG}{LONG}")
    await checklist.comment(anneke, tasks["digid"], f"Dag Samira,\nneem dit mee: {LONG}{LONG}.")
    async with db.write():
        await db.execute("UPDATE task SET retired_at = ? WHERE id = ?", clock.now(), tasks["internet"])
    whose = await dossiers.open_for(samira, samira.id)
    tasks["own"] = await checklist.add_own(samira, whose, f"Ahmed bellen over {LONG}{LONG}", clock.today(), "newcomer")
    stage.names |= tasks


async def _bulk(world: World) -> int:
    """A task that Anneke gave to Tesfay, and that failed for Karim."""
    anneke, tesfay = world["anneke"], world["tesfay"]
    wanted = bulk.Wanted(LONG, (), (), clock.today(), None, "")
    people = [await dossiers.in_casework(anneke, tesfay.id)]
    number = await bulk_making.begin(anneke, people)
    await bulk_making.give(anneke, number, wanted, people)
    async with db.write():
        await db.execute("UPDATE bulk SET failed = ? WHERE id = ?", str(world["karim"].id), number)
    return number


async def _draft(world: World) -> int:
    """A text of Bea's that waits for who approves it: too hard, and with a translation."""
    title = f"Zoek tijdig een {LONG}"
    fields = {"title": title, "why": f"Indien u ziek bent {LONG} {LONG}"}
    change = Change("task", "energie", fields, {"ar": {title: f"ابحث عن {LONG}"}})
    await beheer.save(world["bea"], change, 0, offer=True)
    [(number,)] = await db.fetch("SELECT id FROM content_draft")
    return int(number)


async def _edition(world: World) -> None:
    """A task that has other days and another doer for new lists."""
    change = Change("task", "bank", {"due": "P2W", "actor": "begeleider", "title_staff": f"Ga mee naar {LONG}"})
    await beheer.save(world["bea"], change, 0, offer=True)
    [(number,)] = await db.fetch("SELECT id FROM content_draft WHERE key = 'bank'")
    await beheer.approve(world["peter"], number, 1)


async def _notes(world: World, stage: Stage) -> None:
    """In both streams: corrected, withdrawn, and one that became a task."""
    anneke, samira, whose = (
        world["anneke"],
        world["samira"].id,
        await dossiers.open_for(world["anneke"], world["samira"].id),
    )
    shared = await notes.write(anneke, samira, notes.Wish("shared", f"Neem dit mee:\n{LONG}{LONG}", "nl"))
    await notes.correct(anneke, samira, shared, f"Neem dit mee naar balie 3:\n{LONG}{LONG}", 0)
    gone = await notes.write(anneke, samira, notes.Wish("shared", "Verkeerd.", "nl"))
    await notes.withdraw(anneke, samira, gone)
    inside = await notes.write(world["peter"], samira, notes.Wish("internal", f"Vraag naar {LONG}.", "nl"))
    await checklist.add_own(anneke, whose, "Vragen", None, "begeleider", inside)
    stage.names["note"] = shared


async def _learning(world: World) -> None:
    """Yusuf has tried exams and asked for more time; of Hodan the school tells hours and lessons."""
    peter, ineke, yusuf, hodan, today = *(world[who] for who in ("peter", "ineke", "yusuf", "hodan")), clock.today()
    for part, days, result in (("LU", -9, "Geslaagd"), ("SC", -8, "Gezakt"), ("LE", 9, None)):
        exam = await leerroute.plan_exam(peter, yusuf.id, Attempt(part, today + timedelta(days=days), "B1", LONG))
        await leerroute.set_result(peter, yusuf.id, exam, result)
    await leerroute.ask_extension(peter, yusuf.id, Asked("ziekte", today - timedelta(days=200), today, proof=LONG))
    await leerroute.set_onderdeel(peter, yusuf.id, "KNM", Decision("vrijgesteld", source=LONG))
    for who in (yusuf, hodan):
        await leerroute.set_hours(ineke, who.id, today, {"NT2": 450, "MAP": 135})
    for ago, presence in ((9, "absent"), (8, "absent"), (7, "present"), (6, "excused")):
        await leerroute.set_lesson(ineke, hodan.id, today - timedelta(days=ago), presence)
    await leerroute.set_milestone(peter, hodan.id, "map_talk", today)


async def _plans(world: World, stage: Stage) -> None:
    """Yusuf has a plan and a draft of the next, and said something of each agreement; Samira waits for hers."""
    peter, yusuf = world["peter"], world["yusuf"]
    await established(world, "yusuf", reason=LONG, support=f"Een taalmaatje.\n{LONG}{LONG}", vve=LONG)
    await drafted(world, "yusuf")
    await pip.write_goal(yusuf, yusuf.id, f"I want to be an electrician. {LONG}{LONG}")
    for said in ("understood", "explain", "disagree", None):
        number = await agreed(world, "yusuf", replace(LESSONS, what=f"Taalles {LONG}", until=clock.today()))
        if said:
            await pip.answer(yusuf, number, said, f"Why {LONG}{LONG}?" if said == "disagree" else "")
    await pip.reply(peter, yusuf.id, number - 1, f"Omdat {LONG}.")
    await intake(world, "samira")
    await agreed(world, "samira")
    stage.names["agreement"] = number


async def _visits(world: World, stage: Stage) -> None:
    """One that ended, in which a task was done and one did not work; another goes on."""
    anneke, samira = world["anneke"], world["samira"].id
    await visit.begin(anneke, samira, clock.now())
    await checklist.complete(anneke, await task_of(world, "samira", "apotheek"), True)
    await checklist.ask_help(anneke, await task_of(world, "samira", "wijk"), "bang")
    stage.names["visit"] = await visit.end(anneke, samira)
    await visit.begin(anneke, samira, clock.now())
    stage.browsers["a phone on the table"] = {SESSION_COOKIE: await sessions.start(anneke.id, sessions.STAFF)}


async def _ends(world: World) -> None:
    """Karim has just finished a step, and a traject that began here has ended since."""
    await journey.set_step(world["anneke"], world["karim"].id, "woning", "done")
    await journey.end(world["peter"], world["farid"].id, "nederlander", clock.today())


async def _nobody(world: World, stage: Stage) -> None:
    """Eva helps nobody, nobody helps Olga, and Olga has nothing to do; of the newest newcomer nothing is known."""
    eva, olga, anneke = world["eva"], world["olga"], world["anneke"]
    async with db.write():
        await db.execute("UPDATE team SET until = ? WHERE person = ?", clock.today(), eva.id)
        await db.execute("UPDATE task SET retired_at = ? WHERE household = ?", clock.now(), olga.household)
        await db.execute("DELETE FROM step_state WHERE traject = ?", olga.traject)
    begun = await journey.start_traject(anneke, anneke.gemeente, f"Noor {LONG}", "Noor", "ar")
    await people.end_account(world["otto"], eva.id)
    dora = await people.add_person(anneke.gemeente, "begeleider", "Dora Vos", email="dora@wegwijs.example")
    stage.names |= {"newest": begun}
    stage.browsers["a helper of nobody"] = {SESSION_COOKIE: await sessions.start(dora, sessions.STAFF)}


async def _helpers(world: World) -> None:
    """Bram stands in for Anneke at Samira's, somebody took her dossier up, and some looked at it."""
    today, samira, anneke = clock.today(), world["samira"], world["anneke"]
    await standing_in.stand_in(anneke, samira.id, anneke.id, world["bram"].id, today, today + timedelta(days=9))
    karin = await people.add_person(samira.gemeente, "klantmanager", f"Karin {LONG}", email="karin@wegwijs.example")
    joining_too = await access.person(karin)
    if joining_too:
        await taking_up.take_up(joining_too, samira.id, f"Omdat {LONG} {LONG}.")
    for who in ("anneke", "peter"):
        await looks.note(world[who], "person", samira.id)


async def _links(world: World, stage: Stage) -> str:
    """What Hodan's phone keeps, which may choose a PIN.

    For their helpers: Samira's code is ready, Karim's number is asked, Tesfay's phone goes on, Farid's may not.
    """
    waiting = {name: await _opened(world, name) for name in ("karim", "tesfay", "yusuf", "hodan", "farid")}
    await linking.start(world["anneke"], world["samira"].id)
    for name in ("tesfay", "yusuf", "hodan"):
        await linking.match(_helper(world, name), world[name].id, await number_of(world[name]), 0)
    await joining.say_whose(waiting["yusuf"], True)
    await joining.say_whose(waiting["hodan"], False)
    for turn in range(linking.MOST_WRONG):
        number = await number_of(world["farid"])
        await linking.match(world["bram"], world["farid"].id, 11 if number == 10 else 10, turn)
    stage.browsers |= {
        "a phone that shows its number": {cookies.PENDING: waiting["karim"]},
        "a phone that is asked whose it is": {cookies.PENDING: waiting["tesfay"]},
        "a phone that chooses a PIN": {cookies.PENDING: waiting["yusuf"]},
        "a phone that waited too long": {cookies.PENDING: waiting["farid"]},
    }
    return waiting["hodan"]


async def _opened(world: World, name: str) -> str:
    """What the phone keeps that opened this newcomer's code."""
    helper = _helper(world, name)
    await linking.start(helper, world[name].id)
    return await joining.open_token((await link_of(helper, world[name])).token, HERE, ANDROID)


def _helper(world: World, name: str) -> Person:
    return world["anneke" if name in ("samira", "karim", "tesfay") else "bram"]


async def _linked(world: World, stage: Stage, pending: str) -> None:
    phone = await joining.choose_pin(pending, PIN, PIN, "")
    _, paused = await people.add_device(world["hodan"].id, f"Android, {LONG}", shared=True)
    async with db.write():
        later = clock.now() + timedelta(minutes=15)
        await db.execute("UPDATE device SET locked_until = ? WHERE shared = true", later)
    stage.browsers |= {
        "a phone that is locked": {cookies.DEVICE: phone.secret},
        "a phone that is open": {cookies.DEVICE: phone.secret, SESSION_COOKIE: phone.session},
        "a phone that was wrong too often": {cookies.DEVICE: paused},
    }


async def _staff(world: World, stage: Stage) -> None:
    await make_account(world["anneke"])
    ticket = await signing_in.check_password("anneke@wegwijs.example", PASSWORD, HERE)
    invited, chosen = [await _invitation(world, name) for name in ("ineke", "peter")]
    await inviting.choose_password(chosen, PASSWORD, PASSWORD)
    seed = (await inviting.find(chosen)).seed
    token = await sessions.start(world["anneke"].id, sessions.STAFF)
    async with db.write():
        before = clock.now() - timedelta(minutes=10)
        await db.execute("UPDATE session SET proved_at = ? WHERE token_hash = ?", before, sessions.hashed(token))
    stage.names["totp"] = code_of(seed or "", steps_later=1)  # still good when its turn comes
    stage.browsers |= {
        "a helper whose password was right": {cookies.TICKET: ticket},
        "a helper who was invited": {cookies.INVITATION: invited},
        "a helper who chose a password": {cookies.INVITATION: chosen},
        "a helper who came in earlier": {SESSION_COOKIE: token},
    }


async def _invitation(world: World, name: str) -> str:
    link = await people.invite(world[name].id, world["bea"])
    return await inviting.open_link(link, HERE)
