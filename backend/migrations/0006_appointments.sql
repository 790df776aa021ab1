
CREATE TABLE appointment_series (
    id {id},
    traject BIGINT NOT NULL REFERENCES traject (id),
    first_on DATE NOT NULL,
    last_on DATE NOT NULL,
    planned_by BIGINT NOT NULL REFERENCES person (id),
    created_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ
);

CREATE TABLE appointment (
    id {id},
    gemeente BIGINT NOT NULL REFERENCES gemeente (id),
    traject BIGINT NOT NULL REFERENCES traject (id),
    series BIGINT REFERENCES appointment_series (id),
    kind VARCHAR(40),
    title VARCHAR(120) NOT NULL,
    starts_at TIMESTAMPTZ NOT NULL,
    ends_at TIMESTAMPTZ NOT NULL,
    at_home BOOLEAN NOT NULL DEFAULT false,
    place VARCHAR(200) NOT NULL DEFAULT '',
    video VARCHAR(500) NOT NULL DEFAULT '',
    tolk VARCHAR(8),
    bring VARCHAR(300) NOT NULL DEFAULT '',
    status VARCHAR(10) NOT NULL DEFAULT 'planned',
    cancel_reason VARCHAR(200),
    cannot_at TIMESTAMPTZ,
    cannot_reason VARCHAR(40),
    agreement TEXT NOT NULL DEFAULT '',
    published_at TIMESTAMPTZ,
    planned_by BIGINT NOT NULL REFERENCES person (id),
    created_at TIMESTAMPTZ NOT NULL,
    version INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE appointment_person (
    id {id},
    appointment BIGINT NOT NULL REFERENCES appointment (id),
    person BIGINT NOT NULL REFERENCES person (id),
    present BOOLEAN
);

CREATE TABLE appointment_proposal (
    id {id},
    appointment BIGINT NOT NULL REFERENCES appointment (id),
    starts_at TIMESTAMPTZ NOT NULL
);

ALTER TABLE notice ADD COLUMN appointment BIGINT REFERENCES appointment (id);

CREATE INDEX appointment_series_traject ON appointment_series (traject);
-- The next one of a newcomer stands on their first page.
CREATE INDEX appointment_traject ON appointment (traject, starts_at);
CREATE INDEX appointment_of_series ON appointment (series);
CREATE UNIQUE INDEX appointment_person_comes ON appointment_person (appointment, person);
-- Whether somebody is free then, and what a helper has this week.
CREATE INDEX appointment_person_person ON appointment_person (person);
CREATE UNIQUE INDEX appointment_proposal_time ON appointment_proposal (appointment, starts_at);
CREATE INDEX notice_appointment ON notice (appointment);
