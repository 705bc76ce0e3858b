package clause

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A clause is the text between two marks, with what its words say once they are parsed.
type clause struct {
	tokens []*lexicon.Token
	base   bulletin.Month // of the issue
	notes  []note         // what stands in brackets
	parts  []*clause      // and splits up its figure
	begins byte           // the mark before it: , ; . : or & where a list goes on
	first  bool           // it begins its sentence
	last   bool           // it ends its sentence
	open   bool           // its paragraph ends in a mark that promises more
	loose  bool           // its paragraph does not end in a full stop

	said    frame
	amounts []amount
	changes []change
	cmps    []comparison     // 同比和环比, to be shared out
	again   []*lexicon.Token // amounts in brackets
	next    *clause
	bad     string // why its figures are not read
	marks
}

// marks says how a clause hangs together with others.
type marks struct {
	part, same, run  bool           // 其中; 同期; 累计
	now              bool           // 目前: the time of the text
	each, respective bool           // 均; 分别
	sum              bool           // 合计
	says, cause      bool           // 公告; 据
	nation           bool           // 我国, 全国: no region
	firm             bool           // 公司 alone
	ranked           bool           // 前三位, 按目的地分: of partners, where they are places
	apart            bool           // 按目的地分: the clause says only that what follows is by partner
	there            bool           // 该省: the region before
	withNation       *lexicon.Token // 自中国: trade with this country, of one that is named before
	thisBatch        bool           // 本批
	versus           comparison     // 与 2023 年第一批相比
	ahead            comparison     // 与 2025 年 7 月相比: of the change behind it
	than             comparison     // what the figures of the sentence before it are compared with: 比 7 月高
	ref              bool           // 这一数字
	below            bool           // 下同
	plan, planYear   *lexicon.Token // 指标, in the title of what is told of, and the year in it
	guess            bool           // 预计, 如果
	planned          *lexicon.Token // 拟
	vague            string         // 近日, 上周: a time that no calendar has
	since            *lexicon.Token // 自2022年四季度起
	hour             string         // 晚间: when of a day
	whole            bool           // 全年: no single batch
	labelled         bool           // it stands behind a colon and a label that is not understood
	fell             bool           // after 267 tonnes in July: it only tells what a figure was before
	headed           bool           // or behind one that names more than a time
	behindTime       bool           // the sentence has named a time before it
	behindWhen       bool           // only a clause that says when stands before it in its sentence
	carried          bool           // it opens a paragraph that goes on with the sentence of the one before
	sent             bool           // its goods went to a place
	given            bool           // gets: its figure is handed out to whom it names
	graded           bool           // its goods have got their grade
	times            bool           // 为去年的 2.3 倍: how often as much
	rule             bool           // 每增减 1%: how a price is reckoned, no price
	batches          bool           // 两批: all of them
	batchCount       string         // 两
	line             bool           // 业务: of a line of business, and not of the firm
	quarters         bool           // 四个季度: all of a year
	year             *lexicon.Token // of 上年同期, 2023年同期
	thatTime         *lexicon.Token // 同月, 同日
	hidden           bool           // unknown words that may say whose or where
	share            bool
	outside          bool     // of the market abroad, and not where
	termed           bool     // 含税价: its price is told by its terms alone
	quotes           bool     // 均价报: its price is told by two words
	mean             bool     // 平均 beside an index
	summed           bool     // 累计: since January
	mixed            bool     // it names two times
	monthEnd         bool     // the high of the month
	ofOre            bool     // its kind of ore stands before a colon that a list of places follows
	wide             *filling // the longer time that the clause's lies in
	terms            string
}

// A note is the text in brackets behind the clause's token before.
type note struct {
	behind int // how many tokens of the clause stand before it
	tokens []*lexicon.Token
}

// cutClauses cuts the tokens of a paragraph into clauses. A list's mark and the word 和 end a clause that has a figure.
func cutClauses(tokens []lexicon.Token, place *clausePlace) []*clause {
	k := cutter{tokens: tokens, at: opening(tokens), place: place, kana: hasKana(tokens), out: make([]*clause, 0, 8)}
	k.next('.', place.list(len(tokens)))
	for k.at < len(tokens) {
		k.step()
	}
	open := k.cur.begins != '.' && k.cur.begins != '&' && len(k.cur.tokens) == 0
	loose := k.cur.begins != '.' || len(k.cur.tokens) > 0
	k.end('.')
	if len(k.out) > 0 {
		k.out[len(k.out)-1].open, k.out[len(k.out)-1].loose = open, loose
	}
	return k.out
}

