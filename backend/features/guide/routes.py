"""What does it mean, and who does what: the pages that explain."""

from litestar import get
from litestar.params import FromPath

from backend import content
from backend.core.errors import NotFound
from backend.core.pages import page
from backend.core.pages.answer import Page
from backend.core.web.guards import signed_in
from backend.core.web.keeping import KEPT
from backend.core.web.request import Request
from backend.features.guide import glossary, organisations, queries


@get("/woorden", guards=[signed_in], opt=KEPT)
async def all_words(request: Request) -> Page:
    gemeente = request.me.gemeente_key
    letters = glossary.by_letter(gemeente)
    return page(request, "guide/words.html", groups=glossary.GROUPS, words=glossary.by_group(gemeente), letters=letters)


@get("/woorden/{key:str}", guards=[signed_in], opt=KEPT)
async def words_of_group(request: Request, key: FromPath[str]) -> Page:
    """A word stands at /woorden/{group}#{word}."""
    pack = content.load(request.me.gemeente_key)
    words = glossary.by_group(pack.gemeente.key)
    if key not in words:
        raise NotFound
    return page(
        request,
        "guide/group.html",
        group=glossary.GROUPS[key],
        groups=[glossary.GROUPS[other] for other in words],
        words=words[key],
        organisations=pack.organisations,
    )


@get("/mensen", guards=[signed_in], opt=KEPT)
async def people(request: Request) -> Page:
    """An organisation stands at /mensen#{key}."""
    pack = content.load(request.me.gemeente_key)
    near, far = organisations.by_reach(pack)
    return page(
        request,
        "guide/people.html",
        helpers=await queries.helpers_of(request.me),
        near=near,
        far=far,
        for_danger=organisations.for_danger(pack),
        who_help=organisations.who_help,
        phone_of=organisations.phone,
        organisations=pack.organisations,
    )


ROUTES = (all_words, words_of_group, people)
