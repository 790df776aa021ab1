"""Appointments in all the states that a screen can show."""

from datetime import timedelta

from backend.core import clock, db
from backend.features.agenda import actions as agenda
from tests.agenda.meeting import HOUR, plan
from tests.cast import World


async def make(world: World, long: str) -> dict[str, object]:
    """Of Samira; and a lesson of Yusuf, whom the docent teaches."""
    samira, anneke = world["samira"], world["anneke"]
    first = clock.now().replace(second=0, microsecond=0) + timedelta(hours=2)
    names = {
        "next": await plan(world, starts=first, place=f"{long} 27", bring=f"De brief over {long}", tolk="ar"),
        "refused": await plan(world, starts=first + timedelta(days=1), at_home=True),
        "cancelled": await plan(world, starts=first + timedelta(days=2)),
        "by_video": await plan(world, kind=None, title=long, starts=first + 2 * HOUR, video="https://video.example/1"),
        "held": await plan(world, starts=first + timedelta(days=3)),
        "by_phone": await plan(world, starts=first + timedelta(days=5), by_phone=True),
        "lesson": await plan(
            world,
            by="ineke",
            whose="yusuf",
            kind="taalles",
            starts=first,
            until=(first + timedelta(days=14)).date(),
        ),
    }
    await agenda.cannot_come(samira, names["refused"], "les", (first + timedelta(days=4), first + timedelta(days=5)))
    await agenda.cancel(anneke, names["cancelled"], 0, f"Door {long}.")
    async with db.write():
        await db.execute("UPDATE appointment SET starts_at = ? WHERE id = ?", clock.now() - HOUR, names["held"])
    await agenda.attend(anneke, names["held"], samira.id, True)
    await agenda.agree(anneke, names["held"], (f"Samira belt over {long}.", "Anneke komt donderdag."), publish=True)
    return {**names}