// opened counts the tokens of a label that opens a paragraph: 【导读】.
func opened(tokens []lexicon.Token) int {
	if len(tokens) == 0 || tokens[0].Text != "【" {
		return 0
	}
	return 1 + slices.IndexFunc(tokens, func(t lexicon.Token) bool { return t.Text == "】" })
}

// opening counts the tokens before the first sentence of a paragraph: marks of a list, a label such as 【导读】, a number.
func opening(tokens []lexicon.Token) int {
	n, _ := placeline(tokens)
	for n < len(tokens) && tokens[n].Class == lexicon.Mark && (strings.Contains(bullets, tokens[n].Text) || dash(tokens, n)) {
		n++
	}
	n += opened(tokens[n:])
	if wire, _ := wireline(tokens[n:]); wire > 0 {
		return n + wire
	}
	return n + numbering(tokens[n:])
}

// wireline counts the tokens by which an agency opens its news, and gives the day in it, where that names its month: 财联社 6 月
// 30 日电, 经济通通讯社 21 日专讯.
func wireline(tokens []lexicon.Token) (n int, day bulletin.Period) {
	for i := range tokens[:max(0, min(len(tokens)-1, maxPlaceline))] {
		t, end := &tokens[i], &tokens[i+1]
		switch {
		case t.Class == lexicon.Mark, isAmount(t):
			return 0, day
		case t.Class != lexicon.PeriodOf:
		case !t.Period.IsDay() || t.To != end.From || !slices.Contains(lexicon.List("wire.end"), end.Text):
			return 0, day
		case t.ID == "day.alone":
			return i + 2, day
		default:
			return i + 2, t.Period
		}
	}
	return 0, day
}

// dash reports whether a paragraph begins with a dash that opens it as one of a list, and is no sign of a number.
func dash(tokens []lexicon.Token, n int) bool {
	return n == 0 && len(tokens) > 1 && strings.Contains("-—–>", tokens[0].Text) && !isFigure(&tokens[1]) && !isAmount(&tokens[1])
}

// bullets are the marks that open the paragraphs of a list.
const bullets = "▪▫‣⁃●■◆▲•※★▶►◇□○◎❖➢→*"

// numbering counts the tokens that number a paragraph in a list: 一、, （二）, 3．.
func numbering(tokens []lexicon.Token) int {
	n := 0
	if len(tokens) > 2 && tokens[0].Text == "(" {
		n = 1
	}
	if len(tokens) < n+3 || tokens[n].Class != lexicon.Number || len(tokens[n].Digits) > 2 {
		return 0
	}
	switch mark := tokens[n+1].Text; {
	case n == 1 && mark == ")", n == 0 && mark == "、", n == 0 && mark == "." && !endsInDigit(tokens[2].Text[:1]):
		return n + 2
	}
	return 0
}

type cutter struct {
	tokens []lexicon.Token
	at     int
	cur    *clause
	out    []*clause
	figure bool
	place  *clausePlace
	dashed bool // an aside between dashes has begun
	terms  bool // the clause has named the terms of a price
	item   int  // the number of the item of a list in the sentence
	kana   bool // the text is Japanese, in which 、 parts clauses
}

// hasKana reports whether a word is written in the letters of Japanese.
func hasKana(tokens []lexicon.Token) bool {
	for i := range tokens {
		if text := tokens[i].Text; text >= "ぁ" && text < "ヿ" {
			return true
		}
	}
	return false
}

