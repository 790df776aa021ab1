"""Who is taken off a team has it on no screen any more: not on an open page, nor without network."""

from playwright.async_api import expect

from backend import worker
from backend.core import clock
from backend.features.checklist import actions
from backend.features.notices import composing
from backend.features.people import teams
from tests.browser.conftest import UserOf
from tests.cast import World
from tests.notices.phones import have_phones, of
from tests.tasks import task_of

AT_MOST = 5  # seconds


async def test_a_begeleider_who_leaves_has_nothing_on_any_screen(world: World, user_of: UserOf) -> None:
    anneke, tesfay, beside = await user_of("anneke"), world["tesfay"], await user_of("anneke")
    task, dossier = await task_of(world, "tesfay", "bank"), f"/clienten/{tesfay.id}/taken"
    plans, form = await user_of("anneke"), f"/clienten/{tesfay.id}/afspraken/nieuw?soort=vestiging"
    await have_phones(world, "anneke")
    await actions.ask_help(tesfay, task, "taal")
    await worker.handle_all()
    for user, address in ((anneke, dossier), (beside, f"/taken/{task}"), (plans, form)):
        await user.opens(address)
        await expect(user.page.locator("#main")).to_contain_text("Uw bank" if user is beside else "Tesfay")
    await teams.take_off(world["bea"], tesfay.id, world["anneke"].id, clock.today())
    for user in (anneke, beside, plans):  # nobody touches it: the stream says that something changed
        await expect(user.page.locator("#main")).to_contain_text("Deze pagina is er niet.", timeout=AT_MOST * 1000)
        await expect(user.page.locator("#main")).not_to_contain_text("Tesfay")
    for address in (dossier, f"/taken/{task}", form):
        answer = await anneke.page.goto(address)
        assert answer is not None and answer.status == 404
    await anneke.page.context.set_offline(True)
    await anneke.page.goto(dossier)
    await expect(anneke.page.locator("body")).not_to_contain_text("Tesfay")
    [notice] = await of(world, "anneke")
    assert await composing.compose(world["anneke"].id, [notice.id], shared=False, buttons=True) is None
