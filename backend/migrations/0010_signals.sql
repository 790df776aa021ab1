CREATE TABLE signal (
    id {id},
    traject BIGINT NOT NULL REFERENCES traject (id),
    kind VARCHAR(20) NOT NULL,
    since DATE NOT NULL,
    until DATE,
    day DATE NOT NULL,
    number INTEGER NOT NULL DEFAULT 0
);

CREATE UNIQUE INDEX signal_kind ON signal (traject, kind);
CREATE INDEX signal_since ON signal (since);
CREATE INDEX signal_until ON signal (until) WHERE until IS NOT NULL;

-- Which signals a traject has follows from the law: the worker finds out, once for each.
INSERT INTO job (kind, key, payload, due_at, run_at)
SELECT 'signals', 'signals:' || id, '{"traject": ' || id || '}', '2026-11-26 00:00:00+00:00', '2026-11-26 00:00:00+00:00'
FROM traject;
