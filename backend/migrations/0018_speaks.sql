ALTER TABLE person ADD COLUMN speaks VARCHAR(8) NOT NULL DEFAULT 'nl';

UPDATE person SET speaks = language;
