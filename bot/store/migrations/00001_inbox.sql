-- Times are microseconds since 1970. SQLite and PostgreSQL both take this text as it is.

-- +goose Up
CREATE TABLE seen (
	source TEXT   NOT NULL,
	id     TEXT   NOT NULL,
	until  BIGINT NOT NULL,
	PRIMARY KEY (source, id)
);
CREATE INDEX seen_until ON seen (until);

CREATE TABLE inbox (
	source   TEXT   NOT NULL,
	id       TEXT   NOT NULL,
	kind     TEXT   NOT NULL,
	body     BYTEA  NOT NULL,
	received BIGINT NOT NULL,
	attempts BIGINT NOT NULL,
	term     BIGINT NOT NULL,
	due      BIGINT NOT NULL,
	PRIMARY KEY (source, id)
);
CREATE INDEX inbox_oldest ON inbox (source, received, id);

CREATE TABLE dead (
	source   TEXT   NOT NULL,
	id       TEXT   NOT NULL,
	kind     TEXT   NOT NULL,
	body     BYTEA  NOT NULL,
	received BIGINT NOT NULL,
	attempts BIGINT NOT NULL,
	why      TEXT   NOT NULL,
	buried   BIGINT NOT NULL,
	PRIMARY KEY (source, id)
);

CREATE TABLE lease (
	name  TEXT   NOT NULL PRIMARY KEY,
	owner TEXT   NOT NULL,
	until BIGINT NOT NULL
);

CREATE TABLE val (
	name TEXT NOT NULL PRIMARY KEY,
	text TEXT NOT NULL
);

-- +goose Down
DROP TABLE val;
DROP TABLE lease;
DROP TABLE dead;
DROP TABLE inbox;
DROP TABLE seen;
