"""Who stood in, who took a dossier up, and who looked."""

from collections.abc import Awaitable, Callable, Iterator

from backend.core import looks
from backend.demo.deeds import Deed, Filling, date_of
from backend.demo.script import Newcomer, StandIn, TakenUp
from backend.features.people import standing_in, taking_up


def deeds(filling: Filling, newcomer: Newcomer) -> Iterator[Deed]:
    for each in newcomer.stand_ins:
        yield Deed(each.arranged, 11, _stand_in(filling, newcomer, each))
    for taken in newcomer.taken_up:
        yield Deed(taken.day, 11, _take_up(filling, newcomer, taken))
    for who, days in newcomer.looked.items():
        for day in days:
            yield Deed(day, 12, _look(filling, newcomer, who))


def _stand_in(filling: Filling, newcomer: Newcomer, each: StandIn) -> Callable[[], Awaitable[object]]:
    people, since, back = filling.people, date_of(each.since), date_of(each.back)
    absent, helper = people[each.absent], people[each.who]
    return lambda: standing_in.stand_in(absent, people[newcomer.code].id, absent.id, helper.id, since, back)


def _take_up(filling: Filling, newcomer: Newcomer, each: TakenUp) -> Callable[[], Awaitable[object]]:
    return lambda: taking_up.take_up(filling.people[each.who], filling.people[newcomer.code].id, each.reason)


def _look(filling: Filling, newcomer: Newcomer, who: str) -> Callable[[], Awaitable[object]]:
    return lambda: looks.note(filling.people[who], "person", filling.people[newcomer.code].id)