func (k *cutter) step() {
	if n := k.itemAt(); n > 0 {
		k.item++
		k.at += n
		return
	}
	t := &k.tokens[k.at]
	k.at++
	if t.Class == lexicon.Mark {
		k.mark(t)
		return
	}
	if k.figure && k.movesOn(t) {
		if k.end(','); t.Text == "andup" {
			k.cur.tokens = append(k.cur.tokens, &movedUp)
		}
		return
	}
	if t.Is("op.and") && k.otherEnd() {
		k.end(',')
		return
	}
	if k.figure && t.Is("op.and") && (k.goesOn() || k.all()) {
		k.end('&')
		return
	}
	if t.Text == "that" && !k.figure && saysThat(k.cur.tokens) {
		k.cur.tokens = k.cur.tokens[:0]
		return
	}
	if k.restarts(t) || t.Text == "with" && k.cur.holdsPlace() != nil { // Germany ranked first with 1,288 tons
		k.end(',')
	}
	if t.Text == "with" && k.figure && len(k.cur.tokens) > 0 && k.cur.tokens[len(k.cur.tokens)-1].Of("compare") && !k.goesOn() {
		k.end(',') // up 12% YoY, with Myanmar being the largest supplier
		k.cur.bad = onlyWhen + t.Text
	}
	if t.Text == "其中" && k.movedOnly() { // 价格上涨 其中氧化钕均价 50.9 万元/吨
		k.end(',')
	}
	if word := k.restatedBy(t); word != nil {
		k.end(',')
		k.cur.tokens = append(k.cur.tokens, word)
		return
	}
	if t.Text == "which" && k.tookBehind() { // Germany, which took 1,178 tons
		k.end(',')
		k.at++
		return
	}
	if subordinate(t) && k.fellBefore() {
		k.end(',')
		k.cur.fell = true
		return
	}
	if subordinate(t) && (k.figure || len(k.cur.tokens) == 0) {
		k.end(',')
		k.cur.bad = onlyWhen + t.Text
	}
	k.cur.tokens = append(k.cur.tokens, t)
	k.figure = k.figure || isAmount(t) && t.Unit != "位" && !k.offered()
}

// restarts reports whether a token begins anew behind a figure and its change, where no mark stands between: 营业收入 35 亿元同比
// 增长 4.3% 归母净利润 3 亿元.
func (k *cutter) restarts(t *lexicon.Token) bool {
	if k.nextPriced(t) {
		return true
	}
	n := len(k.cur.tokens)
	if n < 3 || k.cur.tokens[n-1].Class != lexicon.Change || isASCII(t.Text[:1]) && t.Class != lexicon.PeriodOf &&
		(!isName(t) || isASCII(k.cur.tokens[0].Text[:1])) {
		return false
	}
	named := t.Kind == "kind" || t.Class == lexicon.PeriodOf || t.Class == lexicon.Product ||
		t.Class == lexicon.Goods ||
		t.Class == lexicon.Group
	return named && slices.ContainsFunc(k.cur.tokens, func(b *lexicon.Token) bool { return b.Class == lexicon.Quantity }) && k.goesOn()
}

// nextPriced reports whether a token names the next of several goods behind the price of one, where no mark stands
// between: 钨精矿 28.7 万元/吨 APT 41.2 万元/吨, and the 70 of 70 钨铁.
func (k *cutter) nextPriced(t *lexicon.Token) bool {
	n := len(k.cur.tokens)
	grade := t.Class == lexicon.Number && t.Unit == "" && k.at < len(k.tokens) && isName(&k.tokens[k.at]) &&
		k.tokens[k.at].From == t.To
	if n < 2 || !isName(t) && !grade && t.Class != lexicon.Purity || t.Class == lexicon.Element {
		return false
	}
	price, of := k.cur.tokens[n-1], k.cur.tokens[n-2]
	return unitKind(price.Unit) == '/' && price.Class == lexicon.Quantity && (isName(of) || of.Of("measure")) && k.goesOn()
}

// movedOnly reports whether the clause so far ends in a move of which no size is told.
func (k *cutter) movedOnly() bool {
	n := len(k.cur.tokens)
	return n > 0 && !k.figure && k.cur.tokens[n-1].Of("move") && k.cur.tokens[n-1].Class == lexicon.Word
}

// all reports whether all of something, without its figure, stands next: 3.04 万吨和全部离子型指标.
func (k *cutter) all() bool { return k.at < len(k.tokens) && k.tokens[k.at].Text == "全部" }

// goesOn reports whether what follows up to the next mark has a figure of its own.
func (k *cutter) goesOn() bool {
	for i := k.at; i < len(k.tokens); i++ {
		t := &k.tokens[i]
		if isAmount(t) || i == k.at && t.Is("move.flat") && k.cur.moves() {
			return true
		}
		if t.Class == lexicon.Mark && !strings.Contains("()、\"", t.Text) || t.Is("cmp") {
			return false
		}
	}
	return false
}

// moves reports whether the figure of a clause is but a change: +6.4%、持平.
func (c *clause) moves() bool {
	n := len(c.tokens)
	return n > 0 && (c.tokens[n-1].Class == lexicon.Change || c.tokens[n-1].Unit == "%")
}

