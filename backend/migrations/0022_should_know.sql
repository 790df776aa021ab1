CREATE TABLE note_should_know (
    id {id},
    note BIGINT NOT NULL REFERENCES note (id),
    person BIGINT NOT NULL REFERENCES person (id),
    seen_at TIMESTAMPTZ
);

CREATE UNIQUE INDEX note_should_know_note ON note_should_know (note, person);
CREATE INDEX note_should_know_waits ON note_should_know (person) WHERE seen_at IS NULL;

ALTER TABLE digest_wish ADD COLUMN mailed_on DATE;
