CREATE TABLE intake (
    id {id},
    traject BIGINT NOT NULL REFERENCES traject (id),
    told_on DATE,
    told_by BIGINT REFERENCES person (id),
    choice VARCHAR(10),
    chosen_at TIMESTAMPTZ,
    chosen_by BIGINT REFERENCES person (id),
    waits_for VARCHAR(120) NOT NULL DEFAULT '',
    answered_on DATE
);

CREATE TABLE intake_talk (
    id {id},
    traject BIGINT NOT NULL REFERENCES traject (id),
    held_on DATE NOT NULL,
    company VARCHAR(120) NOT NULL DEFAULT '',
    subjects VARCHAR(120) NOT NULL DEFAULT '',
    summary TEXT NOT NULL DEFAULT '',
    written_by BIGINT NOT NULL REFERENCES person (id),
    written_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE leerbaarheidstoets (
    id {id},
    traject BIGINT NOT NULL REFERENCES traject (id),
    taken_on DATE,
    result VARCHAR(20) NOT NULL,
    score INTEGER,
    needed INTEGER,
    because VARCHAR(200) NOT NULL DEFAULT '',
    recorded_by BIGINT NOT NULL REFERENCES person (id),
    recorded_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE pip (
    id {id},
    traject BIGINT NOT NULL REFERENCES traject (id),
    version INTEGER NOT NULL,
    revision INTEGER NOT NULL DEFAULT 0,
    route VARCHAR(1),
    level VARCHAR(2),
    intensity VARCHAR(200) NOT NULL DEFAULT '',
    hours INTEGER,
    literacy VARCHAR(3) NOT NULL DEFAULT '',
    finish_study BOOLEAN NOT NULL DEFAULT false,
    pvt VARCHAR(200) NOT NULL DEFAULT '',
    map VARCHAR(200) NOT NULL DEFAULT '',
    talks INTEGER,
    support TEXT NOT NULL DEFAULT '',
    vve TEXT NOT NULL DEFAULT '',
    decisions TEXT NOT NULL DEFAULT '',
    z_exams BOOLEAN NOT NULL DEFAULT false,
    a2_hours INTEGER,
    a2_effort BOOLEAN NOT NULL DEFAULT false,
    reason TEXT NOT NULL DEFAULT '',
    exception TEXT NOT NULL DEFAULT '',
    dated DATE,
    sent DATE,
    law VARCHAR(20) NOT NULL DEFAULT '',
    created_by BIGINT NOT NULL REFERENCES person (id),
    created_at TIMESTAMPTZ NOT NULL,
    saved_by BIGINT NOT NULL REFERENCES person (id),
    saved_at TIMESTAMPTZ NOT NULL,
    established_by BIGINT REFERENCES person (id),
    established_at TIMESTAMPTZ
);

CREATE TABLE plan_goal (
    id {id},
    traject BIGINT NOT NULL REFERENCES traject (id),
    body TEXT NOT NULL,
    written_by BIGINT NOT NULL REFERENCES person (id),
    written_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE agreement (
    id {id},
    traject BIGINT NOT NULL REFERENCES traject (id),
    what VARCHAR(120) NOT NULL,
    who VARCHAR(20) NOT NULL,
    often VARCHAR(80) NOT NULL DEFAULT '',
    until DATE,
    picture VARCHAR(40) NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    made_by BIGINT NOT NULL REFERENCES person (id),
    made_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ,
    answer VARCHAR(10),
    answered_at TIMESTAMPTZ,
    note VARCHAR(500) NOT NULL DEFAULT '',
    reply_due DATE,
    reply TEXT NOT NULL DEFAULT '',
    replied_at TIMESTAMPTZ,
    replied_by BIGINT REFERENCES person (id)
);

ALTER TABLE task ADD COLUMN agreement BIGINT REFERENCES agreement (id);

CREATE UNIQUE INDEX intake_traject ON intake (traject);
CREATE INDEX intake_talk_traject ON intake_talk (traject);
CREATE UNIQUE INDEX leerbaarheidstoets_traject ON leerbaarheidstoets (traject);
CREATE UNIQUE INDEX pip_version ON pip (traject, version);
CREATE UNIQUE INDEX pip_draft ON pip (traject) WHERE established_at IS NULL;
CREATE UNIQUE INDEX plan_goal_traject ON plan_goal (traject);
CREATE INDEX agreement_traject ON agreement (traject);
CREATE INDEX agreement_reply ON agreement (reply_due) WHERE reply_due IS NOT NULL;
CREATE UNIQUE INDEX task_agreement ON task (agreement) WHERE agreement IS NOT NULL;