func isAmount(t *lexicon.Token) bool {
	return t.Class == lexicon.Quantity || t.Class == lexicon.Change || t.Class == lexicon.Bound && t.Unit != ""
}

func (k *cutter) mark(t *lexicon.Token) {
	switch t.Text {
	case ",", ";", ":":
		if t.Text == "," && k.comma() {
			return
		}
		k.end(t.Text[0])
	case "。", "!", "?", "…":
		k.end('.')
	case ".":
		if k.tight() {
			k.cur.bad = "a number with a mark in it"
			return
		}
		if n := len(k.cur.tokens); n > 1 && legal(k.cur.tokens[n-1]) && k.cur.tokens[n-1].To == t.From && ofFirm(k.cur.tokens[:n]) {
			return // Minmetals Corp.
		}
		k.end('.')
	case "、", "/":
		if t.Text == "、" && k.kana {
			k.end(',')
			return
		}
		if k.figure && k.goesOn() && (t.Text != "/" || isAmount(&k.tokens[k.at])) {
			k.end('&')
			return
		}
		k.cur.tokens = append(k.cur.tokens, t)
	case "-", "–", "—":
		if k.dashes(t) {
			k.end(',')
			return
		}
		if k.saysSo() { // 第二批出口配额——15738 吨
			return
		}
		if k.parted(t) {
			k.end('.')
			return
		}
		k.cur.tokens = append(k.cur.tokens, t)
	case "(":
		k.bracket(")")
	case "[":
		if end := referenceAt(k.tokens, k.at-1); end > 0 {
			k.at = end
			return
		}
		k.cur.tokens = append(k.cur.tokens, t)
	case ")":
		if n := len(k.cur.tokens); n == 1 && k.cur.tokens[0].Class == lexicon.Number { // 1）缅甸矿
			k.cur.tokens = k.cur.tokens[:0]
			return
		}
		k.cur.tokens = append(k.cur.tokens, t)
	case "《":
		k.title()
	case `"`, "'", "·", "®", "™", "℠":
	case "*":
		if !k.footnote(t) {
			k.cur.tokens = append(k.cur.tokens, t)
		}
	default:
		k.cur.tokens = append(k.cur.tokens, t)
	}
}

// saysSo reports whether the dash just read is one of two between words in Han and a figure that is said of them.
func (k *cutter) saysSo() bool {
	n := len(k.cur.tokens)
	if n == 0 || isASCII(k.cur.tokens[n-1].Text) || k.figure || k.at >= len(k.tokens) {
		return false
	}
	dash := func(i int) bool {
		return i >= 0 && i < len(k.tokens) && strings.Contains("-–—", k.tokens[i].Text) &&
			k.tokens[i].Text != ""
	}
	return dash(k.at) && k.at+1 < len(k.tokens) && isAmount(&k.tokens[k.at+1]) || dash(k.at-2) &&
		isAmount(&k.tokens[k.at])
}

// legal reports whether an English word is one that names of firms end in: Corp, Co., Ltd.
func legal(t *lexicon.Token) bool {
	return isASCII(t.Text) && isLegal(t.Text)
}

// ofFirm reports whether a firm stands before words that its name ends in.
func ofFirm(tokens []*lexicon.Token) bool {
	n := len(tokens)
	for n > 0 && (legal(tokens[n-1]) || tokens[n-1].Class == lexicon.Mark) {
		n--
	}
	return n > 0 && n < len(tokens) && tokens[n-1].Class == lexicon.Company
}

// comma takes a comma that ends no clause: before a country, and in a list of names or of amounts.
func (k *cutter) comma() bool {
	if k.cur.first && len(k.cur.notes) == 0 && k.cur.bad == "" && connects(k.cur.tokens) { // 然而，
		k.cur.tokens = k.cur.tokens[:0]
		return true
	}
	if k.tight() {
		k.cur.bad = "a number with a mark in it"
	}
	switch {
	case k.inChina(), k.inTerms():
	case k.listsNames():
		k.cur.tokens = append(k.cur.tokens, &listMark)
	case k.listsAmounts():
		k.end('&')
	default:
		return false
	}
	return true
}

// footnote reports whether a star stands right behind a word and points to a note: per tonne* on Thursday.
func (k *cutter) footnote(t *lexicon.Token) bool {
	n := len(k.cur.tokens)
	return n > 0 && k.cur.tokens[n-1].To == t.From && (k.at == len(k.tokens) || k.tokens[k.at].From > t.To || k.tokens[k.at].Class == lexicon.Mark)
}

