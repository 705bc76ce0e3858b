package sentence

import (
	"slices"
	"strings"
	"unicode"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A relation is the place in a clause of somebody who is asked for.
type relation int

// The relations.
const (
	anywhere relation = iota // the question does not tell
	doing                    // who does something: 谁…, 由谁…, 是谁…的
	done                     // to whom it is done: 收购了谁, 归谁
	with                     // with whom: 与谁…
	being                    // what a name is: …是什么公司
	bearing                  // who is something: …的控股股东是谁
	owning                   // whose something is: …是谁的…
	lying                    // where something is, or is done
	unclear                  // which of several: 谁不是…
)

// A sought is where in a clause a want stands.
type sought struct {
	rel            relation
	askFrom, askTo int            // letters of the words that ask, with the noun that says only what kind is asked for
	ahead          *lexicon.Token // one right before them: 来自
	behind         *lexicon.Token // a verb behind them that says little by itself
	place          string         // whose it is: 法国哪家
	school         string         // the kind of body that its name must say: 大学
	person         bool           // what somebody is, not what a body is: 什么人
	role           string         // the last letters of the word for what a person is who is asked for: 代表 of 工会代表
	owned          bool           // whose something is: 归谁
	amounts        []string       // that the question names
	All            []Term         // the want's, and the names before it
}

// Related reports whether the question tells the place in a clause of what it asks for.
func (w *Want) Related() bool { return w.rel != anywhere }

// Exact reports whether only what is lifted answers, and no name of a kind that nobody knows.
func (w *Want) Exact() bool {
	return w.Head == Where && levelled(w.Of) || w.rel == being || w.rel == owning
}

// personal are the nouns that ask what somebody is: 什么职务.
var personal = lexicon.List("asked.role")

// relate finds the place in a clause of what a question asks for, by what stands around the words that ask.
func (q *Question) relate(w *Want) {
	if w.At < 0 || w.Head != Who && w.Head != Where || !bulletin.HasHan(q.Tokens[w.At].Text) {
		return
	}
	w.askFrom, w.askTo = q.Tokens[w.At].From, q.Tokens[w.At].To
	for _, i := range w.Said {
		if i > w.At && (q.blank(w.askTo, q.Tokens[i].From) || w.place != "") {
			w.askTo = q.Tokens[i].To
			w.person = slices.Contains(personal, q.Tokens[i].Text)
			if t := q.Tokens[i].Text; t == "大学" || t == "学院" || t == "研究所" {
				w.school = t
			}
		}
	}
	w.amounts = q.amountsIn(w)
	for i := w.To - 1; i > w.At; i-- {
		if t := &q.Tokens[i]; t.From >= w.askTo && t.Class == lexicon.Word && (t.Of("give") || t.Of("say")) {
			w.behind = t
		}
		if t := &q.Tokens[i]; t.From == w.askTo && t.Fills() && strings.TrimRight(t.Text, "的过了") == "说" { // 谁说的
			w.behind = &lexicon.Token{From: t.From, To: t.To, Text: "说", Class: lexicon.Word, ID: "attr.call", Kind: "attr"}
		}
	}
	if i := w.At - 1; i >= w.From && q.Tokens[i].Of("sendto") {
		w.ahead = &q.Tokens[i]
	}
	if w.Head == Where {
		w.rel = lying
		return
	}
	before, after := q.around(w)
	w.person = w.person || q.Tokens[w.At].Text == "谁"
	w.rel, w.owned = q.relationOf(w, before, after), strings.HasSuffix(before, "归")
	if w.rel == owning && after == "的" && q.Tokens[w.At].Text == "谁" { // 资源是谁的
		w.rel, w.owned = done, true
	}
	if stem := []rune(strings.TrimRight(before, "是为系")); w.rel == bearing && len(stem) > 1 && somebodys(string(stem)) {
		w.role = string(stem[len(stem)-2:])
	}
	if w.rel == bearing && w.Role != nil {
		w.rel = anywhere
	}
}

// amountsIn lists the amounts that a want names, which lengths of time are not.
func (q *Question) amountsIn(w *Want) (out []string) {
	for i := w.From; i < w.To; i++ {
		if t := &q.Tokens[i]; t.Class == lexicon.Quantity && !strings.ContainsAny(t.Unit, "年月日天") {
			out = append(out, t.Text)
		}
	}
	return out
}

// blank reports whether no letter that says anything stands between two places.
func (q *Question) blank(from, to int) bool {
	return from <= to && strings.Trim(string(q.Letters[from:to]), " 的") == ""
}

// around gives the letters of a want before and behind the words that ask.
func (q *Question) around(w *Want) (before, after string) {
	from, to, ask := q.Tokens[w.From].From, q.Tokens[w.To-1].To, w.askFrom
	if i := w.At - 1; i >= w.From && q.Tokens[i].Class == lexicon.Place { // 与德国哪家
		ask, w.place = q.Tokens[i].From, q.Tokens[i].ID
	}
	if i := w.At + 1; i < w.To && q.Tokens[i].Kind == "firm" && len(q.Tokens[i].Parts) > 1 &&
		q.Tokens[i].Parts[0].Class == lexicon.Place {
		w.place = q.Tokens[i].Parts[0].ID // 与哪家德国公司
	}
	trim := func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsPunct(r) || strings.ContainsRune("呢啊呀吗了过", r)
	}
	return strings.TrimFunc(string(q.Letters[from:ask]), trim), strings.TrimFunc(string(q.Letters[w.askTo:to]), trim)
}

