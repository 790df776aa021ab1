CREATE TABLE content_draft (
    id {id},
    gemeente BIGINT NOT NULL REFERENCES gemeente (id),
    kind VARCHAR(20) NOT NULL,
    key VARCHAR(80) NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    body TEXT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    written_by BIGINT NOT NULL REFERENCES person (id),
    offered_at TIMESTAMPTZ,
    remark TEXT NOT NULL DEFAULT '',
    ended_at TIMESTAMPTZ
);

CREATE UNIQUE INDEX content_draft_open ON content_draft (gemeente, kind, key) WHERE ended_at IS NULL;

CREATE TABLE content_writer (
    id {id},
    draft BIGINT NOT NULL REFERENCES content_draft (id),
    person BIGINT NOT NULL REFERENCES person (id),
    UNIQUE (draft, person)
);

CREATE TABLE edition (
    id {id},
    gemeente BIGINT NOT NULL REFERENCES gemeente (id),
    number BIGINT NOT NULL,
    body TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    approved_by BIGINT NOT NULL REFERENCES person (id),
    draft BIGINT REFERENCES content_draft (id),
    draft_version BIGINT,
    restored BIGINT,
    UNIQUE (gemeente, number)
);
