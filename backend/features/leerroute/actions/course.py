from datetime import date

from backend.core import clock, db
from backend.core.access import Person
from backend.core.errors import Invalid
from backend.core.texts import N_
from backend.features.leerroute.actions import opening
from backend.features.leerroute.queries.plan import Offer

BEFORE_PLAN = N_("De cursus kan niet voor het plan zijn aangeboden.")
BEFORE_OFFER = N_("De cursus kan niet voor het aanbod beginnen.")


async def offer_course(me: Person, newcomer: int, offer: Offer) -> None:
    """The course that the college offers. Another takes its place."""
    async with db.write():
        whose, known = await opening.by_college(me, newcomer)
        if known.offer == offer:
            return
        if offer.offered_on > clock.today():
            raise Invalid(offered_on=opening.NOT_YET)
        _check_order(offer, known.first_plan)
        await opening.put("course_offer", {"traject": whose.traject}, {**offer._asdict(), **opening.signed(me)})
        await opening.tell("course_offered", whose, me, school=offer.school, day=offer.offered_on.isoformat())


def _check_order(offer: Offer, plan: date | None) -> None:
    if plan and offer.offered_on < plan:
        raise Invalid(offered_on=BEFORE_PLAN)
    if offer.starts_on and offer.starts_on < offer.offered_on:
        raise Invalid(starts_on=BEFORE_OFFER)
