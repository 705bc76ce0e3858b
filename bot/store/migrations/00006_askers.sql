-- +goose Up

-- Who asked and where, so that what waits of one can be counted.
ALTER TABLE inbox ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE inbox ADD COLUMN person TEXT NOT NULL DEFAULT '';
CREATE INDEX inbox_place ON inbox (place);
CREATE INDEX inbox_person ON inbox (person);

-- +goose Down
DROP INDEX inbox_person;
DROP INDEX inbox_place;
ALTER TABLE inbox DROP COLUMN person;
ALTER TABLE inbox DROP COLUMN place;
