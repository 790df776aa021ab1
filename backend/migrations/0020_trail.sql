DROP INDEX event_traject;

CREATE INDEX event_traject ON event (traject, at, id);

CREATE INDEX event_actor ON event (actor, at, id);

CREATE INDEX event_gemeente ON event (gemeente, at, id);

CREATE INDEX event_verb ON event (gemeente, verb, at, id)
