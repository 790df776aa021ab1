"""What facts and their answers are called on the screen. The pack's own descriptions are for who writes a pack."""

from typing import NamedTuple

from backend.core.texts import N_


class Wording(NamedTuple):
    title: str
    meaning: str


FACTS = {
    "koppeling": Wording(N_("Koppeling"), N_("De dag waarop deze gemeente bekend werd.")),
    "permit": Wording(N_("Brief van de IND"), N_("De datum op de brief over de vergunning.")),
    "permit_end": Wording(N_("Einde van de verblijfspas"), N_("De laatste dag die op de pas staat.")),
    "kennisgeving": Wording(N_("Brief van DUO"), N_("De datum op de brief over de inburgeringsplicht.")),
    "housing_offer": Wording(N_("Aanbod van de woning"), N_("De dag waarop de woning is aangeboden.")),
    "moving": Wording(N_("Verhuizing"), N_("De dag van de verhuizing naar de woning.")),
    "brp": Wording(N_("Inschrijving bij de gemeente"), N_("De dag van inschrijving in de BRP van deze gemeente.")),
    "pip": Wording(N_("Plan (PIP)"), N_("De datum op de brief met het eerste plan.")),
    "term_start": Wording(
        N_("Begin van de termijn"), N_("De eerste dag volgens DUO. Niet bekend? Dan telt de dag na het plan.")
    ),
    "term_end": Wording(N_("Einde van de termijn"), N_("De datum van DUO. Op die dag is de termijn voorbij.")),
    "bijstand_request": Wording(N_("Aanvraag van de uitkering"), N_("De dag van de melding of de aanvraag.")),
    "bijstand_start": Wording(N_("Begin van de uitkering"), N_("De eerste dag van de uitkering.")),
    "tax_letter": Wording(N_("Brief over gemeentebelasting"), N_("De datum op de brief.")),
    "kinderopvang_start": Wording(N_("Begin van de kinderopvang"), N_("De eerste dag van het kind op de opvang.")),
    "birth": Wording(N_("Geboorte in Nederland"), N_("De dag waarop een kind in Nederland is geboren.")),
    "doelgroep": Wording(N_("Soort vergunning"), N_("Hiervan hangt af welke regels gelden.")),
    "in_azc": Wording(N_("Woont in een azc"), N_("Of op een andere plek van het COA.")),
    "home": Wording(N_("Woning in de gemeente"), N_("Een eigen woning telt ook als de verhuizing nog komt.")),
    "has_family_abroad": Wording(
        N_("Familie in het buitenland"), N_("Een partner of een kind. Voor wie nog geen 18 is ook een ouder.")
    ),
    "bijstand": Wording(N_("Uitkering"), N_("Krijgt nu een bijstandsuitkering.")),
    "alfabetisering": Wording(N_("Lezen en schrijven"), N_("De code van DUO.")),
    "has_foreign_diploma": Wording(N_("Diploma uit een ander land"), N_("School of studie buiten Nederland.")),
    "has_foreign_licence": Wording(N_("Rijbewijs uit een ander land"), N_("Een land buiten de EU.")),
    "kinderopvang": Wording(N_("Kinderopvang"), N_("Een kind gaat naar de opvang of de bso.")),
}

ANSWERS = {
    "true": N_("Ja"),
    "false": N_("Nee"),
    "asielvergunning": N_("Asielvergunning"),
    "gezinslid_asiel": N_("Gezinslid van iemand met een asielvergunning"),
    "gezin_overig": N_("Andere gezinsmigrant"),
    "none": N_("Nog geen woning"),
    "temporary": N_("Een tijdelijk adres"),
    "own": N_("Een eigen huurwoning"),
    "A": N_("A: leert voor het eerst lezen en schrijven"),
    "AA": N_("AA: leest een ander alfabet"),
    "NVT": N_("Niet van toepassing"),
}

SOURCES = (
    N_("Brief van de IND"),
    N_("Brief van DUO"),
    N_("Brief van de gemeente"),
    N_("BRP"),
    N_("COA"),
    N_("De inburgeraar zelf"),
)

STATES = {"none": N_("Nog niet"), "current": N_("Bezig"), "done": N_("Klaar")}
