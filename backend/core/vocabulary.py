"""What more than one slice has to call by its name: the routes to the diploma and what is done on them."""

from backend.core.texts import N_

ROUTES = {
    "B": N_("B1-route"),
    "O": N_("Onderwijsroute"),
    "Z": N_("Zelfredzaamheidsroute (Z-route)"),
}
PARTS = {
    "LE": N_("Lezen"),
    "LU": N_("Luisteren"),
    "SC": N_("Schrijven"),
    "SP": N_("Spreken"),
    "KNM": N_("Kennis van Nederland (KNM)"),
    "PVT": N_("Verklaring tekenen (PVT)"),
    "MAP": N_("Werk en meedoen (MAP)"),
    "SCHAKEL": N_("Taal voor school"),
    "CURSUS": N_("Taal en KNM"),
    "MEEDOEN": N_("Meedoen"),
    "GESPREK": N_("Gesprek aan het einde"),
}
MILESTONES = {
    "pvt_activity": N_("Activiteit van de PVT"),
    "pvt_signed": N_("Participatieverklaring getekend"),
    "map_talk": N_("Eindgesprek van de MAP"),
    "schakel_done": N_("Taalschakeltraject klaar"),
    "z_talk": N_("Eindgesprek van de Z-route"),
    "diploma": N_("Diploma gekregen"),
    "certificaat": N_("Certificaat gekregen"),
}
GROUNDS = {
    "ziekte": N_("Lang ziek"),
    "overlijden": N_("Overlijden"),
    "bevalling": N_("Bevalling"),
    "opvang": N_("Verblijf in een opvanghuis"),
    "alfabetisering": N_("Cursus alfabetisering"),
    "dakloos": N_("Geen woning"),
    "geen_aanbod": N_("Te laat een cursus"),
    "niet_begonnen": N_("School begon te laat"),
    "aanbieder": N_("Probleem bij de school"),
    "bijzonder": N_("Bijzondere situatie"),
    "samen": N_("Meer redenen samen"),
    "onderbroken": N_("Inburgering tijdelijk gestopt"),
    "bijna_klaar": N_("Bijna klaar"),
}
PRESENCE = {"present": N_("Aanwezig"), "excused": N_("Afwezig met bericht"), "absent": N_("Afwezig zonder bericht")}
NO_LESSON = N_("Geen les")
ANSWERS = {
    "understood": N_("Ik begrijp het"),
    "explain": N_("Uitleg graag"),
    "disagree": N_("Ik ben het niet eens"),
}
