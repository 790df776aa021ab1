CREATE TABLE note (
    id {id},
    traject BIGINT NOT NULL REFERENCES traject (id),
    audience VARCHAR(10) NOT NULL,
    author BIGINT NOT NULL REFERENCES person (id),
    role VARCHAR(20) NOT NULL,
    language VARCHAR(8) NOT NULL,
    body TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 0,
    written_at TIMESTAMPTZ NOT NULL,
    corrected_at TIMESTAMPTZ,
    withdrawn_at TIMESTAMPTZ,
    task BIGINT REFERENCES task (id)
);

CREATE TABLE note_past (
    id {id},
    note BIGINT NOT NULL REFERENCES note (id),
    body TEXT NOT NULL,
    until TIMESTAMPTZ NOT NULL
);

ALTER TABLE notice ADD COLUMN note BIGINT REFERENCES note (id);

CREATE INDEX note_traject ON note (traject);
CREATE INDEX note_past_note ON note_past (note);
CREATE INDEX notice_note ON notice (note);
