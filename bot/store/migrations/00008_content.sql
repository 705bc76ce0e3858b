-- +goose Up

-- What an issue said when it was seen for the first time, as a checksum: one that says something else within a day is
-- sent again.
ALTER TABLE issue ADD COLUMN content TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE issue DROP COLUMN content;
