-- Times are microseconds since 1970. SQLite and PostgreSQL both take this text as it is.

-- +goose Up

-- What a reply was made of, so that it can be made again. The id is a checksum of all the rest but the time.
CREATE TABLE receipt (
	id      TEXT   NOT NULL PRIMARY KEY,
	at      BIGINT NOT NULL,
	state   TEXT   NOT NULL,
	query   TEXT   NOT NULL,
	status  TEXT   NOT NULL,
	text    TEXT   NOT NULL,
	total   TEXT   NOT NULL,
	library TEXT   NOT NULL,
	lexicon TEXT   NOT NULL,
	program TEXT   NOT NULL
);
CREATE INDEX receipt_at ON receipt (at);

-- What people thought of a reply: of each the last that they said, with the reply beside it, which outlives its receipt.
CREATE TABLE feedback (
	receipt  TEXT   NOT NULL,
	platform TEXT   NOT NULL,
	who      TEXT   NOT NULL,
	chat     TEXT   NOT NULL,
	at       BIGINT NOT NULL,
	vote     TEXT   NOT NULL,
	state    TEXT   NOT NULL,
	query    TEXT   NOT NULL,
	status   TEXT   NOT NULL,
	text     TEXT   NOT NULL,
	PRIMARY KEY (receipt, platform, who)
);
CREATE INDEX feedback_at ON feedback (at);

-- +goose Down
DROP TABLE feedback;
DROP TABLE receipt;
