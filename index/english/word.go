package english

import (
	"slices"
	"strings"
	"unicode"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A word is a word or a phrase of the question.
type word struct {
	sense
	from, to int    // characters of the question
	text     string // as asked, in small letters
	plural   bool
	past     bool // a form that a passive may have
	ing      bool
	sought   string   // of words that ask: the noun that something is asked to be
	strange  bool     // a word in small letters that no dictionary has
	phrase   string   // as the dictionary has it
	known    bool     // a name that the texts have in Chinese
	forms    []string // what else goods are called
	tail     string   // what stands behind every sense of it: the 率 of a rate
	headed   bool     // the noun that words ask for which have no word that asks
	bound    bool     // a hyphen joins it to the word before
}

func (w *word) is(c class) bool { return w.class&c != 0 }

// nominal reports whether a word may stand in a noun phrase.
func (w *word) nominal() bool { return w.is(noun|adj|name|number|det|period) && !w.is(prep|wh|and) }

// A reader cuts a question into words.
type reader struct {
	letters []rune
	tokens  []lexicon.Token
	texts   Texts
	chunks  []chunk
}

// A chunk is the text between blanks and marks.
type chunk struct {
	from, to int
	text     string
	mark     bool
	bound    bool // a hyphen joins it to the one before
}

// contractions are the ends that are words by themselves.
var contractions = []string{"n't", "'s", "'re", "'ve", "'ll", "'d"}

const marks = ",;:?!()\"“”。，？；：、"

func read(text string, tokens []lexicon.Token, texts Texts) []word {
	r := &reader{letters: []rune(text), tokens: parts(tokens), texts: texts}
	r.cut()
	var out []word
	for i := 0; i < len(r.chunks); {
		w, n := r.word(i)
		out = append(out, w)
		i += n
	}
	out = salts(r.firms(r.inHan(out)))
	settle(out)
	out = rates(out)
	choose(out, texts)
	out = joined(out)
	measured(out)
	return parted(out)
}

// parts gives the tokens that bounds were made of in their stead: more than, and the amount.
func parts(tokens []lexicon.Token) (out []lexicon.Token) {
	for _, t := range tokens {
		if t.Class == lexicon.Bound && len(t.Parts) > 0 {
			out = append(out, t.Parts...)
		} else {
			out = append(out, t)
		}
	}
	return out
}

// cut finds the chunks. The 's of a name is one by itself, as are the parts of a compound in small letters.
func (r *reader) cut() {
	for i := 0; i < len(r.letters); {
		c := r.letters[i]
		switch {
		case unicode.IsSpace(c):
			i++
		case r.divides(i):
			r.add(i, i+1, true)
			i++
		default:
			end := i
			for end < len(r.letters) && !unicode.IsSpace(r.letters[end]) && !r.divides(end) {
				end++
			}
			r.split(i, end)
			i = end
		}
	}
}

// divides reports whether a mark ends a word: : in Tm:GdScO3 does not, nor , in 7,300.
func (r *reader) divides(i int) bool {
	c := r.letters[i]
	if !strings.ContainsRune(marks, c) {
		return false
	}
	inside := i > 0 && i+1 < len(r.letters) && !unicode.IsSpace(r.letters[i-1]) && !unicode.IsSpace(r.letters[i+1]) &&
		!strings.ContainsRune(marks, r.letters[i+1])
	return !(inside && (c == ':' || c == '(' || c == ',' && unicode.IsDigit(r.letters[i+1]))) && (c != ')' || !inside)
}

func (r *reader) add(from, to int, isMark bool) {
	if to > from {
		bound := from > 0 && r.letters[from-1] == '-' && from > 1 && unicode.IsLetter(r.letters[from-2])
		r.chunks = append(r.chunks, chunk{from, to, string(r.letters[from:to]), isMark, bound})
	}
}

func (r *reader) split(from, to int) {
	for to > from && strings.ContainsRune(".'’", r.letters[to-1]) {
		to--
	}
	text := strings.ToLower(strings.ReplaceAll(string(r.letters[from:to]), "’", "'"))
	for _, end := range contractions {
		if n := to - len(end); n > from && strings.HasSuffix(text, end) {
			r.split(from, n)
			r.add(n, to, false)
			return
		}
	}
	if k := slices.Index(r.letters[from:to], '/'); k > 0 && !strings.ContainsFunc(text, unicode.IsDigit) {
		r.split(from, from+k)
		r.split(from+k+1, to)
		return
	}
	if k := r.led(from, to); k > 0 {
		r.add(from, k, false)
		r.split(k+1, to)
		return
	}
	if plain(r.letters[from:to]) {
		for i := from; i < to; i++ {
			if r.letters[i] == '-' {
				r.add(from, i, false)
				from = i + 1
			}
		}
	}
	r.add(from, to, false)
}

// led gives the hyphen behind which the word stands that a number or a part of a time is put before, 0 for none:
// 500-hour, 80,000-tonne, end-May.
func (r *reader) led(from, to int) int {
	k := slices.Index(r.letters[from:to], '-') + from
	if k <= from || k+2 >= to {
		return 0
	}
	lead, next := strings.ToLower(string(r.letters[from:k])), r.letters[k+1]
	number := strings.Trim(lead, "0123456789.,") == "" && k+3 < to && unicode.IsLower(next) && plain(r.letters[k+1:to])
	if _, part := partOf[lead]; number || part && unicode.IsUpper(next) {
		return k
	}
	return 0
}

// plain reports whether a word is one in small letters, or only begins with a capital one.
func plain(r []rune) bool {
	for i, c := range r {
		if unicode.IsDigit(c) || unicode.IsUpper(c) && i > 0 {
			return false
		}
	}
	return true
}

// word gives the word that begins at a chunk, and of how many chunks it is.
func (r *reader) word(i int) (word, int) {
	c := r.chunks[i]
	w := word{from: c.from, to: c.to, text: strings.ToLower(c.text), bound: c.bound}
	if p := prefixes()[w.text]; p != "" && i+1 < len(r.chunks) && r.chunks[i+1].bound && c.text == w.text {
		w.sense = sense{p, adj}
		return w, 1
	}
	if bulletin.HasHan(c.text) {
		w.sense, w.known = sense{c.text, name | noun}, true
		return w, 1
	}
	if c.mark {
		w.sense = sense{c.text, mark}
		return w, 1
	}
	if w.text == "'s" || w.text == "’s" {
		w.sense = sense{"的", of}
		if r.pronoun(i - 1) {
			w.sense, w.text = sense{"", be}, "is"
		}
		return w, 1
	}
	s, n, found := r.phrase(i)
	if k, han := r.doubled(i); k > 1 {
		w.sense, w.to, w.known = sense{han, name | noun}, r.chunks[i+k-1].to, true
		return w, k
	}
	if m, k := r.named(i); k > 0 && (!found || k > n && (!s.grammar() || m.is(period)) ||
		k == n && r.capital(i) && (m.is(period) || m.is(place) && !strings.HasPrefix(m.chinese, s.chinese)) ||
		k == n && n > 1 && m.is(period)) { // last year, which is no meeting
		m.from, m.to = c.from, r.chunks[i+k-1].to
		return m, k
	}
	if m, k := r.term(i); k > max(n, 1) {
		m.from, m.to = c.from, r.chunks[i+k-1].to
		return m, k
	}
	if found && !(n == 1 && r.capital(i) && (s.class&^(adj|adv|verb|pay) == 0 || r.printed(i))) {
		last := r.chunks[i+n-1]
		w.phrase = strings.ToLower(string(r.letters[w.from:last.to]))
		if n > 1 && s.class&noun != 0 && last.text == "of" { // which joins it to what is behind
			n--
		}
		last = r.chunks[i+n-1]
		w.to, w.sense = last.to, s
		if t, k := r.tokenAt(i); k == n && t.Class == lexicon.Place {
			w.class |= place
		}
		w.text = strings.ToLower(string(r.letters[w.from:w.to]))
		w.inflect()
		return w, n
	}
	return r.unknown(i)
}

// doubled gives the name of two words that begins with what is the symbol of an element or a country by itself: La
// Rochelle, Lao Qian.
func (r *reader) doubled(i int) (int, string) {
	t, n := r.tokenAt(i)
	if n != 1 || t.Class != lexicon.Element && t.Class != lexicon.Place || i+1 == len(r.chunks) || !r.capital(i) || !r.capital(i+1) {
		return 0, ""
	}
	return r.sound(i)
}

// pronoun reports whether a chunk is a word whose 's is short for is: what's, there's.
func (r *reader) pronoun(i int) bool {
	if i < 0 {
		return false
	}
	text := strings.ToLower(r.chunks[i].text)
	s, ok := entries().exact[text]
	return ok && s.class&wh != 0 || slices.Contains([]string{"there", "it", "that", "here", "he", "she"}, text)
}

// term gives the word of several chunks that the lexicon has from a chunk on, in Chinese.
func (r *reader) term(i int) (word, int) {
	t, n := r.tokenAt(i)
	if n < 2 || t.Class != lexicon.Word || !t.Of("term") && !t.Of("attr") {
		return word{}, 0
	}
	w := word{sense: sense{lexicon.FirstHan(t.ID), kindOf(t)}, text: strings.ToLower(t.Text)}
	w.inflect()
	return w, n * min(1, len(w.chinese))
}

// tokenAt gives the token of the lexicon that begins at a chunk and ends where one does, and of how many it is.
func (r *reader) tokenAt(i int) (*lexicon.Token, int) {
	for k := range r.tokens {
		t := &r.tokens[k]
		if t.From != r.chunks[i].from {
			continue
		}
		n := 0
		for i+n < len(r.chunks) && r.chunks[i+n].to <= t.To {
			n++
		}
		if n > 0 && r.chunks[i+n-1].to == t.To {
			return t, n
		}
	}
	return nil, 0
}

// capital reports whether a word that does not open the question is written as a name is.
func (r *reader) capital(i int) bool {
	return i > 0 && !r.chunks[i-1].mark && unicode.IsUpper(r.letters[r.chunks[i].from])
}

// printed reports whether texts have a word in Latin letters as it stands: who writes Peak means the firm.
func (r *reader) printed(i int) bool {
	return r.texts != nil && r.texts.Printed([][]string{{r.chunks[i].text}})[0] != ""
}

// inflect notes the forms of a word that say how it is used.
func (w *word) inflect() {
	head, _, _ := strings.Cut(w.text, " of ")
	last := head[strings.LastIndex(head, " ")+1:]
	first, _, _ := strings.Cut(w.text, " ")
	w.plural = strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss") && !strings.HasSuffix(last, "is") && !strings.HasSuffix(last, "us")
	w.past = strings.HasSuffix(first, "ed") || irregular()[first] != ""
	w.ing = strings.HasSuffix(first, "ing")
	if w.bound && w.is(verb) && (w.past || w.ing) { // lanthanum-modified carbon: no verb of the question
		w.class, w.past, w.ing = adj, false, false
	}
	if w.ing && w.class == verb {
		w.class |= noun
	}
}

// phrase finds the longest words from a chunk on that the dictionary has.
func (r *reader) phrase(i int) (sense, int, bool) {
	d := entries()
	var words []string
	for k := i; k < len(r.chunks) && len(words) < d.longest && !r.chunks[k].mark; k++ {
		words = append(words, strings.ToLower(strings.ReplaceAll(r.chunks[k].text, "’", "'")))
	}
	for n := len(words); n > 0; n-- {
		if s, ok := d.find(words[:n]); ok && !(n == 1 && !plain([]rune(r.chunks[i].text)) && s.chinese == "") {
			return s, n, true
		}
	}
	return sense{}, 0, false
}

// named gives the name, the number or the time that the lexicon has from a chunk on.
func (r *reader) named(i int) (word, int) {
	t, n := r.tokenAt(i)
	if n == 0 {
		return word{}, 0
	}
	s := senseOf(t)
	w := word{sense: s, text: strings.ToLower(t.Text)}
	switch {
	case t.Class == lexicon.Place && n == 1 && r.chunks[i].text == "Eu":
		w.sense = sense{"铕", name | noun | place} // which takes the place of the union
	case t.Class == lexicon.Place && r.texts != nil && r.texts.Printed([][]string{{s.chinese}})[0] == "":
		if han := r.texts.Sounding(w.text); han != "" && !strings.HasPrefix(w.chinese, han) { // as the texts spell it
			w.chinese, w.known = han, true
		}
	case t.Class == lexicon.Goods:
		w.forms = lexicon.Forms(t.ID)
	}
	return w, n * min(1, int(s.class))
}
