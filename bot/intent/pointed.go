package intent

import (
	"slices"
	"strings"

	"rebot/index/lexicon"
)

// pointing gives words their sense from what they point at: whence something was taken, where it is to be looked up, and
// whom 那边 only follows.
func (q *question) pointing() {
	for i := range q.tokens {
		switch t := &q.tokens[i]; {
		case t.Is("link.from") && t.Text != "由": // who does it
			q.whence(i)
		case slices.Contains(lookingUp, t.Text) && t.Class != lexicon.Mark:
			q.lookedUp(i)
		case t.Is("sc.contain") && strings.HasPrefix(t.Text, "里") && (q.at(i+1).Of("ask") || q.at(i+1).Is("op.count")):
			q.fills(i, i+1) // 跌的里面有几个
		case t.Is("ref.there") && i > 0 && (q.at(i-1).Class == lexicon.Company || q.at(i-1).Kind == "institution"):
			q.fills(i, i+1) // 海关那边
		}
	}
}

// lookingUp are the words for where something is looked up.
var lookingUp = []string{"看", "查", "翻", "按", "照", "对照", "参照", "根据", "依据"}

// lookedUp takes the word at i that says where to look: 看11月价格表.
func (q *question) lookedUp(i int) {
	k := i + 1
	for q.at(k).Class == lexicon.PeriodOf || q.at(k).Is("link.of") || q.at(k).Is("obj.issue") {
		k++
	}
	if !q.at(k).Is("obj.price") {
		return
	}
	if k++; slices.Contains([]string{"看", "来看", "讲", "说", "算"}, q.at(k).Text) { // 照价格表看
		q.fills(k, k+1)
	}
	if k == len(q.tokens) || q.at(k).Class == lexicon.Mark || q.at(k).Fills() {
		q.fills(i, i+1)
	}
}

// taken are what is done with an article of somebody else's.
var taken = []string{"转", "转载", "摘", "摘录", "摘编", "抄", "引", "选", "选登", "搬", "载", "采", "采编"}

// whence reads the words from i on as asking for the source where they ask from whom something was taken:
// 从哪儿转来的, 从哪个刊来的, 是从哪家媒体摘的.
func (q *question) whence(i int) {
	k := i + 1
	if a := q.at(k); !a.Is("ask.where") && !a.Is("ask.which") && !a.Is("ask.who") {
		return
	}
	for k++; q.at(k).Is("obj.journal") || q.at(k).Text == "刊" || q.at(k).Text == "报" || q.at(k).Is("counter.家") ||
		q.at(k).Text == "媒体" || q.at(k).Text == "网站"; k++ {
	}
	end := k
	for end < len(q.tokens) && (slices.Contains(taken, q.at(end).Text) || strings.HasPrefix(q.at(end).Text, "来") ||
		q.at(end).Text == "过来") {
		end++
	}
	if end == k {
		return
	}
	q.fills(i, end)
	t := &q.tokens[i]
	t.Class, t.ID, t.Kind = lexicon.Word, "obj.source", "object"
	t.Text = "哪来"
}
