package telegram

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rebot/bot/reply"
)

// A source is the places of one article that an answer cites.
type source struct {
	reply.Citation
	all   []reply.Citation
	marks []int
	lines [][2]int
}

// sources lists where an answer stands, an article a line, folded since a long list has dozens of places.
func sources(a *reply.Reply) []block {
	b := block{open: quoteOpen, close: quoteClose}
	for _, s := range gather(a.Citations) {
		from := s.Source
		if from == "" {
			from = say(a, "来源未印", "no source printed")
		}
		b.lines = append(b.lines, plain(fmt.Sprintf("[%s] %s%s《%s》%s", runs(s.marks), say(a, "来源：", "Source: "), from,
			s.Article, say(a,
				fmt.Sprintf("（%s，%s）", s.In(false), reply.InFile(s.all, spans(s.lines, "、"), false)),
				fmt.Sprintf(" (%s, %s)", s.In(true), reply.InFile(s.all, spans(s.lines, ", "), true))))))
	}
	if b.lines == nil {
		return nil
	}
	return []block{b}
}

// gather joins the citations of one article.
func gather(cs []reply.Citation) []*source {
	var out []*source
	for i, c := range cs {
		k := slices.IndexFunc(out, func(s *source) bool {
			return s.Issue == c.Issue && s.File == c.File && s.Article == c.Article
		})
		if k < 0 {
			k = len(out)
			out = append(out, &source{Citation: c})
		}
		out[k].all = append(out[k].all, c)
		out[k].marks = append(out[k].marks, i+1)
		out[k].lines = append(out[k].lines, c.Lines)
	}
	return out
}

// runs prints numbers with those that follow each other as a range: 1–3,7.
func runs(ns []int) string {
	var pairs [][2]int
	for _, n := range ns {
		pairs = append(pairs, [2]int{n, n})
	}
	return spans(pairs, ",")
}

// spans prints lines with neighbours joined: 262–282、241. The order in which they are cited is kept.
func spans(ps [][2]int, sep string) string {
	var out []string
	for i := 0; i < len(ps); {
		from, to := ps[i][0], ps[i][1]
		for i++; i < len(ps) && ps[i][0] == to+1; i++ {
			to = ps[i][1]
		}
		if from == to {
			out = append(out, strconv.Itoa(from))
		} else {
			out = append(out, fmt.Sprintf("%d–%d", from, to))
		}
	}
	return strings.Join(out, sep)
}

// mark is the number of a citation as the text refers to it.
func mark(i int) string { return "[" + strconv.Itoa(i+1) + "]" }
