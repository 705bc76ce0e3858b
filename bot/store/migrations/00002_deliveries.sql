-- Times are microseconds since 1970, flags 0 or 1. SQLite and PostgreSQL both take this text as it is.

-- +goose Up

-- What somebody wants sent to a place. It is switched off, never deleted: its deliveries say what it got already.
CREATE TABLE subscription (
	id       TEXT   NOT NULL PRIMARY KEY,
	kind     TEXT   NOT NULL,
	platform TEXT   NOT NULL,
	team     TEXT   NOT NULL,
	chat     TEXT   NOT NULL,
	topic    TEXT   NOT NULL,
	name     TEXT   NOT NULL,
	what     TEXT   NOT NULL,
	at       TEXT   NOT NULL,
	zone     TEXT   NOT NULL,
	english  BIGINT NOT NULL,
	owner    TEXT   NOT NULL,
	since    TEXT   NOT NULL,
	created  BIGINT NOT NULL,
	active   BIGINT NOT NULL,
	why      TEXT   NOT NULL,
	UNIQUE (platform, team, chat, topic, kind, name)
);

-- When each issue was seen for the first time, which is when its digest is due.
CREATE TABLE issue (
	month TEXT   NOT NULL PRIMARY KEY,
	seen  BIGINT NOT NULL
);

CREATE TABLE delivery (
	subscription TEXT   NOT NULL,
	issue        TEXT   NOT NULL,
	part         BIGINT NOT NULL,
	platform     TEXT   NOT NULL,
	due          BIGINT NOT NULL,
	again        BIGINT NOT NULL,
	term         BIGINT NOT NULL,
	attempts     BIGINT NOT NULL,
	state        TEXT   NOT NULL,
	late         BIGINT NOT NULL,
	why          TEXT   NOT NULL,
	PRIMARY KEY (subscription, issue, part)
);
CREATE INDEX delivery_again ON delivery (platform, state, again);

-- +goose Down
DROP TABLE delivery;
DROP TABLE issue;
DROP TABLE subscription;
