-- +goose Up

-- How many messages of the answer to an event were sent, of an answer that needs several.
ALTER TABLE inbox ADD COLUMN parts BIGINT NOT NULL DEFAULT 0;

-- +goose Down
ALTER TABLE inbox DROP COLUMN parts;
