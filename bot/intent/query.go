package intent

import (
	"slices"
	"strings"
	"unicode"

	"rebot/index/bulletin"
)

// A query is a question taken apart: what the rules look at.
type query struct {
	scanned
	text    string // as it was asked, without the words that only address the bot
	hint    string // the first word where it says what is wanted: price, trade, news, …
	english bool
	names   []bulletin.Mention
	without []string // products that the question leaves out
	time    period
	catalog *Catalog
	price   *bool              // what wantsPrice found, for the rules that ask it again
	named   []bulletin.Mention // all names, those left out too
	left    *string            // see residual
}

var (
	addressed      = compile(`^\s*(?:<@[A-Z0-9]+(?:\|[^>]*)?>|@\S+bot\b|@\S+)?\s*(?:[/／]?\s*re(?:bot)?\b)?\s*`)
	hintWord       = compile(`^[/／]?\s*(price|prices|trade|news|digest|help|start|status|policy|research|patents?|rank|index|search|report)(?:@\w+)?(?:\s*[:：]|\s+|$)`)
	fillers        = compile(`除了|还有|请问一?下?|请|麻烦|帮我|帮忙|帮|看看|看下|看一下|查一?下|查查|查|告诉我|我想|想|知道|问一?下|问|一下|老板|要|急|谢谢?|多谢|现在|目前|今天|当前|最新|的|了|吗|呢|啊|呀|吧|哦|嘛|么|是|有|在|到底|究竟|大概|什么|怎么样|怎样|如何|多少|情况|数据|信息|数字|给我|给|我|你|呗|哈|行不行|赶紧|快|那|和|与|跟|及|以及|、|国内|市场|稀土|产品|品种`)
	englishFillers = compile(`duo ?shao ?qian|jia ?ge|\b(?:please|the|of|for|is|are|was|in|at|to|me|give|show|tell|what'?s?|how|thx|thanks|pls|plz|asap|now|today|and|a|an|current|latest|hey|hi|hello|i|need|want|can|you|get|do|does|any|about|by|per)\b`)
	hanBlank       = compile(`([\p{Han}\d]) (\p{Han})`) // set apart as 氧 化 钬
	hanPercent     = compile(`百分之[零一二三四五六七八九十][一二三四五六七八九十点零]*`)
	noWord         = compile(`[\s\p{P}\p{S}]+`)
)

// newQuery takes a question apart.
func newQuery(text string, c *Catalog) *query {
	text = bulletin.StripControl(text)
	q := &query{text: text, catalog: c}
	s := strings.Join(strings.Fields(bulletin.Fold(text)), " ")
	s = addressed.ReplaceAllString(strings.ReplaceAll(s, "<@", " <@"), "")
	if m := hintWord.FindStringSubmatch(s); m != nil {
		q.hint, s = strings.TrimSuffix(m[1], "s"), s[len(m[0]):]
	}
	s = hanPercent.ReplaceAllStringFunc(s, func(m string) string { return hanDecimal(strings.TrimPrefix(m, "百分之")) + "%" })
	s = strings.TrimSpace(hanBlank.ReplaceAllString(hanBlank.ReplaceAllString(s, "$1$2"), "$1$2"))
	q.english = IsEnglish(s)
	q.scanned = scan(s)
	q.replace("$1$2-$3$4", compact)
	q.plainTimes(c.Newest())
	classes := q.leaveOutClasses(c)
	named := slices.DeleteFunc(c.Names.Find(q.folded), func(m bulletin.Mention) bool { // 镧系 is no name of 镧
		return m.Bare && strings.HasPrefix(q.folded[m.To:], "系")
	})
	q.names, q.without = q.wanted(named, c.Products)
	q.without = append(q.without, classes...)
	q.time = periodOf(q.scanned, c.Newest())
	q.named = named
	return q
}

// unwanted stands before a name that the question leaves out, or asks the share of: 除了氧化镝, 含钕多少.
var unwanted = compile(`(除了?|不包括|不算|不要|不是|不含|不问|没问|别(说|报|给我)?|排除|去掉|含|含有|except|not|excluding|without)\s*$`)

