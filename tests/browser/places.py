"""Every screen of the app: who sees it, at which address, and in which states it can be.

A name in braces is an id from stage.py. Who is the key of someone of the cast, a browser of stage.py, or a stranger.
"""

import re
from dataclasses import dataclass, field

STRANGER = ""
NO_SCREENS = (
    *("/static/{name:str}", "/healthz", "/readyz", "/live", "/metrics", "/sw.js", "/manifest.webmanifest"),
    *("/agenda/{name:str}", "/taken/{task:int}/agenda.ics", "/huisbezoeken/toegang", "/beheer/inzage/gedaan.csv"),
    *("/agenda/{name:str}", "/taken/{task:int}/agenda.ics", "/huisbezoeken/toegang"),
    "/beheer/voorstellen/{draft:int}/logo",
    *("/agenda/{name:str}", "/rapportages/{name:str}", "/taken/{task:int}/agenda.ics"),
    *("/plan/pip.pdf", "/plan/reis.pdf", "/clienten/{person:int}/plan/pip.pdf", "/clienten/{person:int}/plan/reis.pdf"),
)


@dataclass(frozen=True)
class Place:
    who: str
    address: str
    status: int = 200
    sent: dict[str, str] = field(default_factory=dict)  # the screen that answers this form

    def __str__(self) -> str:
        return f"{self.who or 'a stranger'} at {self.address}{f' after {self.sent}' if self.sent else ''}"


def seen_by(who: str, *addresses: str) -> tuple[Place, ...]:
    return tuple(Place(who, address) for address in addresses)


def wrong(who: str, address: str, status: int = 422, **sent: str) -> Place:
    return Place(who, address, status, sent)


def kind(place: Place) -> str:
    """The same for all states of a screen."""
    return re.sub(r"\{\w+\}|\?.*", "", place.address)


