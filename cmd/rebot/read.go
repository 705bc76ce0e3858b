package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"

	"rebot/index/bulletin"
)

// read prints what was read out of files. A file that can't be read is told, and the others are still printed.
func (a *app) read(args []string) error {
	fs := flag.NewFlagSet("read", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	asJSON := fs.Bool("json", false, "")
	if err := fs.Parse(args); err != nil || fs.NArg() == 0 {
		return usageError{"read [--json] FILE…"}
	}
	failed := 0
	for _, name := range fs.Args() {
		is, err := readFile(name)
		if err != nil {
			fmt.Fprintf(a.stderr, "rebot: %v\n", err)
			failed++
			continue
		}
		if *asJSON {
			err = json.NewEncoder(a.stdout).Encode(is)
		} else {
			printIssue(a.stdout, is)
		}
		if err != nil {
			return err
		}
	}
	if failed > 0 {
		return fmt.Errorf("%d of %d files could not be read", failed, fs.NArg())
	}
	return nil
}

func readFile(name string) (*bulletin.Issue, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return bulletin.Read(name, data)
}

func printIssue(w io.Writer, is *bulletin.Issue) {
	fmt.Fprintf(w, "%s  %s: %d articles, %d quotes, %d index readings, %d trade figures, %d quotas, %d patents, %d findings\n",
		is.Month, is.File, len(is.Articles), len(is.Quotes), len(is.Readings), len(is.Trades), len(is.Quotas), len(is.Patents), len(is.Findings))
}
