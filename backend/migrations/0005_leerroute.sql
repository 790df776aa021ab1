CREATE TABLE leerroute (
    id {id},
    traject BIGINT NOT NULL REFERENCES traject (id),
    route VARCHAR(1) NOT NULL,
    level VARCHAR(2),
    local_name VARCHAR(60) NOT NULL DEFAULT '',
    lesson_hours INTEGER,
    exams_agreed BOOLEAN NOT NULL DEFAULT false,
    chosen_on DATE NOT NULL,
    pip_on DATE,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE UNIQUE INDEX leerroute_traject ON leerroute (traject);

CREATE TABLE onderdeel (
    id {id},
    traject BIGINT NOT NULL REFERENCES traject (id),
    part VARCHAR(12) NOT NULL,
    state VARCHAR(12) NOT NULL DEFAULT 'open',
    level VARCHAR(2),
    day DATE,
    source VARCHAR(80) NOT NULL DEFAULT '',
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by BIGINT REFERENCES person (id)
);

CREATE UNIQUE INDEX onderdeel_part ON onderdeel (traject, part);

CREATE TABLE exam (
    id {id},
    traject BIGINT NOT NULL REFERENCES traject (id),
    part VARCHAR(12) NOT NULL,
    level VARCHAR(2),
    day DATE NOT NULL,
    place VARCHAR(80) NOT NULL DEFAULT '',
    free BOOLEAN NOT NULL DEFAULT false,
    result VARCHAR(10),
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by BIGINT REFERENCES person (id)
);

CREATE UNIQUE INDEX exam_day ON exam (traject, part, day);

CREATE TABLE study_hours (
    id {id},
    traject BIGINT NOT NULL REFERENCES traject (id),
    week DATE NOT NULL,
    kind VARCHAR(12) NOT NULL,
    minutes INTEGER NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by BIGINT REFERENCES person (id)
);

CREATE UNIQUE INDEX study_hours_kind ON study_hours (traject, week, kind);

CREATE TABLE lesson (
    id {id},
    traject BIGINT NOT NULL REFERENCES traject (id),
    day DATE NOT NULL,
    presence VARCHAR(10) NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by BIGINT REFERENCES person (id)
);

CREATE UNIQUE INDEX lesson_day ON lesson (traject, day);

CREATE TABLE extension (
    id {id},
    traject BIGINT NOT NULL REFERENCES traject (id),
    ground VARCHAR(20) NOT NULL,
    starts DATE,
    ends DATE,
    asked_on DATE,
    proof TEXT NOT NULL DEFAULT '',
    decision VARCHAR(10),
    decided_on DATE,
    new_end DATE,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by BIGINT REFERENCES person (id)
);

CREATE INDEX extension_traject ON extension (traject);

CREATE TABLE course_offer (
    id {id},
    traject BIGINT NOT NULL REFERENCES traject (id),
    school VARCHAR(80) NOT NULL,
    offered_on DATE NOT NULL,
    starts_on DATE,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by BIGINT REFERENCES person (id)
);

CREATE UNIQUE INDEX course_offer_traject ON course_offer (traject);

CREATE TABLE milestone (
    id {id},
    traject BIGINT NOT NULL REFERENCES traject (id),
    kind VARCHAR(20) NOT NULL,
    day DATE NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by BIGINT REFERENCES person (id)
);

CREATE UNIQUE INDEX milestone_kind ON milestone (traject, kind);
