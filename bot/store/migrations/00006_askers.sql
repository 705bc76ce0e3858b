-- +goose Up

-- Who asked and where, so that what waits of one can be counted. There is no index: the inbox is short, and each write
-- of one needs room on a disk that may be full.
ALTER TABLE inbox ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE inbox ADD COLUMN person TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE inbox DROP COLUMN person;
ALTER TABLE inbox DROP COLUMN place;
