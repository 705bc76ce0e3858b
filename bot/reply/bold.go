package reply

import (
	"slices"
	"strings"
	"unicode"

	"rebot/index/bulletin"
)

// sentencesOf cuts a text behind the marks that end a sentence.
func sentencesOf(s string) (out []string) {
	from := 0
	for i, r := range s {
		if next := i + len(string(r)); strings.ContainsRune("。！？", r) && !startsWithClosing(s[next:]) {
			out, from = append(out, s[from:next]), next
		}
	}
	if from < len(s) {
		out = append(out, s[from:])
	}
	return out
}

func startsWithClosing(s string) bool {
	for _, r := range s {
		return strings.ContainsRune("”’」』）)》", r)
	}
	return false
}

// bolded marks what is cited in a text.
func bolded(text string, cited []string) (out Line) {
	var marks [][2]int
	for _, c := range cited {
		marks = append(marks, find(text, c)...)
	}
	slices.SortFunc(marks, func(a, b [2]int) int { return a[0] - b[0] })
	done := 0
	for _, m := range marks {
		if m[0] < done {
			continue
		}
		if m[0] > done {
			out = append(out, Span{Text: text[done:m[0]]})
		}
		out, done = append(out, Span{text[m[0]:m[1]], true}), m[1]
	}
	if done < len(text) {
		out = append(out, Span{Text: text[done:]})
	}
	return out
}

// find gives the places where a text says something, blanks and commas aside. A number is no part of another one.
func find(text, what string) (out [][2]int) {
	want := plainText(what)
	if len(want) == 0 {
		return nil
	}
	in, at := plainPlaces(text)
	for i := 0; i+len(want) <= len(in); i++ {
		end := i + len(want)
		if slices.Equal(in[i:end], want) && !inNumber(text, at[i]) && !inNumber(text, at[end-1]+len(string(in[end-1]))) {
			out = append(out, [2]int{at[i], at[end-1] + len(string(in[end-1]))})
			i = end - 1
		}
	}
	return out
}

// inNumber reports whether a number goes on over a place in a text.
func inNumber(text string, at int) bool {
	if at == 0 || at == len(text) || !inDigits(text[at-1]) || !inDigits(text[at]) {
		return false
	}
	return text[at] != '.' || at+1 < len(text) && bulletin.IsDigit(text[at+1]) // a point may end a sentence
}

func inDigits(b byte) bool { return bulletin.IsDigit(b) || b == '.' }

func plainText(s string) []rune {
	in, _ := plainPlaces(s)
	return in
}

// plainPlaces gives the characters of a text but for blanks and commas, and where they stand in it.
func plainPlaces(s string) (in []rune, at []int) {
	for i, r := range s {
		if !unicode.IsSpace(r) && r != ',' && r != '|' {
			in, at = append(in, r), append(at, i)
		}
	}
	return in, at
}
