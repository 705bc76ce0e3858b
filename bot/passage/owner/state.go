package owner

import (
	"slices"
	"strings"

	"rebot/bot/passage/sentence"
	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// asks reports whether a question has a word of some concepts or kinds of words.
func (a *Asked) asks(ids ...string) bool {
	return slices.ContainsFunc(a.q.Tokens, func(t lexicon.Token) bool {
		return slices.ContainsFunc(ids, func(id string) bool { return t.Is(id) || t.Of(id) })
	})
}

// otherKind reports whether a figure is money where a share is asked for, a share where it is asked how much was
// traded, a price of one where a sum is paid, or a count of what nobody asks for.
func (a *Asked) otherKind(x *Text, i int) bool {
	switch x.figures[i].Kind {
	case Money:
		return a.q.Tokens[a.lastToken()].Is("measure.share")
	case Share:
		return a.asks("dir.import", "dir.export", "attr.output") && a.w.Head != sentence.Percent &&
			!a.asks("measure.share", "move", "cmp", "op.ratio", "op.percent")
	case Rate:
		pays := a.w.At > 0 && a.pays() || slices.Contains(lexicon.List("asked.paid"), a.prefix())
		return pays && !strings.ContainsAny(string(a.q.Letters), "每单价均一")
	case Count:
		return len(a.units) == 0 && a.kinds == nil && (a.noun == nil || traded(a.noun.Token) || a.noun.Name)
	}
	return false
}

// otherAge reports whether it is asked what something was before, and a figure is not told of then.
func (a *Asked) otherAge(x *Text, i int) bool {
	f := &x.figures[i]
	prior := slices.DeleteFunc(slices.Clone(lexicon.List("amount.prior")), func(w string) bool {
		return len([]rune(w)) < 2 || slices.Contains(lexicon.List("asked.now"), w)
	})
	if !bulletin.HasAny(string(a.q.Letters), prior...) && !a.front() || f.end >= 0 || bulletin.HasAny(string(x.letters[x.clauseFrom(f.From):f.behind.To]), prior...) {
		return false
	}
	told := x.governing(i)
	return !slices.ContainsFunc(a.periods(), func(p bulletin.Period) bool {
		return told == p || told.IsZero() && slices.Contains(a.in.Before, p)
	})
}

// front reports whether it is asked what was before something was done: 技改前的能力.
func (a *Asked) front() bool {
	for i := a.w.From + 1; i < a.w.To; i++ {
		if t := &a.q.Tokens[i]; t.Is("front") && t.Text == "前" && a.q.Tokens[i-1].Class != lexicon.PeriodOf {
			return true
		}
	}
	return false
}

// periods are the times that a want names, else those that a want before it does: 上半年的营收和净利润.
func (a *Asked) periods() []bulletin.Period {
	in := func(from, to int) (out []bulletin.Period) {
		for _, t := range a.q.Tokens[from:to] {
			if !t.Period.IsZero() {
				out = append(out, t.Period)
			}
		}
		return out
	}
	if own := in(a.w.From, a.w.To); len(own) > 0 || a.w.At >= 0 {
		return own
	}
	return in(0, a.w.From)
}

// governing is the last time that is named before a figure in its part of the sentence, and not only compared with.
func (x *Text) governing(i int) (p bulletin.Period) {
	f := &x.figures[i]
	from, to := x.partFrom(f.From), f.From
	if f.start >= 0 { // what is told of the first end of a change is not told of the other
		to = x.figures[f.start].own.From
	}
	for _, t := range x.Tokens {
		if t.From >= from && t.To <= to && !t.Period.IsZero() && !(t.From > 0 && strings.ContainsRune("比较同与", x.letters[t.From-1])) {
			p = t.Period
		}
	}
	return p
}

// otherTime reports whether a figure is told of another time than any that is asked about. A month without a year may be of
// this one or the last.
func (a *Asked) otherTime(x *Text, i int) bool {
	asked, told := a.periods(), x.governing(i)
	dated := strings.Contains(string(a.q.Letters), "年")
	return len(asked) > 0 && !told.IsZero() && !slices.ContainsFunc(asked, func(p bulletin.Period) bool {
		month := !dated && p.IsMonth() && told.IsMonth() && p.From.Month.Month() == told.From.Month.Month()
		return p == told || month || p.Contains(told) && told.IsDay()
	})
}

// lead is what stands before a figure in its clause, and what it takes over.
func (x *Text) lead(i int) string {
	f := &x.figures[i]
	out := string(x.letters[x.clauseFrom(f.From):f.From])
	for _, m := range f.carried {
		out += "," + string(x.letters[m.From:m.To])
	}
	return out
}

// onlyMeant reports whether it is asked what is so by now or what was done, and a figure is of what is to come.
func (a *Asked) onlyMeant(x *Text, i int) bool {
	text := string(a.q.Letters)
	now := bulletin.HasAny(text, lexicon.List("asked.now")...) && bulletin.HasAny(x.lead(i), lexicon.List("told.tocome")...)
	return now || a.asksDone() && bulletin.HasAny(x.lead(i), lexicon.List("told.meant")...)
}

// asksDone reports whether it is asked what was done: 花了多少, 已经, 实际.
func (a *Asked) asksDone() bool {
	aspect := a.w.At > a.w.From && a.q.Tokens[a.w.At-1].Of("aspect") && strings.Contains(a.q.Tokens[a.w.At-1].Text, "了")
	return aspect || bulletin.HasAny(string(a.q.Letters), lexicon.List("asked.now")...) || bulletin.HasAny(string(a.q.Letters), lexicon.List("asked.done")...) ||
		a.noun != nil && a.noun.Done() && strings.HasSuffix(a.noun.Text, "了")
}

// onlyAimed reports whether a figure is what somebody aims at, and that is not asked for.
func (a *Asked) onlyAimed(x *Text, i int) bool {
	text := string(a.q.Letters)
	return bulletin.HasAny(x.lead(i), lexicon.List("told.aims")...) && !bulletin.HasAny(text, lexicon.List("told.aims")...) && !bulletin.HasAny(text, lexicon.List("asked.aims")...)
}

// onlyOffered reports whether a figure is what a thing was offered at, and that is not asked for.
func (a *Asked) onlyOffered(x *Text, i int) bool {
	f, offers := &x.figures[i], lexicon.List("bid.offers")
	told := string(x.letters[f.own.From:min(f.To+len([]rune("的起拍价")), len(x.letters))])
	return (f.Kind == Money || f.Kind == Rate) && !bulletin.HasAny(string(a.q.Letters), offers...) && bulletin.HasAny(told, offers...)
}

// onlyDemanded reports whether a figure is what somebody demands, where what was agreed upon is asked for.
func (a *Asked) onlyDemanded(x *Text, i int) bool {
	text := string(a.q.Letters)
	return bulletin.HasAny(x.lead(i), lexicon.List("told.demand")...) && bulletin.HasAny(x.lead(i), lexicon.List("told.wanted")...) && !bulletin.HasAny(text, lexicon.List("asked.wanted")...)
}

// ofWhole reports whether a figure is of the whole where a stage of it is asked about.
func (a *Asked) ofWhole(x *Text, i int) bool {
	f := &x.figures[i]
	return len(ordinals(a.q.Letters)) > 0 && strings.ContainsAny(string(x.letters[f.own.From:f.From]), "总共") &&
		!strings.ContainsAny(string(a.q.Letters), "总共")
}
