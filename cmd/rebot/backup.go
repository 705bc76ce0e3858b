package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"rebot/bot/store"
)

var _ = addVerb(105, func(a *app) *cobra.Command {
	return &cobra.Command{Use: "backup [flags] FILE", Args: words(1, 1, "the name of a file that is not there yet"),
		Short:   "copy the database of REBOT_STATE into a file, also while rebot serves",
		Example: "  rebot backup /backups/rebot-2024-12-01.db",
		RunE:    func(_ *cobra.Command, args []string) error { return a.backup(args[0]) }}
})

// backup copies the SQLite database. PostgreSQL has tools of its own for that.
func (a *app) backup(file string) error {
	if a.getenv("DATABASE_URL") != "" {
		return wrongSettings(errors.New(`the database is a PostgreSQL: (umask 077; pg_dump "$DATABASE_URL" >FILE) copies it`))
	}
	if err := store.Backup(a.ctx, a.stateFolder(), file); err != nil {
		return err
	}
	_, err := fmt.Fprintln(a.stdout, "copied to", file)
	return err
}
