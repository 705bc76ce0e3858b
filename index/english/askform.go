package english

import (
	"slices"
	"strings"
)

// listed asks which things of a kind there are: which stories about it are in this issue. That they are reported says no
// more.
func (a *ask) listed(rest clause) clause {
	said := func(w word) bool {
		return w.is(be|aux|have|det|adv) || w.is(prep) || w.is(verb) && slices.Contains(reporting, w.text)
	}
	if len(a.things) == 0 || !a.head.is(wh) || a.head.text != "which" && a.head.text != "what" || len(rest) == 0 ||
		!rest[0].is(be) || !a.things[len(a.things)-1].plural {
		return nil
	}
	for _, w := range rest {
		if !said(w) {
			return nil
		}
	}
	return slices.Concat(clause{chinese("有哪些")}, a.things)
}

// reporting are what a bulletin does with its articles.
var reporting = strings.Fields("reported covered carried published featured mentioned included presented printed discussed described")

// tool reports whether it is asked what something is done with: what method was used to make it.
func (a *ask) tool(v word, rest clause) bool {
	return v.is(be) && len(rest) > 1 && rest[0].text == "used to"
}

// agent asks for a person by what somebody is who does it: who speaks for them, who heads the team.
func (a *ask) agent(s division) clause {
	if !a.personal() || len(s.deed) < 2 {
		return nil
	}
	w, what := a.head, s.deed[1:]
	last := what[len(what)-1].chinese
	team := strings.HasSuffix(last, "团队") || strings.HasSuffix(last, "课题组")
	switch s.deed[0].chinese {
	case "发言":
		w.chinese = "的发言人是谁"
	case "控制":
		if !strings.HasSuffix(last, "集团") && !strings.HasSuffix(last, "公司") {
			return nil
		}
		w.chinese = "隶属于谁"
	case "领导", "牵头", "负责":
		switch {
		case team:
			w.chinese = "是谁的"
		case s.deed[0].chinese == "负责" && what[len(what)-1].is(noun):
			w.chinese = "的负责人是谁"
		default:
			return nil
		}
	default:
		return nil
	}
	return slices.Concat(s.times, s.beside, what, clause{w})
}

// part asks how much of something is of a kind: how much of it comes from there.
func (a *ask) part(rest clause) clause {
	whole := a.things
	if a.head.text == "how much" || a.head.text == "how many" {
		if len(rest) == 0 || !rest[0].is(of) {
			return nil
		}
		k := 1
		for k < len(rest) && !rest[k].is(be|aux|have|modal) && !(rest[k].is(verb) && !rest[k].is(noun)) {
			k++
		}
		whole, rest = rest[1:k], rest[k:]
	} else if n := len(whole) - 2; n > 0 && whole[n].is(of) && strings.HasPrefix(whole[n+1].chinese, "占比") {
		whole = whole[:n]
	} else {
		return nil
	}
	is := len(rest) > 1 && rest[0].is(be) && len(rest[1:].plainly()) > 0 && !slices.ContainsFunc(rest, func(w word) bool { return w.is(verb | prep) })
	rest, times, beside := rest.without(be | aux | have).phrases()
	if is && len(whole) > 0 && a.things.shares() { // what share of the quota is ionic
		return slices.Concat(times, whole, clause{chinese("中")}, rest, beside, clause{chinese("占比"), a.amount()})
	}
	if is && len(whole) > 0 { // how many of them were women
		return slices.Concat(times, whole, clause{chinese("有"), a.amount(), chinese("是")}, rest, beside)
	}
	if len(whole) == 0 || len(rest)+len(beside) == 0 || len(rest) > 0 && !rest[0].is(verb) {
		return nil
	}
	from := rest
	if len(rest) == 0 {
		from = beside
	}
	if w := &from[0]; len(from) > 1 && (w.chinese == "来自" || w.chinese == "用于" || w.text == "from") {
		return slices.Concat(times, from[1:], clause{chinese("占")}, whole, clause{chinese("的"), a.amount()})
	}
	return slices.Concat(times, whole, clause{chinese("有"), a.amount()}, rest, beside)
}

// shares reports whether a share is asked for.
func (c clause) shares() bool {
	return slices.ContainsFunc(c, func(w word) bool { return strings.HasPrefix(w.chinese, "占比") })
}

// above asks how far one thing is above or below another.
func (a *ask) above(rest clause) clause {
	k := slices.IndexFunc(rest, func(w word) bool { return slices.Contains(strings.Fields("above below over under"), w.text) })
	if !strings.HasPrefix(a.head.chinese, "多") || k < 2 || !rest[0].is(be) || k+1 == len(rest) {
		return nil
	}
	w := chinese("高")
	if rest[k].text == "below" || rest[k].text == "under" {
		w = chinese("低")
	}
	return slices.Concat(rest[1:k], clause{chinese("比")}, rest[k+1:], clause{w, a.amount()})
}

// planned asks how much of something is planned: what does it plan for capacity.
func (a *ask) planned(s division) clause {
	n := len(s.beside)
	if a.head.text != "what" || len(a.things) > 0 || n < 2 || s.beside[0].text != "for" || !s.beside[n-1].is(measure) || len(s.deed) != 1 {
		return nil
	}
	return slices.Concat(s.times, s.subject, s.deed, clause{chinese("的")}, s.beside[1:], clause{chinese("是多少"), a.unit})
}

// origin asks where something comes from, or where somebody has its seat.
func (a *ask) origin(s division) clause {
	if a.head.chinese != "在哪里" || len(s.deed) == 0 {
		return nil
	}
	w := a.head
	switch last := &s.deed[len(s.deed)-1]; {
	case last.chinese == "来自":
		w.chinese = "的来源有哪些"
		return slices.Concat(s.times, s.beside.without(prep), s.subject, s.deed[:len(s.deed)-1], clause{w})
	case strings.HasSuffix(last.chinese, "在"):
		w.chinese = "哪里"
		return slices.Concat(s.times, s.subject, s.beside, s.deed, clause{w})
	}
	return nil
}

// change asks from what to what something went.
func (a *ask) change(s division) clause {
	if a.head.chinese != "从多少到多少" {
		return nil
	}
	from, to := a.head, a.head
	from.chinese, to.chinese = "从多少", "到多少"
	return slices.Concat(s.times, s.beside, s.subject, clause{from}, s.deed, clause{to})
}

// used asks for each of several things that are used for something.
func (a *ask) used(s division) clause {
	k := slices.IndexFunc(a.things, func(w word) bool { return w.is(and) })
	done := slices.Concat(s.subject, s.deed)
	if k < 1 || len(done) < 2 || done[0].chinese != "用于" {
		return nil
	}
	what := chinese("是什么")
	out := slices.Concat(s.times, s.beside, done, clause{chinese("的")}, a.things[:k], clause{what, chinese("，")})
	return slices.Concat(out, a.things[k+1:], clause{what})
}

func of_(s division) clause {
	if len(slices.Concat(s.times, s.subject, s.deed, s.beside).plainly()) == 0 {
		return nil
	}
	return clause{chinese("的")}
}
