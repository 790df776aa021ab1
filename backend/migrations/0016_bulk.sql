CREATE TABLE bulk (
    id {id},
    gemeente BIGINT NOT NULL REFERENCES gemeente (id),
    made_by BIGINT NOT NULL REFERENCES person (id),
    made_at TIMESTAMPTZ NOT NULL,
    undone_at TIMESTAMPTZ,
    failed TEXT NOT NULL DEFAULT ''
);

ALTER TABLE task ADD COLUMN bulk BIGINT REFERENCES bulk (id);

CREATE INDEX task_bulk ON task (bulk) WHERE bulk IS NOT NULL;
