CREATE TABLE sent_message (
    id {id},
    person BIGINT NOT NULL REFERENCES person (id),
    at TIMESTAMPTZ NOT NULL
);

CREATE INDEX sent_message_person ON sent_message (person, at);

INSERT INTO sent_message (person, at) SELECT DISTINCT person, pushed_at FROM notice WHERE pushed_at IS NOT NULL;
