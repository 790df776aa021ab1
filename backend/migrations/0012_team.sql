ALTER TABLE team ADD COLUMN replaces BIGINT REFERENCES person (id);

ALTER TABLE team ADD COLUMN reason VARCHAR(300) NOT NULL DEFAULT '';

CREATE TABLE dossier_look (
    id {id},
    person BIGINT NOT NULL REFERENCES person (id),
    traject BIGINT NOT NULL REFERENCES traject (id),
    at TIMESTAMPTZ NOT NULL,
    UNIQUE (person, traject, at)
);

CREATE INDEX dossier_look_traject ON dossier_look (traject, at);

CREATE INDEX dossier_look_at ON dossier_look (at);
