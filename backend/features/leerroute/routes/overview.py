"""What a klantmanager should look at, of everybody on their list."""

from collections.abc import Sequence
from datetime import date

from litestar import get

from backend.core.errors import NotFound
from backend.core.pages import page
from backend.core.pages.answer import Page
from backend.core.web.guards import helper
from backend.core.web.request import Request
from backend.features.leerroute import learning, views, wording
from backend.features.leerroute.actions.opening import COLLEGE
from backend.features.leerroute.queries import study
from backend.features.leerroute.rules.signals import Signal


@get("/clienten/termijnen", guards=[helper])
async def terms(request: Request) -> Page:
    if request.me.role not in COLLEGE:
        raise NotFound
    pupils = await study.pupils(request.me)
    known = await learning.of_all(request.me, [each.traject for each in pupils])
    told = [(each, signals) for each in pupils if (signals := views.told(known[each.traject]))]
    return page(
        request, "leerroute/overview.html", told=sorted(told, key=lambda one: _most_pressing(one[1])), words=wording
    )


def _most_pressing(signals: Sequence[Signal]) -> tuple[bool, date]:
    """What is late first, and of that what is late longest."""
    return min((signal.kind not in wording.URGENT, signal.day) for signal in signals)


ROUTES = (terms,)
