-- Which plans nobody has talked about for long: the worker finds out, once for each traject.
INSERT INTO job (kind, key, payload, due_at, run_at)
SELECT 'signals', 'signals-review:' || id, '{"traject": ' || id || '}', '2026-11-26 00:00:00+00:00', '2026-11-26 00:00:00+00:00'
FROM traject;
