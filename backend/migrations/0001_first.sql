
CREATE TABLE gemeente (
    id {id},
    key VARCHAR(40) UNIQUE NOT NULL,
    name VARCHAR(80) NOT NULL,
    demo BOOLEAN NOT NULL DEFAULT false
);

CREATE TABLE person (
    id {id},
    gemeente BIGINT NOT NULL REFERENCES gemeente (id),
    role VARCHAR(20) NOT NULL,
    name VARCHAR(120) NOT NULL,
    call_name VARCHAR(60) NOT NULL,
    language VARCHAR(8) NOT NULL DEFAULT 'nl',
    email VARCHAR(254),
    phone VARCHAR(30),
    born DATE,
    created_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ
);

CREATE TABLE credential (
    id {id},
    person BIGINT NOT NULL REFERENCES person (id),
    pin_hash VARCHAR(200),
    password_hash VARCHAR(200),
    totp_seed TEXT,
    totp_step INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE recovery_code (
    id {id},
    person BIGINT NOT NULL REFERENCES person (id),
    code_hash VARCHAR(64) NOT NULL,
    used_at TIMESTAMPTZ
);

CREATE TABLE invitation (
    id {id},
    person BIGINT NOT NULL REFERENCES person (id),
    token_hash VARCHAR(64) UNIQUE NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    password_hash VARCHAR(200),
    totp_seed TEXT,
    used_at TIMESTAMPTZ
);

CREATE TABLE device (
    id {id},
    person BIGINT NOT NULL REFERENCES person (id),
    secret_hash VARCHAR(64) UNIQUE NOT NULL,
    old_secret_hash VARCHAR(64),
    rotated_at TIMESTAMPTZ NOT NULL,
    label VARCHAR(80) NOT NULL,
    shared BOOLEAN NOT NULL DEFAULT false,
    created_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ NOT NULL,
    wrong_pins INTEGER NOT NULL DEFAULT 0,
    locked_until TIMESTAMPTZ,
    revoked_at TIMESTAMPTZ
);

CREATE TABLE enrolment (
    id {id},
    person BIGINT NOT NULL REFERENCES person (id),
    helper BIGINT NOT NULL REFERENCES person (id),
    token_hash VARCHAR(64) UNIQUE NOT NULL,
    code_hash VARCHAR(64) UNIQUE NOT NULL,
    sealed TEXT,
    expires_at TIMESTAMPTZ NOT NULL,
    opened_at TIMESTAMPTZ,
    pending_hash VARCHAR(64),
    number INTEGER,
    choices VARCHAR(20),
    wrong INTEGER NOT NULL DEFAULT 0,
    label VARCHAR(80) NOT NULL,
    approved_at TIMESTAMPTZ,
    shared BOOLEAN,
    device BIGINT REFERENCES device (id),
    ended_at TIMESTAMPTZ
);

CREATE TABLE session (
    id {id},
    person BIGINT NOT NULL REFERENCES person (id),
    device BIGINT REFERENCES device (id),
    token_hash VARCHAR(64) UNIQUE NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    seen_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    idle_seconds INTEGER NOT NULL DEFAULT 0,
    proved_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ
);

CREATE TABLE attempt (
    id {id},
    bucket VARCHAR(80) UNIQUE NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    ends_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE applied (
    id {id},
    person BIGINT NOT NULL REFERENCES person (id),
    key VARCHAR(64) NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE household (
    id {id},
    gemeente BIGINT NOT NULL REFERENCES gemeente (id),
    version BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE child (
    id {id},
    household BIGINT REFERENCES household (id),
    name VARCHAR(60) NOT NULL,
    born DATE NOT NULL DEFAULT CURRENT_DATE
);

CREATE TABLE traject (
    id {id},
    gemeente BIGINT NOT NULL REFERENCES gemeente (id),
    household BIGINT NOT NULL REFERENCES household (id),
    newcomer BIGINT NOT NULL REFERENCES person (id),
    started_on DATE NOT NULL DEFAULT CURRENT_DATE,
    review_on DATE
);

CREATE TABLE fact (
    id {id},
    traject BIGINT NOT NULL REFERENCES traject (id),
    key VARCHAR(40) NOT NULL,
    value VARCHAR(80) NOT NULL,
    source VARCHAR(80) NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by BIGINT REFERENCES person (id)
);

CREATE TABLE team (
    id {id},
    traject BIGINT NOT NULL REFERENCES traject (id),
    person BIGINT NOT NULL REFERENCES person (id),
    role VARCHAR(20) NOT NULL,
    since DATE NOT NULL DEFAULT CURRENT_DATE,
    until DATE
);

CREATE TABLE step_state (
    id {id},
    traject BIGINT NOT NULL REFERENCES traject (id),
    step VARCHAR(40) NOT NULL,
    state VARCHAR(10) NOT NULL,
    since DATE NOT NULL DEFAULT CURRENT_DATE
);

CREATE TABLE task (
    id {id},
    gemeente BIGINT NOT NULL REFERENCES gemeente (id),
    household BIGINT NOT NULL REFERENCES household (id),
    traject BIGINT REFERENCES traject (id),
    template VARCHAR(40),
    child BIGINT REFERENCES child (id),
    round INTEGER NOT NULL DEFAULT 1,
    step VARCHAR(40) NOT NULL,
    title VARCHAR(120) NOT NULL,
    actor VARCHAR(20) NOT NULL DEFAULT 'newcomer',
    opened_on DATE NOT NULL DEFAULT CURRENT_DATE,
    opens DATE NOT NULL DEFAULT CURRENT_DATE,
    advise DATE,
    due DATE,
    due_basis VARCHAR(10) NOT NULL DEFAULT 'none',
    created_by BIGINT REFERENCES person (id),
    done_at TIMESTAMPTZ,
    done_by BIGINT REFERENCES person (id),
    confirmed_at TIMESTAMPTZ,
    confirmed_by BIGINT REFERENCES person (id),
    accepted_at TIMESTAMPTZ,
    accepted_by BIGINT REFERENCES person (id),
    stuck_at TIMESTAMPTZ,
    stuck_by BIGINT REFERENCES person (id),
    stuck_reason VARCHAR(40),
    dropped_at TIMESTAMPTZ,
    dropped_by BIGINT REFERENCES person (id),
    drop_reason VARCHAR(200),
    retired_at TIMESTAMPTZ,
    planned_on DATE,
    planned_part VARCHAR(20),
    planned_with VARCHAR(20),
    due_fixed BOOLEAN NOT NULL DEFAULT false
);

CREATE TABLE comment (
    id {id},
    task BIGINT NOT NULL REFERENCES task (id),
    author BIGINT NOT NULL REFERENCES person (id),
    body TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE event (
    id {id},
    at TIMESTAMPTZ NOT NULL,
    verb VARCHAR(40) NOT NULL,
    gemeente BIGINT NOT NULL REFERENCES gemeente (id),
    household BIGINT REFERENCES household (id),
    traject BIGINT REFERENCES traject (id),
    task BIGINT REFERENCES task (id),
    actor BIGINT REFERENCES person (id),
    data TEXT NOT NULL DEFAULT '{}',
    handled BOOLEAN NOT NULL DEFAULT false
);

CREATE UNIQUE INDEX person_email ON person (email);
CREATE INDEX person_gemeente ON person (gemeente, role);
CREATE UNIQUE INDEX credential_person ON credential (person);
CREATE UNIQUE INDEX recovery_code_code ON recovery_code (person, code_hash);
CREATE UNIQUE INDEX invitation_person ON invitation (person);
CREATE INDEX device_person ON device (person);
CREATE INDEX device_old_secret ON device (old_secret_hash);
CREATE UNIQUE INDEX enrolment_person ON enrolment (person);
CREATE INDEX enrolment_pending ON enrolment (pending_hash);
CREATE INDEX session_person ON session (person);
CREATE INDEX attempt_ends ON attempt (ends_at);
CREATE UNIQUE INDEX applied_key ON applied (person, key);

CREATE INDEX child_household ON child (household);
CREATE UNIQUE INDEX traject_newcomer ON traject (newcomer);
CREATE INDEX traject_household ON traject (household);
CREATE INDEX traject_review ON traject (review_on) WHERE review_on IS NOT NULL;
CREATE UNIQUE INDEX fact_key ON fact (traject, key);
CREATE UNIQUE INDEX team_member ON team (person, traject);
CREATE INDEX team_traject ON team (traject);
CREATE UNIQUE INDEX step_state_step ON step_state (traject, step);

CREATE INDEX task_household ON task (household);
-- One task for each template, round and person or child, however often the facts are read.
CREATE UNIQUE INDEX task_template ON task (household, template, round, COALESCE(traject, 0), COALESCE(child, 0))
    WHERE template IS NOT NULL;
CREATE INDEX comment_task ON comment (task);
CREATE INDEX event_task ON event (task);
CREATE INDEX event_traject ON event (traject);
CREATE INDEX event_unhandled ON event (id) WHERE handled = false;
