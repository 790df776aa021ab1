CREATE TABLE digest_wish (
    id {id},
    person BIGINT NOT NULL REFERENCES person (id),
    channel VARCHAR(10) NOT NULL
);

CREATE UNIQUE INDEX digest_wish_person ON digest_wish (person);
