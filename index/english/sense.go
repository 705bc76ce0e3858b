package english

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
	"rebot/index/thesaurus"
)

// senseOf says a token of the lexicon in Chinese; of words that the dictionary has not, the first Chinese form.
func senseOf(t *lexicon.Token) sense {
	switch t.Class {
	case lexicon.Place:
		if bulletin.HasHan(t.ID) {
			return sense{t.ID, name | noun | place}
		}
		return sense{t.Text, name | noun | place}
	case lexicon.Product, lexicon.Company, lexicon.Element, lexicon.Group, lexicon.Goods:
		if bulletin.HasHan(t.ID) {
			return sense{t.ID, name | noun}
		}
		return sense{t.Text, name | noun}
	case lexicon.PeriodOf:
		if t.Period.IsZero() {
			return sense{}
		}
		return sense{chinesePeriod(t), period}
	case lexicon.Quantity:
		if u := strings.TrimLeft(t.Text, "0123456789.,-~ "); symbol(u) {
			return sense{strings.ReplaceAll(t.Text, " ", ""), number | noun}
		}
		return sense{t.Digits + t.Scale + t.Unit, number | noun}
	case lexicon.Number:
		if t.Upper != "" && len(t.Value) == 4 && len(t.Upper) == 4 { // from a year to another
			return sense{t.Value + "-" + t.Upper + "年", period}
		}
		if y := t.Value; len(y) == 4 && t.Digits == y && (y[:2] == "19" || y[:2] == "20") {
			return sense{y + "年", period}
		}
		return sense{chineseNumber(t), number}
	}
	return sense{}
}

// symbol reports whether a unit is written by its symbol in texts too: mJ, nm.
func symbol(unit string) bool {
	return len(unit) > 0 && len(unit) < 4 && unit[0] < utf8.RuneSelf &&
		!slices.Contains([]string{"kg", "g", "t", "mt", "kt", "ton", "%"}, unit)
}

// chinesePeriod writes a time as reports do, without the year where the question names none.
func chinesePeriod(t *lexicon.Token) string {
	if strings.HasPrefix(t.Text, "this year") || t.Text == "thisyear" {
		return "今年"
	}
	if strings.HasPrefix(t.Text, "since") {
		year, month := t.Period.From.Month.Year(), t.Period.From.Month.Month()
		switch {
		case !t.Year:
			return strconv.Itoa(month) + "月以来"
		case strings.HasSuffix(t.Text, strconv.Itoa(year)) && month == 1 && !strings.Contains(t.Text, "jan"):
			return strconv.Itoa(year) + "年以来"
		}
		return t.Period.From.Month.Chinese() + "以来"
	}
	if strings.Contains(strings.ReplaceAll(t.Text, " ", ""), "endof") && !t.Year {
		return strconv.Itoa(t.Period.From.Month.Month()) + "月底"
	}
	s := t.Period.Chinese()
	if part := monthPart(t); part != "" {
		s = t.Period.From.Month.Chinese() + part
	}
	if _, rest, ok := strings.Cut(s, "年"); ok && !t.Year && rest != "" {
		return rest
	}
	return s
}

// monthPart gives the word for a part of a month that a time is: early June.
func monthPart(t *lexicon.Token) string {
	if t.Period.IsDay() || t.Period.From.Day == 0 || t.Period.From.Month != t.Period.To.Month {
		return ""
	}
	for _, word := range []string{"early", "mid", "late"} {
		if strings.HasPrefix(t.Text, word) {
			return partOf[word][0]
		}
	}
	return partOf["start"][0]
}

// chineseNumber writes a number that is spelled in Han, any other in digits.
func chineseNumber(t *lexicon.Token) string {
	if unicode.IsLetter(rune(t.Text[0])) {
		if e, ok := entries().exact[t.Text]; ok && e.class == number {
			return e.chinese
		}
	}
	return t.Value
}

// unknown is a word that no dictionary has: the first Chinese form of what the lexicon takes it for, or the Chinese
// name that sounds so, else the word as it is.
func (r *reader) unknown(i int) (word, int) {
	c := r.chunks[i]
	w := word{sense: sense{c.text, name | noun}, from: c.from, to: c.to, text: strings.ToLower(c.text)}
	if n, han := r.sound(i); n > 0 {
		w.to, w.chinese, w.known = r.chunks[i+n-1].to, han, true
		return w, n
	}
	w.strange = plain([]rune(c.text)) && unicode.IsLower(r.letters[c.from]) && c.to-c.from > 3
	for k := range r.tokens {
		t := &r.tokens[k]
		if t.From != c.from || t.To != c.to || r.capital(i) || t.Class != lexicon.Word && t.Class != lexicon.Filler {
			continue
		}
		if t.Class == lexicon.Filler {
			w.sense, w.strange = sense{"", det}, false
		} else if han := lexicon.FirstHan(t.ID); han != "" {
			w.sense, w.strange = sense{han, kindOf(t)}, false
			w.inflect()
		}
	}
	if han := heard(w.text); w.strange && han != "" {
		w.sense = sense{han, noun | adj}
	} else if s, ok := derived(w.text); w.strange && ok {
		w.sense, w.strange = s, false
		w.inflect()
	}
	return w, 1
}

// heard gives the shortest word that texts say for one, empty for none.
func heard(word string) (han string) {
	for _, s := range thesaurus.Near(word) {
		if bulletin.HasHan(s) && (han == "" || len(s) < len(han)) {
			han = s
		}
	}
	return han
}

// kindOf is how a concept of the lexicon is used.
func kindOf(t *lexicon.Token) class {
	switch {
	case t.Of("move"), t.Of("give"), t.Of("say"):
		return verb | noun
	case t.Of("attr"):
		return verb | noun
	}
	return noun
}

// sound finds the Chinese name that one to three words with capital letters are the sound of, in either order.
func (r *reader) sound(i int) (int, string) {
	if r.texts == nil {
		return 0, ""
	}
	n := 0
	for i+n < len(r.chunks) && n < 3 && unicode.IsUpper(r.letters[r.chunks[i+n].from]) && !r.chunks[i+n].mark {
		n++
	}
	if n == 0 && len(r.chunks[i].text) > 5 && plain([]rune(r.chunks[i].text)) { // typed without a capital
		han := r.texts.Spelled(r.chunks[i].text)
		return min(1, len(han)), han
	}
	for ; n > 0; n-- {
		var parts []string
		for k := i; k < i+n; k++ {
			parts = append(parts, strings.ToLower(r.chunks[k].text))
		}
		if han := r.texts.Sounding(strings.Join(parts, "")); han != "" {
			return n, han
		}
		if n == 2 {
			if han := r.texts.Sounding(parts[1] + parts[0]); han != "" {
				return n, han
			}
		}
	}
	return 0, ""
}
