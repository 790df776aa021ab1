CREATE TABLE home_visit (
    id {id},
    traject BIGINT NOT NULL REFERENCES traject (id),
    helper BIGINT NOT NULL REFERENCES person (id),
    begun_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ,
    appointment BIGINT REFERENCES appointment (id)
);

CREATE TABLE home_visit_task (
    id {id},
    visit BIGINT NOT NULL REFERENCES home_visit (id),
    task BIGINT NOT NULL REFERENCES task (id),
    outcome VARCHAR(10) NOT NULL,
    reason VARCHAR(40),
    day DATE
);

CREATE INDEX home_visit_traject ON home_visit (traject);
CREATE UNIQUE INDEX home_visit_open ON home_visit (traject, helper) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX home_visit_task_once ON home_visit_task (visit, task);
