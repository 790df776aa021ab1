DROP INDEX event_traject;

CREATE INDEX event_traject ON event (traject, at, id);

CREATE INDEX event_actor ON event (actor, at, id) WHERE actor IS NOT NULL;

-- What follows from facts by itself, half of all, is no deed of anybody: queries/deeds asks in these very words.
CREATE INDEX event_deed ON event (gemeente, at, id)
    WHERE (actor IS NOT NULL OR verb IN ('account_activated', 'sign_in_refused', 'phone_revoked', 'dossier_erased'));

CREATE INDEX event_deed_verb ON event (gemeente, verb, at, id)
    WHERE (actor IS NOT NULL OR verb IN ('account_activated', 'sign_in_refused', 'phone_revoked', 'dossier_erased'))
