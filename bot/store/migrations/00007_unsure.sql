-- +goose Up

-- How many claims of an event ended without a word, so that each may have sent its answer, and whether one of them began
-- to send it once more. Both are of the message that is next, of an answer that needs several.
ALTER TABLE inbox ADD COLUMN unsure BIGINT NOT NULL DEFAULT 0;
ALTER TABLE inbox ADD COLUMN repeated BIGINT NOT NULL DEFAULT 0;

-- +goose Down
ALTER TABLE inbox DROP COLUMN repeated;
ALTER TABLE inbox DROP COLUMN unsure;