// connects reports whether a clause is but a word that joins its sentence to the one before: 然而，但是，.
func connects(tokens []*lexicon.Token) bool {
	if len(tokens) == 2 && tokens[0].Unit == "个月" && tokens[1].Is("op.sum") { // 三个月合起来，三季度是
		return true
	}
	return len(tokens) == 1 && (tokens[0].Class == lexicon.Filler || tokens[0].Kind == "adverb")
}

// tight reports whether the mark read last stands right between two digits.
func (k *cutter) tight() bool {
	if k.at < 2 || k.at >= len(k.tokens) {
		return false
	}
	a, m, b := &k.tokens[k.at-2], &k.tokens[k.at-1], &k.tokens[k.at]
	return a.To == m.From && m.To == b.From && endsInDigit(a.Text) && b.Text != "" && bulletin.IsDigit(b.Text[0])
}

func endsInDigit(s string) bool { return s != "" && bulletin.IsDigit(s[len(s)-1]) }

// bracket takes what stands in brackets as a note. One that is not closed is left as it is.
func (k *cutter) bracket(closing string) {
	depth := 0 // Ce2(CO3)3 in them
	for i := k.at; i < len(k.tokens) && i < k.at+40; i++ {
		t := &k.tokens[i]
		if t.Class == lexicon.Mark && t.Text == "(" {
			depth++
		} else if t.Class == lexicon.Mark && t.Text == closing && depth > 0 {
			depth--
		} else if t.Class == lexicon.Mark && t.Text == closing {
			if in := k.tokens[k.at:i]; k.planParts(in) || k.parts(in) {
				k.at = i + 1
				return
			}
			n := note{behind: len(k.cur.tokens)}
			for j := k.at; j < i; j++ {
				n.tokens = append(n.tokens, &k.tokens[j])
			}
			k.cur.notes = append(k.cur.notes, n)
			k.at = i + 1
			return
		}
	}
	k.cur.bad = "a bracket that is not closed"
}

// referenceAt gives the place behind a number in square brackets that points to a note or a source, [9] or [4, 5]: 0 where
// none stands.
func referenceAt(tokens []lexicon.Token, at int) int {
	if at < 0 || tokens[at].Text != "[" {
		return 0
	}
	for i := at + 1; i < min(len(tokens), at+8); i++ {
		switch t := &tokens[i]; {
		case t.Text == "]" && i > at+1:
			return i + 1
		case t.Class == lexicon.Number && len(t.Text) < 4, t.Class == lexicon.Mark && strings.Contains(",、-", t.Text):
		default:
			return 0
		}
	}
	return 0
}

// title passes over the title of a book or a law.
func (k *cutter) title() {
	for i := k.at; i < len(k.tokens) && i < k.at+60; i++ {
		if t := &k.tokens[i]; t.Class == lexicon.Mark && t.Text == "》" {
			k.at = i + 1
			return
		} else if t.Is("kind.quota") {
			k.cur.plan = t
		} else if t.Class == lexicon.PeriodOf && t.Period.IsYear() {
			k.cur.planYear = t
		}
	}
}

// end closes the clause. An empty one leaves only its mark.
func (k *cutter) end(mark byte) {
	if len(k.cur.tokens)+len(k.cur.notes) > 0 || k.cur.bad != "" {
		k.cur.last = mark == '.'
		k.out = append(k.out, k.cur)
		rest := k.cur.tokens[len(k.cur.tokens):] // the clauses of a paragraph share one list
		k.cur.tokens = slices.Clip(k.cur.tokens)
		k.next(mark, rest)
	} else if rank(mark) > rank(k.cur.begins) {
		k.cur.begins, k.cur.first = mark, mark == '.'
		if mark == '.' && len(k.out) > 0 {
			k.out[len(k.out)-1].last = true
		}
	}
	k.figure, k.terms = false, false
}

// next begins a clause.
func (k *cutter) next(mark byte, tokens []*lexicon.Token) {
	k.cur = k.place.next()
	k.cur.begins, k.cur.first, k.cur.tokens = mark, mark == '.', tokens
}

func rank(mark byte) int {
	switch mark {
	case '.':
		return 3
	case ';':
		return 2
	case ',', ':':
		return 1
	}
	return 0
}
