CREATE TABLE former_template (
    id {id},
    gemeente BIGINT NOT NULL REFERENCES gemeente (id),
    template VARCHAR(80) NOT NULL,
    edition BIGINT NOT NULL REFERENCES edition (id),
    frame TEXT NOT NULL DEFAULT '{}',
    last_task BIGINT NOT NULL,
    last_traject BIGINT NOT NULL
);

CREATE INDEX former_template_gemeente ON former_template (gemeente, template);

CREATE TABLE renewal (
    id {id},
    gemeente BIGINT NOT NULL REFERENCES gemeente (id),
    template VARCHAR(80) NOT NULL,
    former BIGINT NOT NULL REFERENCES former_template (id),
    asked_at TIMESTAMPTZ NOT NULL,
    asked_by BIGINT NOT NULL REFERENCES person (id),
    ended_at TIMESTAMPTZ,
    UNIQUE (gemeente, template, former)
);

ALTER TABLE notice ADD COLUMN proposal BIGINT REFERENCES content_draft (id);
