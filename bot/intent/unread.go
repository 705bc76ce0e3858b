package intent

import (
	"strings"
	"unicode"
)

// smallTalk says nothing about what is asked.
var smallTalk = compile(`同期|下个?月|加格|价各|均介|介格|报[个价]?|来着|线等|急等|大哥|大佬|哥们?|兄弟|老铁|朋友|老师|领导|折合?|换成?|[算按得花卖买]|要求|求购|今年以来|以来|至今|国产|国内|最近|上次|上回|最后|一次|一起|一并|分别|破?\d+(?:\.\d+)?|一个|左右|具体|程度|这个?时候|最近一次|对应|[个到前较比好吨]|\b(?:go|goes|going|show|products?|every|half|would|could|should|like|know|china|chinese|domestic|not|if|possible|kindly|will|please|let|see|look|find|out|do|did|done|much|alloy|oxide|metal|bro|dude|sir|mate|man|guys?|folks?|just|exactly|really|currently|right|quick(?:ly)?|info|update|rate|level|on|our|us|my|it|this|that|these|month|vs|with|than|from|or)\b`)

// unread is what no rule for a price reads of a question: what it may ask for beside the price.
func (q *query) unread() string { return q.unreadOf(q.residual()) }

func (q *query) unreadOf(text string) string {
	rest := replaced(text, " ", amountText, weightText, marketWords, companyName, association)
	rest = replaced(rest, " ", priceWords, strongPrice, changeWords, compareWords, historyWord, averageWords, whichWords, yearOnYear, tradeUnits, purityWords, listWords, foreignMoney, taxWords, highWords, lowWords, roseWords, fellWords, heldWords, askWords, dailyWords, spotWords, smallTalk)
	var words []string
	for _, w := range strings.Fields(rest) {
		if n := len([]rune(w)); n > 2 || n == 2 && unicode.Is(unicode.Han, []rune(w)[1]) {
			words = append(words, w)
		}
	}
	return strings.Join(words, " ")
}

// kindOfPrice stands between a product and the price that is asked: 批发 in 氧化镝批发价.
var kindOfPrice = compile(`^\s*的?([\p{Han}a-z0-9 ]{2,16}?)(?:价格|价钱|价位|均价|报价|单价|价差|价)`)

// otherKind is a kind of price, or of goods, that no rule knows.
func (q *query) otherKind() string {
	for _, m := range q.names {
		if k := kindOfPrice.FindStringSubmatch(q.folded[m.To:]); k != nil {
			return q.unreadOf(blank(k[1]))
		}
	}
	return ""
}

// whosePrice stands at the beginning, close before a product: a source, or a quality, that no rule knows.
func (q *query) whosePrice() string {
	if len(q.names) == 0 {
		return ""
	}
	if q.english {
		return q.unread()
	}
	front := q.folded[:q.names[0].From]
	if n := len([]rune(front)); n < 2 || n > 8 || q.unreadOf(blank(front)) != front {
		return ""
	}
	return front
}

// unreadBehind is what is unread behind the last name. What stands before it may describe the product.
func (q *query) unreadBehind() string {
	last := 0
	for _, m := range q.names {
		last = max(last, m.To)
	}
	return q.unreadOf(blank(q.nameless()[last:]))
}
