package extract

import (
	"regexp"
	"strings"

	"rebot/index/bulletin"
)

var (
	amountRE  = regexp.MustCompile(`(` + number + `)(` + scale + goods + `)`)
	restateRE = regexp.MustCompile(`^\((?:约合|约|合|即|折合)?(` + number + `)(` + scale + goods + `)\)`)
	yearOnRE  = regexp.MustCompile(`^(?:,|、)?(?:也|均)?(?:同比|环比|比上年同期|比去年同期|较上年同期|较去年同期)?(?:\([^)]*\))?(?:较|比)?(?:\d{4}年(?:1[-—至~])?\d{1,2}月)?(?:(` + up + `)|(` + down + `)|(` + flat + `))(` + near + `)(?:(` + number + `)%)?`)
	shareRE   = regexp.MustCompile(`(?:在([^,。;\d]{2,20}?)中)?占(?:比|(?:我国?|全国|同期)?([^,。;\d]{0,16}?)(?:的比重|比重|的|比例)?)(?:为|达|达到|约|是)?(` + number + `)%`)
	perTonRE  = regexp.MustCompile(`(?:([^,。;]{0,12}?)(?:进口|出口)?均价(?:\([^)]*\))?)?(?:为|是)?每(吨|公斤|辆|台|桶)(?:为|约)?(` + number + `)(万)?(元|美元)`)
	dirRE     = regexp.MustCompile(`进出口|出口|进口|贸易`)
)

// A tradeState is what a clause of foreign trade takes over from those before it.
type tradeState struct {
	from, to           bulletin.Month
	direction          string
	subject, partner   string
	last               int    // index of the fact that a following change belongs to, -1 for none
	paragraphDirection string // of a heading such as 出口：
	goods              string // the commodity weighed last
	lost               bool   // the clause before spoke of something else
	foreign            bool   // another country tells of its own trade
	saved              span   // the time to go back to after a sentence about the year before
}

// trades reads the figures of foreign trade in an article, clause by clause: a clause leaves out what the one before it said.
func (r *reader) trades(article int) {
	s := tradeState{last: -1}
	for i := range r.Articles[article].Paragraphs {
		p := &r.Articles[article].Paragraphs[i]
		if !strings.Contains(p.Text, "口") && !strings.Contains(p.Text, "贸易") {
			continue // no paragraph without a word of trade gives a figure of it
		}
		text := prose(p)
		if d := strings.TrimRight(text, ":"); d == "出口" || d == "进口" {
			s.paragraphDirection = d
			continue
		}
		if r.full() {
			return
		}
		if p.Row || p.Caption || p.Repeat || p.Heading || !amountRE.MatchString(text) && !shareRE.MatchString(text) {
			continue
		}
		if s.last = -1; !strings.HasPrefix(text, "其中") { // which goes on with the paragraph before
			s.direction, s.subject, s.partner = s.paragraphDirection, "", ""
			s.goods, s.foreign = "", foreignTitle(r.Articles[article].Title)
		}
		for _, c := range clauses(text) {
			r.tradeClause(article, p, text, c, &s)
			s.endClause(text[c[1]:])
		}
	}
}

// clauses cuts a text at commas and stops, but not inside brackets or numbers. Each is a byte range.
func clauses(text string) [][2]int {
	var out [][2]int
	start, depth := 0, 0
	for i, r := range text {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth = max(0, depth-1)
		case depth == 0 && strings.ContainsRune(",。;:!?", r) && !insideNumber(text, i):
			out = append(out, [2]int{start, i})
			start = i + len(string(r))
		}
	}
	return append(out, [2]int{start, len(text)})
}

func insideNumber(s string, i int) bool {
	digit := func(b byte) bool { return b >= '0' && b <= '9' }
	return s[i] == ',' && i > 0 && i+3 < len(s) && digit(s[i-1]) && digit(s[i+1]) && digit(s[i+2]) && digit(s[i+3])
}

