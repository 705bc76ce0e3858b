package intent

import (
	"regexp/syntax"
	"slices"
	"unicode/utf8"
)

// A needle is a text that a match of a pattern holds. Where it is sure, every place that the text stands at is a match.
type needle struct {
	text string
	sure bool
}

// mostNeedles is how many needles a pattern is split into at most.
const mostNeedles = 64

// needlesOf lists texts of which every match of a pattern holds one, nil where there are no such texts.
func needlesOf(expr string) []needle {
	p, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return nil
	}
	whole, some := needles(p.Simplify())
	return better(some, whole)
}

// needles lists the texts that a match of p is one of, and the texts that a match of p holds one of; nil where they are
// not known. The second is not worked out where the first says it all.
func needles(p *syntax.Regexp) (whole, some []needle) {
	switch p.Op {
	case syntax.OpEmptyMatch:
		return []needle{{"", true}}, nil
	case syntax.OpBeginText, syntax.OpEndText, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return []needle{{"", false}}, nil
	case syntax.OpLiteral:
		if p.Flags&syntax.FoldCase == 0 {
			return []needle{{string(p.Rune), true}}, nil
		}
	case syntax.OpCharClass:
		return ofClass(p.Rune), nil
	case syntax.OpCapture:
		return needles(p.Sub[0])
	case syntax.OpPlus:
		whole, some = needles(p.Sub[0])
		return nil, better(some, whole)
	case syntax.OpQuest:
		if whole, _ = needles(p.Sub[0]); whole != nil {
			return append(slices.Clip(whole), needle{"", true}), nil
		}
	case syntax.OpConcat:
		return ofConcat(p.Sub)
	case syntax.OpAlternate:
		return ofAlternate(p.Sub)
	}
	return nil, nil
}

// ofClass lists the characters of a class, unless they are many.
func ofClass(ranges []rune) (whole []needle) {
	for i := 0; i < len(ranges); i += 2 {
		if int(ranges[i+1]-ranges[i])+len(whole) > 32 {
			return nil
		}
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			whole = append(whole, needle{string(r), true})
		}
	}
	return whole
}

// ofAlternate gathers what each branch gives, where each gives something.
func ofAlternate(branches []*syntax.Regexp) (whole, some []needle) {
	known := true
	for _, b := range branches {
		all, one := needles(b)
		if all == nil {
			known, all = false, one
		}
		if len(all) == 0 {
			return nil, nil
		}
		some = append(some, all...)
	}
	if known {
		return some, nil
	}
	return nil, some
}

// ofConcat joins parts that are known in whole as far as they go. A match holds a text of each such run, and of each part
// that holds one; the best of these are given. What is repeated ends a run and begins the next: \d+月 holds a digit and 月.
func ofConcat(parts []*syntax.Regexp) (whole, some []needle) {
	run := []needle{{"", true}}
	known := true
	for _, part := range parts {
		repeated := part.Op == syntax.OpPlus
		if repeated {
			part = part.Sub[0]
		}
		all, one := needles(part)
		fits := all != nil && len(run)*len(all) <= mostNeedles
		if fits {
			run = joined(run, all)
		}
		if fits && !repeated {
			continue
		}
		known = false
		some = better(better(some, run), one)
		if run = all; run == nil {
			run = []needle{{"", true}}
		}
	}
	if known {
		return run, nil
	}
	return nil, unsure(better(some, run))
}

func joined(before, after []needle) (out []needle) {
	for _, b := range before {
		for _, a := range after {
			out = append(out, needle{b.text + a.text, b.sure && a.sure})
		}
	}
	return out
}

func unsure(all []needle) []needle {
	all = slices.Clone(all)
	for i := range all {
		all[i].sure = false
	}
	return all
}

// better gives the texts that tell more: that can't be empty, and of those the longer and the fewer ones.
func better(a, b []needle) []needle {
	switch x, y := shortestOf(a), shortestOf(b); {
	case x > y || x == y && len(a) <= len(b) && x > 0:
		return a
	case y > 0:
		return b
	}
	return nil
}

func shortestOf(all []needle) int {
	if len(all) == 0 || len(all) > 8*mostNeedles {
		return 0
	}
	n := utf8.RuneCountInString(all[0].text)
	for _, l := range all[1:] {
		n = min(n, utf8.RuneCountInString(l.text))
	}
	return n
}