func (q *Question) relationOf(w *Want, before, after string) relation {
	what := q.Tokens[w.At].Is("ask.which") && strings.ContainsAny(q.Tokens[w.At].Text, "什啥甚类种")
	stem := strings.TrimRight(before, "是为系")
	is := stem != before && stem != ""
	switch {
	case begins(after, "不 没 未 有 在 最 更 也"):
		return unclear
	case ends(before, "由 被 让 遭 受 经 在 报"):
		return doing
	case ends(before, "与 同 和 跟"):
		return with
	case is && strings.HasPrefix(after, "的"):
		return owning
	case is && what && after == "":
		return being
	case is && strings.HasSuffix(after, "的"):
		return doing
	case is && after == "" && strings.HasSuffix(stem, "的"):
		return done
	case is && after == "" && strings.Contains(stem, "的"):
		return bearing
	case is && after == "" && q.namesHim(w) && !somebodys(stem):
		return being
	case is && after == "":
		return bearing
	case ends(before, "归 给 至 到"):
		return done
	case strings.HasPrefix(after, "的") && ends(before, "靠 凭 由 在 等 借"): // 靠谁的参与
		return owning
	case q.opensWith(w) && strings.HasPrefix(after, "是"):
		return bearing
	case q.opensWith(w) && after != "":
		return doing
	case !is && after == "" && q.verbBefore(w):
		return done
	case !is && after != "" && !strings.HasPrefix(after, "的") && !q.verbBefore(w):
		return doing
	}
	return anywhere
}

// namesHim reports whether a name stands before 是谁, of whom it is asked what he is.
func (q *Question) namesHim(w *Want) bool {
	return w.Role == nil && w.At > 1 && q.Tokens[w.At-2].Class != lexicon.Word &&
		!strings.HasPrefix(q.Tokens[w.At].Text, "哪")
}

func begins(s, words string) bool {
	for _, w := range strings.Fields(words) {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func ends(s, words string) bool {
	for _, w := range strings.Fields(words) {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// opensWith reports whether nothing but times stands before the words that ask.
func (q *Question) opensWith(w *Want) bool {
	for i := w.From; i < w.At; i++ {
		if t := &q.Tokens[i]; t.Class != lexicon.PeriodOf && t.Class != lexicon.Mark && !t.Fills() && t.Text != "是" {
			return false
		}
	}
	return true
}

// verbBefore reports whether a verb stands right before the words that ask.
func (q *Question) verbBefore(w *Want) bool {
	for i := w.At - 1; i >= w.From; i-- {
		t := &q.Tokens[i]
		if t.Is("aspect") || t.Fills() {
			continue
		}
		return t.Of("attr") || t.Of("give") || t.Of("sendto") || t.Class == lexicon.Unknown
	}
	return false
}
