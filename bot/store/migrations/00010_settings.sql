-- SQLite and PostgreSQL both take this text as it is.

-- +goose Up

-- What a place has chosen, such as the language that it is answered in.
CREATE TABLE setting (
	platform TEXT NOT NULL,
	team     TEXT NOT NULL,
	chat     TEXT NOT NULL,
	topic    TEXT NOT NULL,
	name     TEXT NOT NULL,
	value    TEXT NOT NULL,
	PRIMARY KEY (platform, team, chat, topic, name)
);

-- +goose Down
DROP TABLE setting;
