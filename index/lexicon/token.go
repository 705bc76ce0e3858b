package lexicon

import "rebot/index/bulletin"

// A Class says what a token is.
type Class uint8

// The classes of token. Word covers every concept of data/words*.txt; its Kind says more.
const (
	Unknown Class = iota
	Product
	Element
	Group
	Company
	Place
	Goods
	Number
	Quantity
	Purity
	PeriodOf
	Change
	Bound
	Word
	Filler
	Mark // punctuation
)

var classNames = [...]string{"unknown", "product", "element", "group", "company", "place", "goods", "number",
	"quantity",
	"purity", "period", "change", "bound", "word", "filler", "filler"}

// String is the class as `rebot tokens` prints it.
func (c Class) String() string { return classNames[c] }

// A Token is a piece of a text with what it means.
type Token struct {
	Class   Class // what is asked of every token stands first
	Year    bool  // the period names its year, or counts from now
	Bare    bool  // a product's element alone, without a form
	flag    flags
	numeral numeralKind
	mask    mask

	From, To int    // characters of the text as given
	Text     string // folded
	ID       string // the concept of a word, such as move.down; the canonical name of a name
	Kind     string // the class column of the concept: move, measure, op …; of a place: country, province …
	Unit     string // of a quantity, canonical: 元/公斤, 吨, %
	Value    string // a number in plain decimals, such as 26180

	Also   []Sense         // further senses of a word
	Parts  []Token         // what a composed token was made of
	Period bulletin.Period // of a period; zero where it names a time that no calendar has, such as 春节前
	Upper  string          // the other end of a range in plain decimals, empty for none
	// the number as printed without blanks and commas, 2.617 of 2.617万; plain decimals for words
	Digits      string
	DigitsUpper string // the same for Upper
	Scale       string // 万, 亿 … behind Digits; empty where Value has it all
	About       string // 约, 多: the number is not exact

	lo, hi int32 // the letters of the folded text that it stands for, in bytes
}

// A Sense is another meaning of a word.
type Sense struct {
	Class    Class
	ID, Kind string
}

// Capital reports whether the token is written with a capital, as names are.
func (t *Token) Capital() bool { return t.flag&wasUpper != 0 }

// AllCapitals reports whether the token is written in capitals alone, as the place of a dateline is.
func (t *Token) AllCapitals() bool { return t.flag&inCapitals != 0 }

// Is reports whether the token is the word of a concept, or of any concept below it: Is("move") holds for move.down. A
// word of several senses is the word of each.
func (t *Token) Is(id string) bool {
	return (t.Class == Word || t.Also != nil) && t.isWord(id) // most tokens are neither: no call for them
}

func (t *Token) isWord(id string) bool {
	if t.Class == Word && under(t.ID, id) {
		return true
	}
	for i := range t.Also {
		if t.Also[i].Class == Word && under(t.Also[i].ID, id) {
			return true
		}
	}
	return false
}

func under(id, concept string) bool {
	n := len(concept)
	return len(id) >= n && (len(id) == n || id[n] == '.') && id[:n] == concept
}

// Of reports whether any sense of the token is of a kind.
func (t *Token) Of(kind string) bool {
	if t.Kind == kind {
		return true
	}
	for i := range t.Also {
		if t.Also[i].Kind == kind {
			return true
		}
	}
	return false
}

// Fills reports whether the token may be a filler.
func (t *Token) Fills() bool { return t.Class == Filler || t.Of("filler") }

// Direction is the customs' name of the direction that a concept of a trade names; what is neither of two ways nor both
// of them is their balance.
func Direction(concept string) string {
	switch concept {
	case "dir.export":
		return bulletin.Export
	case "dir.import":
		return bulletin.Import
	case "dir.both":
		return bulletin.BothWays
	}
	return "净出口"
}

// A mask says in bits what a token is, so that a rule is asked only about tokens that it may begin with: the lower bits
// are the classes, the upper ones kinds of words.
type mask uint64

const (
	mUnit mask = 1 << (iota + 16)
	mPer
	mTime
	mMove
	mBound
	mNum
	mEnglish
	mScale
	mForm
	mGrade
	mOrd
	mTwo  // it has two meanings: eu, us
	mMost // 最, 不, 过, 破: a bound may begin with it
	mFirm // 公司: the name of a firm may end in it
	mPrep
	mFrom
	mUntil
	mJoin // 至, 和, 的: what stands behind a number may go on with it

	mNumber  mask = 1 << Number
	mPeriod  mask = 1 << PeriodOf
	mMark    mask = 1 << Mark
	mElement mask = 1 << Element
	mAmount       = mNumber | 1<<Quantity | 1<<Change
)

var kindMasks = map[string]mask{"unit": mUnit, "unitlink": mPer, "time": mTime, "rel": mTime,
	"mon": mTime, "qtr": mTime, "front": mTime, "move": mMove, "bound": mBound, "boundbetween": mBound,
	"boundbehind": mBound, "num": mNum,
	"numeral": mEnglish, "scale": mScale, "form": mForm,
	"grade": mGrade, "ord": mOrd, "ordinal": mOrd, "firm": mFirm}

// idMasks are those of single concepts.
var idMasks = map[string]mask{"op.second": mOrd, "op.most": mMost, "prep.in": mPrep, "link.from": mFrom,
	"time.until": mUntil,
	"qual.grade": mForm, "ask.not": mMost, "aspect": mMost, "link.to": mJoin | mUntil, "link.of": mJoin, "op.and": mJoin}

func maskOf(class Class, kind string) mask {
	if class == Word {
		return 1<<Word | kindMasks[kind]
	}
	return 1 << class
}
