"""How somebody reads, and who has to do something."""

from backend.core.texts import N_

LITERACY = {
    "A": N_("A: leert voor het eerst lezen en schrijven"),
    "AA": N_("AA: leest een ander alfabet"),
    "NVT": N_("Niet van toepassing"),
}
OWNERS = {
    "newcomer": N_("De inburgeraar"),
    "helper": N_("Een helper"),
    "begeleider": N_("De begeleider"),
    "klantmanager": N_("De gemeente"),
    "taalschool": N_("De taalschool"),
    "office": N_("Een andere organisatie"),
}
