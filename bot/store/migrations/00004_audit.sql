-- Times are microseconds since 1970. SQLite and PostgreSQL both take this text as it is.

-- +goose Up

-- Who changed what, or tried to. The id is what the order came as, so that one which comes twice stands here once.
CREATE TABLE audit (
	id       TEXT   NOT NULL PRIMARY KEY,
	at       BIGINT NOT NULL,
	platform TEXT   NOT NULL,
	team     TEXT   NOT NULL,
	chat     TEXT   NOT NULL,
	topic    TEXT   NOT NULL,
	who      TEXT   NOT NULL,
	what     TEXT   NOT NULL,
	outcome  TEXT   NOT NULL
);
CREATE INDEX audit_at ON audit (at);

-- +goose Down
DROP TABLE audit;
