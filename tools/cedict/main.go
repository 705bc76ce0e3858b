// Command cedict turns CC-CEDICT, a Chinese-English dictionary, round: it reads cedict_ts.u8 and prints
// index/english/cedict/words.txt, an English word or phrase a line and behind a tab the Chinese words for it. Those that
// are verbs begin with to.
package main

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

const head = `# English words and the Chinese ones for them, the likeliest first. Made by tools/cedict; do not edit.
# Derived from CC-CEDICT (https://www.mdbg.net/chinese/dictionary?page=cc-cedict), Creative Commons Attribution-ShareAlike 4.0.
`

// Of a word so many renderings are kept, each of so many characters at most, and of phrases those of so many words.
const most, longest, words = 12, 8, 3

// A rendering is a Chinese word for an English one: where among the meanings of the Chinese word the English one stands.
type rendering struct {
	han   string
	place int
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "cedict:", err)
		os.Exit(1)
	}
}

func run() error {
	found := map[string][]rendering{}
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		if m := entry.FindStringSubmatch(in.Text()); m != nil && usable(m[1]) {
			turn(found, m[1], strings.FieldsFunc(m[2], func(r rune) bool { return r == '/' || r == ';' }))
		}
	}
	out := bufio.NewWriter(os.Stdout)
	out.WriteString(head)
	for _, w := range sorted(found) {
		rs := found[w]
		slices.SortStableFunc(rs, func(a, b rendering) int { return cmp.Compare(a.place, b.place) })
		fmt.Fprint(out, w, "\t")
		for i, r := range rs[:min(most, len(rs))] {
			if i > 0 {
				out.WriteByte(' ')
			}
			out.WriteString(r.han)
		}
		out.WriteByte('\n')
	}
	return cmp.Or(in.Err(), out.Flush())
}

func sorted(found map[string][]rendering) []string {
	var out []string
	for w := range found {
		out = append(out, w)
	}
	slices.Sort(out)
	return out
}

// An entry is a line: traditional and simplified characters, how they are read, what they mean.
var entry = regexp.MustCompile(`^\S+ (\S+) \[[^\]]*\] /(.*)/$`)

// usable reports whether a Chinese word can be looked for in texts: a single letter is a part of too many others.
func usable(han string) bool {
	n := 0
	for _, r := range han {
		if n++; !unicode.Is(unicode.Han, r) && r != '·' {
			return false
		}
	}
	return n > 1 && n <= longest
}

// stray marks meanings that nobody writes today, or that only speak of the word.
var stray = regexp.MustCompile(`(?i)variant of|surname|abbr\.|used in|^\s*see |same as|CL:|idiom|slang|dialect|literary|archaic|` +
	`\(old\)|vulgar|\blit\.|\bfig\.|Buddhis|\bTCM\b|proverb|saying|coll\.|classical|\(bird species|\[`)

var (
	brackets = regexp.MustCompile(`\([^)]*\)`)
	opening  = regexp.MustCompile(`^(to be |a |an |the |sth |sb |one's )+`)
	plain    = regexp.MustCompile(`^[a-z][a-z' -]*[a-z]$`)
	place    = regexp.MustCompile(`^([A-Z][^,]*), .*(city|town|province|county|state|river|capital|country|region|island|port|peninsula)`)
)

// turn enters the meanings of a Chinese word.
func turn(found map[string][]rendering, han string, meanings []string) {
	for i, m := range meanings {
		if stray.MatchString(m) {
			continue
		}
		if p := place.FindStringSubmatch(m); p != nil {
			m = p[1]
		}
		w := strings.ToLower(m)
		w = opening.ReplaceAllString(strings.Join(strings.Fields(brackets.ReplaceAllString(w, " ")), " "), "")
		w = strings.ReplaceAll(w, "-", " ")
		n := len(strings.Fields(strings.TrimPrefix(w, "to ")))
		known := slices.ContainsFunc(found[w], func(r rendering) bool { return r.han == han })
		if n > 0 && n <= words && plain.MatchString(w) && !known {
			found[w] = append(found[w], rendering{han, i})
		}
	}
}
