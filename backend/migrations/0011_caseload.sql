CREATE TABLE list_view (
    id {id},
    person BIGINT NOT NULL REFERENCES person (id),
    name VARCHAR(40) NOT NULL,
    query VARCHAR(1000) NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);

CREATE UNIQUE INDEX list_view_name ON list_view (person, name);
