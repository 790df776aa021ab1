
CREATE TABLE job (
    id {id},
    kind VARCHAR(40) NOT NULL,
    key VARCHAR(120) UNIQUE NOT NULL,
    payload TEXT NOT NULL DEFAULT '{}',
    due_at TIMESTAMPTZ NOT NULL,
    run_at TIMESTAMPTZ NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    claim VARCHAR(40)
);

CREATE TABLE tally (
    id {id},
    day DATE NOT NULL,
    kind VARCHAR(40) NOT NULL,
    outcome VARCHAR(40) NOT NULL,
    number INTEGER NOT NULL DEFAULT 0,
    late_seconds BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE notice (
    id {id},
    person BIGINT NOT NULL REFERENCES person (id),
    kind VARCHAR(40) NOT NULL,
    subject VARCHAR(120) NOT NULL,
    traject BIGINT REFERENCES traject (id),
    task BIGINT REFERENCES task (id),
    day DATE,
    actor BIGINT REFERENCES person (id),
    created_at TIMESTAMPTZ NOT NULL,
    read_at TIMESTAMPTZ,
    pushed_at TIMESTAMPTZ,
    withheld VARCHAR(20)
);

CREATE TABLE notice_wish (
    id {id},
    person BIGINT NOT NULL REFERENCES person (id),
    muted BOOLEAN NOT NULL DEFAULT false,
    discreet BOOLEAN NOT NULL DEFAULT false,
    quiet_from VARCHAR(5) NOT NULL,
    quiet_until VARCHAR(5) NOT NULL
);

CREATE TABLE push_subscription (
    id {id},
    person BIGINT NOT NULL REFERENCES person (id),
    device BIGINT REFERENCES device (id),
    session BIGINT,
    endpoint TEXT UNIQUE NOT NULL,
    p256dh VARCHAR(120) NOT NULL,
    auth VARCHAR(40) NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    seen_at TIMESTAMPTZ NOT NULL,
    arrived_at TIMESTAMPTZ,
    refused INTEGER
);

CREATE TABLE looking (
    id {id},
    person BIGINT NOT NULL REFERENCES person (id),
    until TIMESTAMPTZ NOT NULL
);

CREATE TABLE calendar_feed (
    id {id},
    person BIGINT NOT NULL REFERENCES person (id),
    token_hash VARCHAR(64) UNIQUE NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX job_run ON job (run_at);
CREATE UNIQUE INDEX tally_outcome ON tally (day, kind, outcome);
CREATE UNIQUE INDEX notice_subject ON notice (person, subject);
-- The number on the bell of every page.
CREATE INDEX notice_unread ON notice (person) WHERE read_at IS NULL;
CREATE INDEX notice_task ON notice (task);
CREATE UNIQUE INDEX notice_wish_person ON notice_wish (person);
CREATE INDEX push_subscription_person ON push_subscription (person);
CREATE INDEX push_subscription_device ON push_subscription (device);
CREATE UNIQUE INDEX looking_person ON looking (person);
CREATE UNIQUE INDEX calendar_feed_person ON calendar_feed (person);

-- The sweep of reminders grows with what is due, not with what exists.
CREATE INDEX task_due ON task (due) WHERE done_at IS NULL AND dropped_at IS NULL AND retired_at IS NULL;
CREATE INDEX task_advise ON task (advise) WHERE done_at IS NULL AND dropped_at IS NULL AND retired_at IS NULL;
CREATE INDEX task_planned ON task (planned_on) WHERE done_at IS NULL AND dropped_at IS NULL AND retired_at IS NULL;