// tradeClause reads one clause: a period, then an amount, a share, a price per ton, or the change of the figure before it.
func (r *reader) tradeClause(article int, p *bulletin.Paragraph, text string, c [2]int, s *tradeState) {
	clause := text[c[0]:c[1]]
	if strings.ContainsRune(clause, hidden) {
		s.forget() // what follows must not go to the figure before
		return
	}
	if r.changeClause(article, p, text, c, s) {
		return
	}
	r.period(clause, s)
	if s.reporter(clause); s.foreign || s.to > r.Month || forecast(text, c[0], c[1]) {
		s.last = -1
		return
	}
	if s.topic(clause) {
		return
	}
	if m := perTonRE.FindStringSubmatch(clause); m != nil {
		if s.direction != "" && s.to != 0 && s.subject != "" {
			r.addTrade(article, p, c, s, bulletin.Trade{Measure: "均价", Amount: amountOf(m[3]), Unit: m[4] + m[5] + "/" + m[2]})
		}
		return
	}
	if m := amountRE.FindStringSubmatchIndex(blankPeriods(clause)); m != nil && !notAmount.MatchString(clause[m[1]:]) {
		if !whole(clause, m[2], m[3]) {
			s.forget()
			return
		}
		r.amountClause(article, p, text, c, m, s)
	} else if d := dirRE.FindString(clause); d != "" && s.direction == "" {
		s.direction = strings.ReplaceAll(d, "贸易", "进出口")
	}
	r.shareClause(article, p, text, c, s)
}

// blankPeriods hides the numbers of periods, such as 前11个月, that look like amounts.
func blankPeriods(clause string) string {
	return periodText.ReplaceAllStringFunc(clause, func(m string) string { return strings.Repeat(" ", len(m)) })
}

// changeClause takes 同比增长 x% to the figure before it.
func (r *reader) changeClause(article int, p *bulletin.Paragraph, text string, c [2]int, s *tradeState) bool {
	m := yearOnRE.FindStringSubmatch(text[c[0]:c[1]])
	if m == nil {
		return false
	}
	if s.last < 0 || r.Trades[s.last].Change != nil {
		return true
	}
	t := &r.Trades[s.last]
	if ch := signed(m[1], m[2], m[3], m[5]); ch != nil {
		ch.Base, ch.About = tradeBase(text[c[0]:c[1]], t.To), about(m[4])
		t.Change = ch
		at := cite(article, p, c[0], c[1])
		t.Cite.First, t.Cite.Last = min(t.Cite.First, at.First), max(t.Cite.Last, at.Last)
	}
	return true
}

var (
	notAmount = regexp.MustCompile(`^(?:/|百分点)`)
	topicRE   = regexp.MustCompile(`^(\p{Han}{2,10})方面$`)
)

var (
	partnerTopic = regexp.MustCompile(`^([\p{Han}]{2,8}?)(?:仍|依然)?(?:是|为)(?:我国?)?第[一二三四五六七八九十]大贸易伙伴$`)
	goodsTopic   = regexp.MustCompile(`(进口|出口)的([\p{Han}]{2,10})$`)
)

// topic takes a clause that only names what the next ones are about: 稀土方面, 东盟是我国第一大贸易伙伴.
func (s *tradeState) topic(clause string) bool {
	if m := topicRE.FindStringSubmatch(clause); m != nil {
		s.subject, s.partner = trimTrade(m[1]), ""
		return true
	}
	if m := partnerTopic.FindStringSubmatch(clause); m != nil {
		s.subject, s.partner = "货物贸易", trimTrade(m[1])
		return true
	}
	if m := goodsTopic.FindStringSubmatch(clause); m != nil {
		s.direction, s.subject, s.partner = m[1], m[2], ""
		return true
	}
	return false
}

// forget ends what a clause takes over from those before it, but for the time.
func (s *tradeState) forget() {
	s.last, s.subject, s.partner, s.lost = -1, "", "", true
}

func (r *reader) addTrade(article int, p *bulletin.Paragraph, c [2]int, s *tradeState, t bulletin.Trade) {
	t.Subject, t.Partner, t.Direction, t.From, t.To = s.subject, s.partner, s.direction, s.from, s.to
	t.Cite = cite(article, p, c[0], c[1])
	r.Trades = append(r.Trades, t)
	s.last = len(r.Trades) - 1
}
