-- +goose Up

-- Since when a delivery may have been sent by a try whose end nobody knows; 0 if it surely was not.
ALTER TABLE delivery ADD COLUMN tried BIGINT NOT NULL DEFAULT 0;

-- +goose Down
ALTER TABLE delivery DROP COLUMN tried;
