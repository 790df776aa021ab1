ALTER TABLE step_state ADD COLUMN seen BOOLEAN NOT NULL DEFAULT true;

ALTER TABLE traject ADD COLUMN ended_on DATE;
ALTER TABLE traject ADD COLUMN end_reason VARCHAR(20);
ALTER TABLE traject ADD COLUMN end_recorded_at TIMESTAMPTZ;
ALTER TABLE traject ADD COLUMN end_recorded_by BIGINT REFERENCES person (id);
ALTER TABLE traject ADD COLUMN erase_on DATE;

CREATE INDEX traject_erase ON traject (erase_on) WHERE erase_on IS NOT NULL;
