CREATE TABLE dossier_look (
    id {id},
    person BIGINT NOT NULL REFERENCES person (id),
    traject BIGINT NOT NULL REFERENCES traject (id),
    hour BIGINT NOT NULL,
    at TIMESTAMPTZ NOT NULL
);

CREATE TABLE list_view (
    id {id},
    person BIGINT NOT NULL REFERENCES person (id),
    name VARCHAR(40) NOT NULL,
    query VARCHAR(1000) NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);

CREATE UNIQUE INDEX dossier_look_hour ON dossier_look (traject, person, hour);
CREATE UNIQUE INDEX list_view_name ON list_view (person, name);
