"""Every page that shows one newcomer to a helper counts as a look; a new one without a word here is found."""

import re

from backend.app import litestar
from backend.core import looks
from backend.core.web.looking import SHOWS

# Numbers and names of what is nobody's dossier; a list of many; or, for who is not on the team, a name alone.
NO_LOOK = {
    *("/static/{name}", "/agenda/{name}", "/woorden/{key}", "/stappen/{number}", "/rapportages/{name}"),
    *("/clienten/taak/{made}", "/clienten/opnemen/{person}"),
}
OF_BEHEER = "/beheer/"  # a beheerder sees no dossier


def unknown(routes: set[str]) -> set[str]:
    """Those with a number or a name that neither count nor are known to show no dossier."""
    counted = {path for path in routes if any(f"{path}/".startswith(f"{begins}/") for begins in SHOWS)}
    return {path for path in routes - counted - NO_LOOK if not path.startswith(OF_BEHEER)}


def routes() -> set[str]:
    return {
        re.sub(r":\w+\}", "}", route.path)
        for route in litestar().routes
        if "GET" in getattr(route, "methods", ()) and "{" in route.path
    }


def test_every_page_that_shows_one_newcomer_counts_as_a_look() -> None:
    assert unknown(routes()) == set()
    assert routes() >= NO_LOOK


def test_a_new_page_that_does_not_count_is_found() -> None:
    new = {"/kinderen/{child}", "/taken/{task}/foto", "/takenlijst/{task}"}
    assert unknown(new) == {"/kinderen/{child}", "/takenlijst/{task}"}


def test_each_counts_for_a_dossier_that_can_be_found() -> None:
    assert {what for what, _ in SHOWS.values()} == looks.OF.keys()