WAYS_IN = (
    *seen_by(STRANGER, "/welkom", "/taal?terug=/koppelen", "/koppelen", "/pin", "/inloggen", "/activeren", "/demo"),
    wrong(STRANGER, "/koppelen", code=""),
    wrong(STRANGER, "/koppelen", code="ABCD-EFGH"),
    wrong(STRANGER, "/inloggen", email="", password=""),
    wrong(STRANGER, "/inloggen", email="anneke@wegwijs.example", password="fout"),
    wrong(STRANGER, "/activeren", code="x"),
    wrong(STRANGER, "/geen-pagina", 404),
    wrong(STRANGER, "/activeren/wachtwoord", 409),
    *seen_by("a phone that waited too long", "/koppelen"),
    *seen_by("a phone that shows its number", "/koppelen"),
    *seen_by("a phone that is asked whose it is", "/koppelen"),
    *seen_by("a phone that chooses a PIN", "/koppelen"),
    wrong("a phone that chooses a PIN", "/koppelen/pin", pin="1", again="2"),
    *seen_by("a phone that is locked", "/pin"),
    wrong("a phone that is locked", "/pin", pin="99999"),
    *seen_by("a phone that was wrong too often", "/pin"),
    *seen_by("a phone that is open", "/bevestigen?verder=/taken"),
    wrong("a phone that is open", "/bevestigen", pin="99999"),
    *seen_by("a phone that is open", "/instellingen", "/instellingen/pincode", "/instellingen/telefoon"),
    wrong("a phone that is open", "/instellingen/pincode", pin="1", again="2"),
    *seen_by("a helper whose password was right", "/inloggen/code", "/inloggen/code?noodcode"),
    wrong("a helper whose password was right", "/inloggen/code", code="000000"),
    *seen_by("a helper who was invited", "/activeren/wachtwoord"),
    wrong("a helper who was invited", "/activeren/wachtwoord", password="kort", again="anders"),
    *seen_by("a helper who chose a password", "/activeren/code"),
    wrong("a helper who chose a password", "/activeren/code", code="000000"),
    Place("a helper who chose a password", "/activeren/code", sent={"code": "{totp}"}),
)
NEWCOMER = (
    *seen_by("karim", "/"),
    *seen_by("farid", "/"),
    *seen_by("samira", "/", "/taken", "/taken/nieuw", "/stappen", "/stappen/4", "/stappen/8"),
    *seen_by("samira", "/woorden", "/woorden/geld", "/mensen", "/taal?terug=/taken", "/taken/{own}"),
    *seen_by("samira", "/taken/{zorgverzekering}", "/taken/{brp}", "/taken/{huisarts}", "/taken/{energie}"),
    *seen_by("samira", "/taken/{uitkering}", "/taken/{bank}", "/taken/{water}", "/taken/{internet}"),
    *seen_by("samira", "/taken/{voorschot}", "/taken/{digid}", "/taken/{tandarts}", "/taken/{afval}"),
    *seen_by("samira", "/taken/{brp}/hulp", "/taken/{brp}/hulp?vanaf=12", "/taken/{brp}/laat-zien"),
    *seen_by("samira", "/app", "/offline", "/berichten", "/berichten/{notice}", "/meldingen"),
    *seen_by("samira", "/instellingen", "/instellingen/meldingen", "/instellingen/agenda"),
    *seen_by("samira", "/afspraken", "/afspraken/{next}", "/afspraken/{refused}", "/afspraken/{cancelled}"),
    *seen_by("samira", "/afspraken/{by_video}", "/afspraken/{held}", "/afspraken/{next}/kan-niet"),
    *seen_by("olga", "/afspraken", "/huisbezoeken"),
    *seen_by("samira", "/huisbezoeken", "/huisbezoeken/{visit}"),
    *seen_by(
        "samira", "/afspraken/{by_video}", "/afspraken/{by_phone}", "/afspraken/{held}", "/afspraken/{next}/kan-niet"
    ),
    *seen_by("olga", "/afspraken"),
    *seen_by("samira", "/afspraken/{by_video}", "/afspraken/{held}", "/afspraken/{next}/kan-niet"),
    *seen_by("samira", "/mensen/notities"),
    *seen_by("olga", "/afspraken", "/mensen/notities"),
    wrong("samira", "/afspraken/{next}/afmelding", datum1="morgen"),
    *seen_by("olga", "/", "/taken", "/stappen", "/mensen", "/berichten"),
    *seen_by("yusuf", "/", "/stappen", "/stappen/7", "/leren"),
    *seen_by("hodan", "/leren"),
    *seen_by("samira", "/leren"),
    *seen_by("yusuf", "/plan", "/plan/doel"),
    *seen_by("samira", "/plan", "/plan/doel", "/stappen/6"),
    *seen_by("samira", "/instellingen/gekeken", "/instellingen/logboek"),
    *seen_by("olga", "/instellingen/gekeken"),
    wrong("yusuf", "/plan/afspraken/{agreement}/antwoord", answer="explain", note="waarom " * 80),
    wrong("samira", "/plan/doel", body="kok " * 600),
    wrong("samira", "/taken", title="", datum="31"),
    wrong("samira", "/taken/{digid}/reacties", body=""),
    wrong("samira", "/taken/{digid}/planning", dag="kies_dag"),
    wrong("samira", "/taken/{water}/klaar", 409, done="1"),
    wrong("samira", "/taken/{brp}/klaar", 400, undone="1"),
    wrong("samira", "/mensen", 405, x="1"),
    wrong("samira", "/taken/{olga}{olga}", 404),
)
STAFF = (
    *seen_by("peter", "/clienten/{farid}/einde", "/clienten/{yusuf}/einde", "/clienten/{farid}/taken"),
    *seen_by("bram", "/clienten?toon=klaar", "/clienten/{farid}/stappen"),
    wrong("peter", "/clienten/{yusuf}/einde", ended="1", reason="diploma", day="31-12"),
    wrong("anneke", "/clienten/{samira}/stappen/4", state="done", since="31-12"),
    *seen_by(
        "anneke",
        "/instellingen",
        "/clienten",
        "/clienten?toon=nu",
        "/clienten?toon=koers",
        "/clienten?wie={samira}&volgorde=-naam",
        "/clienten?zoek=niemand&van=eigen",
        "/clienten/nieuw",
        "/mensen",
    ),
    *seen_by("anneke", "/clienten/{samira}/voorbeeld", "/clienten/{newest}"),
    *seen_by("ineke", "/clienten/{yusuf}"),
    wrong("anneke", "/clienten/weergaven", name="", toon="nu"),
    *seen_by("anneke", "/clienten/{samira}", "/clienten/{samira}/stappen", "/clienten/{samira}/gegevens"),
    *seen_by("anneke", "/clienten/{newest}/taken", "/clienten/{newest}/stappen", "/clienten/{newest}/gegevens"),
    *seen_by("anneke", "/taken/{zorgverzekering}", "/taken/{brp}", "/taken/{huisarts}", "/taken/{energie}"),
    *seen_by("anneke", "/taken/{uitkering}", "/taken/{bank}", "/taken/{water}", "/taken/{internet}"),
    *seen_by("anneke", "/taken/{voorschot}", "/taken/{digid}", "/taken/{own}", "/taken/{brp}/hulp"),
    *seen_by("anneke", "/clienten/{samira}/telefoon", "/clienten/{karim}/telefoon", "/clienten/{tesfay}/telefoon"),
    *seen_by("anneke", "/clienten/{newest}/telefoon", "/bevestigen", "/taal?terug=/clienten"),
    *seen_by("anneke", "/clienten/{samira}/persoon", "/berichten"),
    wrong("anneke", "/clienten/{samira}/persoon", name="", phone="bellen"),
    *seen_by("anneke", "/agenda", "/agenda?toon=dag", "/clienten/{samira}/afspraken", "/clienten/{newest}/afspraken"),
    *seen_by("anneke", "/clienten/{samira}/afspraken/nieuw?soort=vestiging", "/clienten/{samira}/afspraken/nieuw"),
    *seen_by("anneke", "/afspraken/{next}", "/afspraken/{refused}", "/afspraken/{cancelled}", "/afspraken/{held}"),
    wrong("anneke", "/clienten/{samira}/afspraken", soort="eigen", waar="plek", datum="31-12"),
    wrong("anneke", "/afspraken/{next}/wijziging", versie="0", waar="video", datum="31-12", van="25:00"),
    wrong("anneke", "/afspraken/{next}/annulering", 409, versie="9", reden="Ziek"),
    wrong("anneke", "/afspraken/{next}/mensen", 409, wie="{anneke}", komt="0"),
    *seen_by("peter", "/clienten/{samira}/afspraken/nieuw?soort=brede_intake"),
    *seen_by("anneke", "/clienten/{samira}/notities", "/clienten/{newest}/notities", "/werk", "/werk?toon=team"),
    *seen_by("anneke", "/clienten/{samira}/notities?stroom=intern", "/werk?groep=wie", "/werk?toon=team&groep=soort"),
    *seen_by("anneke", "/clienten/{samira}/taken?notitie={note}"),
    wrong("anneke", "/clienten/{samira}/notities", text="123456782"),
    wrong("anneke", "/clienten/{samira}/notities/{note}", 409, text="Anders", revision="0"),
    Place("anneke", "/clienten/{samira}/notities", sent={"template": "huisbezoek", "audience": "shared"}),
    *seen_by("ineke", "/clienten/{yusuf}/notities", "/werk"),
    *seen_by("a helper of nobody", "/werk"),
    *seen_by("ineke", "/agenda", "/clienten/{yusuf}/afspraken", "/afspraken/{lesson}"),
    *seen_by("a helper who came in earlier", "/clienten/{newest}/telefoon"),
    *seen_by("bram", "/clienten/{farid}/telefoon", "/clienten/{hodan}/telefoon"),
    *seen_by(
        "ineke", "/clienten", "/clienten/{yusuf}/taken", "/clienten/{yusuf}/stappen", "/clienten/{yusuf}/telefoon"
    ),
    *seen_by("peter", "/clienten/{yusuf}/leren", "/clienten/{hodan}/leren", "/clienten/{samira}/leren"),
    *seen_by("peter", "/clienten/termijnen"),
    *seen_by("ineke", "/clienten/{yusuf}/leren", "/clienten/uren"),
    *seen_by("bram", "/clienten/{yusuf}/leren"),
    wrong("peter", "/clienten/{yusuf}/leren/route", route="X", level="C1", version="0"),
    wrong("peter", "/clienten/{yusuf}/leren/verlengingen", ground="ziekte", starts="x"),
    wrong("ineke", "/clienten/{yusuf}/leren/uren", week="x", NT2="veel"),
    Place("ineke", "/clienten/uren", sent={"text": "Yusuf Kaya;2026-W47;NT2;7,5\nIemand;2026-W47;NT2;7,5"}),
    *seen_by("a helper of nobody", "/clienten"),
    *seen_by("peter", "/clienten/{yusuf}/plan", "/clienten/{yusuf}/plan/1", "/clienten/{yusuf}/intake"),
    *seen_by("peter", "/clienten/{samira}/plan", "/clienten/{tesfay}/plan", "/clienten/{tesfay}/intake"),
    *seen_by("anneke", "/clienten/{samira}/plan"),
    *seen_by("ineke", "/clienten/{yusuf}/plan"),
    wrong("peter", "/clienten/{yusuf}/plan", 409, revision="0", wish="establish", support=""),
    wrong("peter", "/clienten/{yusuf}/plan", revision="0", dated="morgen", hours="veel"),
    Place("peter", "/clienten/{yusuf}/plan/afspraken", 422, {"what": "", "who": "newcomer", "until": "morgen"}),
    wrong("peter", "/clienten/{tesfay}/intake/toets", result="none"),
    *seen_by("anneke", "/clienten/{samira}/mensen", "/clienten/{samira}/mensen/nieuw"),
    *seen_by("anneke", "/clienten/{samira}/mensen/{anneke}", "/clienten/{samira}/mensen/{peter}"),
    *seen_by("anneke", "/clienten/{samira}/mensen/{bram}", "/clienten/{newest}/mensen"),
    wrong("anneke", "/clienten/{samira}/mensen", helper="x", since="morgen"),
    wrong("anneke", "/clienten/{samira}/mensen/{anneke}/vervanging", helper="{bram}", since="x", back="2001-01-01"),
    wrong("peter", "/clienten/{samira}/mensen/{peter}/einde", until="2001-01-01"),
    *seen_by("peter", "/clienten/{samira}/gezin", "/clienten/{tesfay}/gezin", "/instellingen"),
    wrong("peter", "/clienten/{tesfay}/gezin", other="x", since="2050-01-01"),
    Place("peter", "/clienten/{tesfay}/gezin", sent={"other": "{samira}", "since": "2026-01-01"}),
    *seen_by("peter", "/clienten/opnemen", "/clienten/opnemen?naam=noor", "/clienten/opnemen/{newest}"),
    wrong("peter", "/clienten/opnemen/{newest}", reason=""),
    *seen_by("peter", "/overdragen", "/beheer/inzage", "/beheer/inzage?naam=zzz"),
    wrong("peter", "/overdragen", leaving="{anneke}", helper="{peter}", since="2050-01-01"),
    Place("peter", "/overdragen", sent={"leaving": "{anneke}", "helper": "{bram}", "since": "2050-01-01"}),
    *seen_by("anneke", "/huisbezoeken", "/huisbezoeken/mee", "/huisbezoeken/{visit}"),
    *seen_by("anneke", "/clienten/{samira}/huisbezoek", "/clienten/{newest}/huisbezoek"),
    # A browser of its own: it shows no other page until somebody says so.
    *seen_by("a phone on the table", "/clienten/{samira}/huisbezoek/samen"),
    wrong("anneke", "/taken/{digid}/uitstel", datum="31-12"),
    wrong("anneke", "/clienten/{newest}/huisbezoek/einde", 409, sleutel="x"),
    wrong("anneke", "/bevestigen", password="fout", code="1"),
    wrong("anneke", "/clienten/nieuw", name="", born="x"),
    wrong("anneke", "/clienten/{samira}/taken", title="", actor="newcomer"),
    wrong("anneke", "/clienten/{samira}/gegevens/moving", value="morgen", source="brief"),
    wrong("anneke", "/clienten/{samira}/kinderen", name="", born="2050-01-01"),
    wrong("anneke", "/taken/{brp}/datum", datum="31-12"),
    wrong("anneke", "/clienten/{olga}/taken", 404),
    *seen_by("bea", "/beheer/inzage", "/overdragen"),
    *seen_by("anneke", "/clienten/taak", "/clienten/taak?kinderen=1&niemand=1", "/clienten/taak/{bulk}"),
    *seen_by("bea", "/beheer/inzage", "/overdragen", "/beheer/inzage/gedaan", "/beheer/inzage/gedaan?soort=rechten"),
    *seen_by("anneke", "/clienten/{samira}/logboek", "/clienten/{samira}/logboek?soort=afspraken"),
    *seen_by("anneke", "/clienten/{newest}/logboek?soort=notities", "/clienten/{samira}/documenten"),
    *seen_by("anneke", "/clienten/{newest}/documenten"),
    *seen_by("peter", "/clienten/{yusuf}/logboek", "/clienten/{yusuf}/documenten"),
    *seen_by("ineke", "/clienten/{yusuf}/logboek"),
    *seen_by("anneke", "/clienten/taak", "/clienten/taak?kinderen=1", "/clienten/taak/{bulk}"),
    wrong("anneke", "/clienten/taak", title="Neem uw pas mee", datum="x"),
    Place("anneke", "/clienten/taak", sent={"title": "Neem uw pas mee", "set": "buurt", "wie-{samira}": "1"}),
    *seen_by("bea", "/beheer/berichten"),
    *seen_by("peter", "/rapportages", "/clienten/afgesloten"),
    *seen_by("bea", "/rapportages"),
    *seen_by("anneke", "/instellingen/ochtendbericht"),
    *seen_by("bea", "/beheer", "/beheer/inhoud", "/beheer/mensen", "/beheer/mensen/nieuw", "/beheer/mensen/{samira}"),
    *seen_by("bea", "/beheer/mensen/{anneke}", "/beheer/mensen/{bea}", "/beheer/mensen/{newest}"),
    *seen_by("bea", "/beheer/gemeente", "/beheer/inhoud/taken", "/beheer/inhoud/taken/huisarts?taal=ar"),
    *seen_by("bea", "/beheer/inhoud/stappen/pip", "/beheer/inhoud/woorden/gemeente?taal=ar", "/beheer/uitgaven"),
    *seen_by("bea", "/beheer/inhoud/afspraken/kennismaking", "/beheer/inhoud/organisaties/duo"),
    *seen_by("bea", "/beheer/inhoud/taken/huisarts/ar", "/beheer/voorstellen"),
    *seen_by("peter", "/beheer/voorstellen", "/beheer/voorstellen/{draft}"),
    *seen_by("bea", "/beheer/grenzen", "/beheer/grenzen/missed", "/beheer/grenzen/pip_late"),
    *seen_by("bea", "/beheer/herinneringen", "/beheer/herinneringen/task_soon", "/beheer/inhoud/notities/gebeld"),
    wrong("bea", "/beheer/grenzen/missed", aantal="veel", lengte="lang", eenheid="jaren", groep="straks"),
    wrong("bea", "/beheer/herinneringen", stil_van="03:00", stil_tot="", tijd="03:00", aantal="0"),
    wrong("bea", "/beheer/herinneringen/task_soon", dagen="99"),
    *seen_by("bea", "/beheer/inhoud/taken/nareis/dagen", "/beheer/inhoud/taken/nieuw", "/beheer/lopend"),
    *seen_by("peter", "/beheer/voorstellen", "/beheer/voorstellen/{draft}", "/beheer/lopend/bank?bekijk=1"),
    wrong("bea", "/beheer/inhoud/taken/bank/dagen", due="x", title_staff="<b>"),
    wrong("bea", "/beheer/inhoud/taken/nieuw", title="", due="x"),
    wrong("peter", "/beheer/lopend/bank", 409, tot="999"),
    wrong("bea", "/beheer/gemeente", name="", brand="rood"),
    wrong("bea", "/beheer/inhoud/taken/huisarts", title="", why="<b>"),
    wrong("bea", "/beheer/inhoud/taken/huisarts/ar", title="<b>"),
    wrong("peter", "/beheer/voorstellen/{draft}/terug", versie="1", reden=""),
    *seen_by("otto", "/beheer", "/beheer/inhoud", "/beheer/mensen/{olga}", "/beheer/mensen/{eva}"),
    wrong("bea", "/beheer/mensen/nieuw", name="", email="x", role="docent"),
    wrong("bea", "/beheer/mensen/{samira}/team", helper="x", since="x"),
    Place("bea", "/beheer/mensen/nieuw", sent={"name": "Els", "email": "els@wegwijs.example", "role": "docent"}),
)
PLACES = (*WAYS_IN, *NEWCOMER, *STAFF)
# Each screen once: for a language that has nothing of its own but its words.
EACH_ONCE = tuple({kind(place): place for place in reversed(PLACES) if place.status == 200}.values())
# One of each kind, where what is beside each other on a desk matters.
ON_A_DESK = (
    *seen_by(STRANGER, "/welkom", "/koppelen", "/inloggen"),
    *seen_by("samira", "/", "/taken", "/taken/{digid}", "/stappen", "/stappen/4", "/woorden/geld", "/mensen"),
    *seen_by(
        "anneke",
        "/instellingen",
        "/clienten",
        "/clienten/{samira}",
        "/clienten/{samira}/taken",
        "/clienten/{samira}/gegevens",
        "/taken/{huisarts}",
    ),
    *seen_by("anneke", "/clienten/{samira}/stappen", "/clienten/{samira}/telefoon"),
    *seen_by("anneke", "/clienten/{samira}/huisbezoek", "/huisbezoeken/{visit}"),
    *seen_by("samira", "/afspraken", "/afspraken/{next}"),
    *seen_by("anneke", "/agenda", "/clienten/{samira}/afspraken", "/afspraken/{held}"),
    *seen_by("karim", "/"),
    *seen_by("farid", "/"),
    *seen_by("peter", "/clienten/{farid}/einde"),
    *seen_by("anneke", "/clienten/{samira}/notities", "/werk"),
    *seen_by("yusuf", "/leren"),
    *seen_by("hodan", "/leren"),
    *seen_by("peter", "/clienten/{yusuf}/leren"),
    *seen_by("yusuf", "/plan"),
    *seen_by("peter", "/clienten/{yusuf}/plan", "/clienten/{tesfay}/intake"),
    *seen_by("peter", "/clienten/{samira}/mensen", "/clienten/{samira}/gezin", "/overdragen", "/beheer/inzage"),
    *seen_by("samira", "/instellingen/gekeken"),
    *seen_by("bea", "/beheer", "/beheer/inhoud", "/beheer/mensen/{samira}"),
)
