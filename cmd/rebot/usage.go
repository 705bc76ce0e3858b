package main

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"syscall"

	"github.com/agnivade/levenshtein"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// misused is a usageError of one verb.
func misused(c *cobra.Command, format string, args ...any) error {
	return usageError{text: fmt.Sprintf(format, args...), hint: "Run " + c.CommandPath() + " --help for how it is used."}
}

// lasting is an error of the start; one that no waiting mends, as a folder that can't be one or may not be used, is of the
// settings, and says what to do. A service manager starts it again after the others.
func lasting(err error, todo string) error {
	for _, e := range []error{fs.ErrPermission, syscall.ENOTDIR, syscall.EROFS, syscall.ENAMETOOLONG} {
		if errors.Is(err, e) {
			return wrongSettings(fmt.Errorf("%w: %s", err, todo))
		}
	}
	return err
}

// words checks the arguments of a verb that takes least to most of them, any number where most is negative.
func words(least, most int, what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return misused(c, "%s needs %s", c.Name(), what)
		case most == 0 && len(args) > 0:
			return misused(c, "%s takes no words, so it can't do anything with %q", c.Name(), args[0])
		case most > 0 && len(args) > most:
			return misused(c, "%s takes %s, so it can't do anything with %q", c.Name(), what, args[most])
		}
		return nil
	}
}

// aQuestion checks the arguments of a verb that takes a question, which has a word at least.
func aQuestion(c *cobra.Command, args []string) error {
	if strings.TrimSpace(strings.Join(args, "")) == "" {
		args = nil
	}
	return words(1, -1, oneQuestion)(c, args)
}

// emptyFlag refuses a flag whose value is empty, as of a variable of a shell that is not set: it would be taken for
// one that was left out.
func emptyFlag(c *cobra.Command) (err error) {
	c.Flags().Visit(func(f *pflag.Flag) {
		if f.Value.Type() == "string" && f.Value.String() == "" {
			err = misused(c, "--%s is empty; leave it out, or give it a value", f.Name)
		}
	})
	return err
}

// noVerb is about words that begin with no verb of rebot's.
func noVerb(root *cobra.Command, args []string) error {
	text := fmt.Sprintf("there is no verb %q", args[0])
	var names []string
	for _, c := range root.Commands() {
		names = append(names, c.Name())
	}
	switch near := nearest(args[0], names); {
	case slices.Contains(names, args[0]):
		text = "a verb stands before --: rebot " + asTyped(args[:1], args[1:])
	case near != "":
		text += "; did you mean " + near + "?"
	case len(args) > 1 || strings.ContainsFunc(args[0], func(r rune) bool { return r > 0x7f }):
		text += "; to ask that: rebot " + asTyped([]string{"ask"}, args)
	}
	return usageError{text: text}
}

// asTyped is how a verb and its words are typed, where a word may look like a flag.
func asTyped(verb, words []string) string {
	if slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, "-") && w != "-" }) {
		verb = append(slices.Clone(verb), "--")
	}
	return strings.Join(append(slices.Clone(verb), words...), " ")
}

// flagError is about a flag that a verb does not have, or whose value can't be.
func flagError(c *cobra.Command, err error) error {
	name := strings.TrimPrefix(c.CommandPath(), "rebot ")
	var no *pflag.NotExistError
	if !errors.As(err, &no) {
		return misused(c, "%s: %v", name, err)
	}
	given, dashes := no.GetSpecifiedName(), "--"
	if short := no.GetSpecifiedShortnames(); short != "" {
		given, dashes = short, "-"
	}
	text := fmt.Sprintf("%s has no flag %s%s", name, dashes, given)
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	switch near := nearest(given, names); {
	case near != "":
		return misused(c, "%s; did you mean --%s?", text, near)
	case !c.HasParent():
		return misused(c, "%s; the flags of a verb stand behind it", text)
	case strings.HasSuffix(c.Use, "…"): // it takes any words
		return misused(c, "%s; what follows -- is no flag: %s -- %s%s", text, c.CommandPath(), dashes, given)
	}
	return misused(c, "%s", text)
}

// nearest is the name that a slip or two would turn into what was typed, else the only one that begins with it; empty
// where there is none.
func nearest(typed string, names []string) string {
	near, slips := "", 3
	for _, n := range names {
		d := levenshtein.ComputeDistance(strings.ToLower(typed), n)
		if sorted(typed) == sorted(n) { // aks
			d = 1
		}
		if d < slips && d*2 <= len(n) {
			near, slips = n, d
		}
	}
	if near != "" {
		return near
	}
	begun := slices.DeleteFunc(slices.Clone(names), func(n string) bool { return typed == "" || !strings.HasPrefix(n, typed) })
	if len(begun) == 1 {
		return begun[0]
	}
	return ""
}

func sorted(s string) string {
	b := []byte(strings.ToLower(s))
	slices.Sort(b)
	return string(b)
}
