package bottest

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
)

// PostgresVariable names a server that the tests may make databases in, such as postgres://postgres@127.0.0.1:5432/.
// With the value "require" the tests start Debian's own, and fail where they else would skip.
const PostgresVariable = "REBOT_TEST_POSTGRES"

// server is the PostgreSQL of this test binary, started by the first test that asks.
var server = sync.OnceValues(func() (string, error) {
	if u := given(); u != "" {
		return u, nil
	}
	return startPostgres()
})

// given is the server that PostgresVariable names, "" where the tests start one of their own.
func given() string {
	if u := os.Getenv(PostgresVariable); u != "require" {
		return u
	}
	return ""
}

// Postgres makes an empty database for a test and gives its URL. The package's TestMain must call Run. Where there is
// no PostgreSQL the test is skipped, with the reason.
func Postgres(t testing.TB) string {
	t.Helper()
	root, err := server()
	if err != nil {
		if os.Getenv(PostgresVariable) == "require" {
			t.Fatalf("PostgreSQL is required: %v", err)
		}
		t.Skipf("no PostgreSQL, so it is not tested here: %v; set %s, or apt-get install postgresql", err,
			PostgresVariable)
	}
	name := "rebot_" + strings.ToLower(rand.Text()[:12])
	create := "CREATE DATABASE " + name
	if err := execPostgres(root, create+" STRATEGY FILE_COPY"); err != nil { // the quick one, which is of PostgreSQL 15
		if err = execPostgres(root, create); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		if given() == "" {
			return // it goes with its server, while to drop it takes longer than most tests
		}
		if err := execPostgres(root, "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
			t.Error(err)
		}
	})
	u, err := url.Parse(root)
	if err != nil {
		t.Fatal(err)
	}
	u.Path = "/" + name
	return u.String()
}

func execPostgres(root, statement string) error {
	ctx := context.Background()
	c, err := pgx.Connect(ctx, root)
	if err != nil {
		return fmt.Errorf("connecting to the PostgreSQL of the tests: %w", err)
	}
	defer c.Close(ctx)
	_, err = c.Exec(ctx, statement)
	return err
}