// wanted tells the names that a question asks for from those that it leaves out.
func (q *query) wanted(all []bulletin.Mention, products []string) (in []bulletin.Mention, out []string) {
	text := q.folded
	left := -1 // where the name that was left out before ends
	for _, m := range all {
		listed := left >= 0 && andOnly.MatchString(text[left:m.From])
		if !listed && !q.partHas(unwanted, text[:m.From]) && !q.partHas(besides, text[m.To:]) {
			in = append(in, m)
			continue
		}
		left = m.To
		out = append(out, m.Products...)
		if m.Bare || !strings.Contains(m.Text, "氧化") && !strings.Contains(m.Text, "金属") { // 除了镧铈
			out = append(out, ofElements(m.Products, products)...)
		}
	}
	return in, slices.Compact(slices.Sorted(slices.Values(out)))
}

var (
	andOnly = compile(`^\s*(和|与|及|、|,|,|and|&)\s*$`)
	besides = compile(`^\s*(以外|之外|除外)`)
)

// ofElements lists the products of any element that some products are of.
func ofElements(some, products []string) (out []string) {
	for _, s := range some {
		for _, e := range bulletin.Elements(s) {
			for _, p := range products {
				if slices.Contains(bulletin.Elements(p), e) {
					out = addOnce(out, p)
				}
			}
		}
	}
	return out
}

// IsEnglish tells a question in English from one that only holds a formula or pinyin.
func IsEnglish(folded string) bool {
	words := 0
	for _, r := range folded {
		if unicode.Is(unicode.Han, r) {
			return false
		}
	}
	for _, w := range strings.FieldsFunc(folded, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
		if len(w) > 2 {
			words++
		}
	}
	return words > 1 || englishWord.MatchString(folded)
}

var englishWord = compile(`\b(help|digest|price|prices|trade|news|index|oxide|metal|exports?|imports?|what|how|why|when|who|which|summary|patents?|papers?|policy|hello|[a-z]+ium|[a-z]+num)\b`)

// residual is what is left without names, times and words that say nothing: what else the question is about. Most
// questions are understood without it, so it is made when a rule asks.
func (q *query) residual() string {
	if q.left == nil {
		left := q.rest()
		q.left = &left
	}
	return *q.left
}

// nameless has spaces in place of the names.
func (q *query) nameless() string {
	s := []byte(q.folded)
	for _, m := range q.named {
		for i := m.From; i < m.To; i++ {
			s[i] = ' '
		}
	}
	return string(s)
}

func (q *query) rest() string { return strings.TrimSpace(blank(q.nameless())) }

// noise is times, filler words and punctuation. Each pattern is small enough for regexp to backtrack over, which is
// several times faster than what it does with larger ones.
var noise = func() (all []*pattern) {
	for _, res := range [][]*pattern{
		{fullMonth, toDateText, bareMonth, hanMonth, yearAlone, yearWord, thisMonth},
		{lastMonth, beforeMonth, lastMonths, quarter, dayText},
		{englishMon}, {fillers}, {englishFillers}, {noWord},
	} {
		var texts []string
		for _, re := range res {
			texts = append(texts, re.String())
		}
		all = append(all, compile("(?:"+strings.Join(texts, "|")+")+"))
	}
	return all
}()

// blank puts a space for what noise finds.
func blank(s string) string { return replaced(s, " ", noise...) }

// products lists the products that are named without doubt, each once. A lone element beside a name with a form takes
// that form: 氧化镝和铽 is 氧化镝 and 氧化铽.
func (q *query) products() (sure []string, unsure []bulletin.Mention) {
	form := ""
	for _, m := range q.names {
		if len(m.Products) == 1 {
			sure = addOnce(sure, m.Products[0])
			form = formOf(m.Products[0], form)
		}
	}
	for _, m := range q.names {
		if len(m.Products) == 1 {
			continue
		}
		if p := inForm(m, form); m.Bare && p != "" {
			sure = addOnce(sure, p)
			continue
		}
		unsure = append(unsure, m)
	}
	return sure, unsure
}

func formOf(product, otherwise string) string {
	switch {
	case strings.HasPrefix(product, "氧化"):
		return "氧化"
	case strings.HasPrefix(product, "金属"):
		return "金属"
	case strings.HasSuffix(product, "铁"):
		return "铁"
	}
	return otherwise
}

func inForm(m bulletin.Mention, form string) string {
	for _, p := range m.Products {
		if form != "" && formOf(p, "") == form {
			return p
		}
	}
	return ""
}
