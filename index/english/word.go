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
	sought   string // of words that ask: the noun that something is asked to be
	strange  bool   // a word in small letters that no dictionary has
	phrase   string // as the dictionary has it
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
	out = r.inHan(out)
	settle(out)
	choose(out, texts)
	return parted(out)
}

// inHan puts a name in brackets in the stead of its English words: Binhai University (滨海大学). Its words reach back to
// the first one with a capital letter; where there is none, the bracket is of one word.
func (r *reader) inHan(ws []word) []word {
	for i := 1; i+2 < len(ws); i++ {
		if ws[i].chinese != "(" || !bulletin.HasHan(ws[i+1].text) || ws[i+2].chinese != ")" {
			continue
		}
		end := i
		if ws[i-1].is(of) {
			end--
		}
		from := end - 1
		for k := from; k >= 0 && ws[k].says(); k-- {
			if unicode.IsUpper(r.letters[ws[k].from]) {
				from = k
			}
		}
		if from < 0 || !ws[from].says() {
			continue
		}
		ws[i+1].from, ws[i+1].to = ws[from].from, ws[i+2].to
		ws = slices.Concat(ws[:from], ws[i+1:i+2], ws[end:i], ws[i+3:])
		i = from
	}
	return ws
}

// settle chooses the noun or the verb of forms that are both, by where they stand.
func settle(ws []word) {
	for i := range ws {
		w := &ws[i]
		if w.is(name|period|mark|number) || w.grammar() {
			continue
		}
		h, ok := entries().homographs[stemmed(strings.Fields(w.text))]
		if !ok || w.chinese != h.noun.chinese && w.chinese != h.verb.chinese {
			continue
		}
		if w.sense = h.noun; verbal(ws, i) {
			w.sense = h.verb
		}
	}
}

// verbal reports whether a verb stands at a place rather than a noun: behind to, may, not or who, or between a noun and
// what something is done to.
func verbal(ws []word, i int) bool {
	before, behind := word{sense: sense{"", mark}}, word{sense: sense{"", mark}}
	if i > 0 {
		before = ws[i-1]
	}
	if i+1 < len(ws) {
		behind = ws[i+1]
	}
	switch {
	case i == 0 && ws[i].text == "list" && behind.is(det|noun|adj|number):
		return true
	case before.text == "to" || before.is(modal|aux|not) || before.is(wh) && !before.is(noun) && before.text != "which" && before.text != "what":
		return true
	case ws[i].past && !behind.is(noun):
		return true
	}
	if behind.is(mark|adv|prep|period) && before.is(noun|name) &&
		slices.ContainsFunc(ws[:i], func(w word) bool { return w.is(modal | aux) }) {
		return true
	}
	return before.is(noun|name) && !before.is(det) && (behind.is(det|wh) || behind.is(name) && !ws[i].is(adj))
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
	inside := i > 0 && i+1 < len(r.letters) && !unicode.IsSpace(r.letters[i-1]) && !unicode.IsSpace(r.letters[i+1])
	return !(inside && (c == ':' || c == '(' || c == ',' && unicode.IsDigit(r.letters[i+1]))) && (c != ')' || !inside)
}

func (r *reader) add(from, to int, isMark bool) {
	if to > from {
		r.chunks = append(r.chunks, chunk{from, to, string(r.letters[from:to]), isMark})
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
	w := word{from: c.from, to: c.to, text: strings.ToLower(c.text)}
	if bulletin.HasHan(c.text) {
		w.sense = sense{c.text, name | noun}
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
	if m, k := r.named(i); k > 0 && (!found || k > n && (!s.grammar() || m.is(period)) ||
		k == n && m.is(place) && !strings.HasPrefix(m.chinese, s.chinese) && r.capital(i)) {
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
	return word{sense: s, text: strings.ToLower(t.Text)}, n * min(1, int(s.class))
}
