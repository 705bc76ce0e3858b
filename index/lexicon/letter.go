package lexicon

import "unicode"

// plainMarks are marks that are written in more than one way and mean the same.
var plainMarks = map[rune]rune{
	'，': ',', '；': ';', '：': ':', '（': '(', '）': ')', '？': '?', '！': '!', '％': '%', '．': '.', '～': '~', '〜': '~',
	'﹣': '-',
	'－': '-', '−': '-', '–': '-', '—': '-', '―': '-', '‐': '-', '‑': '-', '≧': '≥', '⩾': '≥', '≦': '≤', '⩽': '≤',
	'／': '/', '＋': '+',
	'“': '"', '”': '"', '「': '"', '」': '"', '『': '"', '』': '"',
	'｢': '"', '｣': '"', '’': '\'', '‘': '\'', '｡': '。', '､': '、', '＝': '=', '・': '·',
	'￥': '¥', '○': '〇', '◯': '〇', '⁄': '/', '∕': '/',
}

func isBlank(r rune) bool { return r == ' ' || '\t' <= r && r <= '\r' }

func isHan(r rune) bool {
	return 0x4E00 <= r && r <= 0x9FFF || 0x3400 <= r && r < 0x4E00 || 0x20000 <= r && r <= 0x3FFFF || r == '〇'
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func isLatin(r rune) bool {
	return 'a' <= r && r <= 'z' || 0xDF <= r && r < 0x250 && unicode.IsLetter(r)
}

// isMark reports whether a letter is a mark of punctuation or a symbol. Letters of other scripts are not marks: nothing
// knows them, and what nothing knows stays.
func isMark(r rune) bool {
	if r < 0x80 {
		return !isDigit(r) && !isLatin(r)
	}
	if 0x3001 <= r && r <= 0x3003 || 0x3008 <= r && r <= 0x3011 { // 、。《》
		return true
	}
	return !isHan(r) && !unicode.IsLetter(r) && !unicode.IsNumber(r)
}

// A letterKind says in bits what a letter is, so that it is found out once for each letter of a text.
type letterKind uint8

const (
	latinLetter letterKind = 1 << iota
	digitLetter
	markLetter
	numeralLetter // a number may begin with it
	otherLetter   // any other
	insideWord    // it stands inside a Latin word or a run of digits, so that no form may begin or end before it
)

// kinds holds those of the letters that are common.
var kinds = func() (all [0xA000]letterKind) {
	for _, run := range [][2]rune{{0, 0x24F}, {0x3001, 0x3011}, {0x3400, 0x9FFF}} {
		for r := run[0]; r <= run[1]; r++ {
			all[r] = findKind(r)
		}
	}
	return all
}()

func kindOf(r rune) letterKind {
	if r < rune(len(kinds)) && kinds[r] != 0 {
		return kinds[r]
	}
	return findKind(r)
}

func findKind(r rune) (k letterKind) {
	if isLatin(r) {
		k |= latinLetter
	}
	if isDigit(r) {
		k |= digitLetter
	}
	if isMark(r) {
		k |= markLetter
	}
	if begins(r) {
		k |= numeralLetter
	}
	if k == 0 {
		return otherLetter
	}
	return k
}
