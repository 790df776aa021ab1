CREATE TABLE app_answer (
    id {id},
    person BIGINT NOT NULL REFERENCES person (id),
    wanted BOOLEAN NOT NULL,
    answered_at TIMESTAMPTZ NOT NULL
);

CREATE UNIQUE INDEX app_answer_person ON app_answer (person);
