package bot

import (
	"regexp"
	"slices"
	"strings"

	"rebot/index/bulletin"
)

// tradeRule takes questions for figures of foreign trade: a subject or partner that the issues have, and a word of
// trade or of the command.
func tradeRule(q *query) Intent {
	trade := q.has(tradeWords) || q.hint == "trade"
	t := TradeOf{Partner: q.partner(), Direction: q.direction(), YearToDate: q.time.toDate}
	t.Subject = q.subject()
	named := t.Partner != "" || isFirm(t.Subject) || t.Subject != "" && !strings.Contains(t.Subject, "稀土") && q.time.toDate
	if !trade && (!named || !q.has(askNumber)) || !q.wantsTrade(t) {
		return nil
	}
	if sure, _ := q.products(); len(sure) > 0 && t.Subject != sure[0] {
		if q.hint == "trade" || q.has(askAmount) {
			return Refuse{Reason: NoTrade, Name: sure[0]}
		}
		return nil // what is said of the product's trade is prose
	}
	if t.Subject == "" && t.Partner == "" {
		if !rareEarthTrade(q) {
			return q.unknownTrade()
		}
		t.Subject = "稀土"
	}
	switch newest := q.cover.Newest(); {
	case q.time.year != 0 && q.time.year == newest.Year() && len(q.time.months) == 0:
		t.YearToDate = true // 今年: as far as the newest issue goes
	case q.time.said:
		t.From, t.To = q.time.from, q.time.to
	}
	switch {
	case q.has(shareWords):
		t.Measure = "占比"
	case q.has(unitPriceWord):
		t.Measure = "均价"
	}
	return t
}

// rareEarthTrade tells whether a question without a subject may be taken to mean rare earths: it names nothing else.
func rareEarthTrade(q *query) bool { return tradeRest(q) == "" }

func tradeRest(q *query) string {
	rest := q.residual
	for _, re := range []*regexp.Regexp{tradeWords, askNumber, toDateWord, yearOnYear, changeWords, shareWords, unitPriceWord, whichWords, tradeUnits, tradeFiller} {
		rest = re.ReplaceAllString(rest, "")
	}
	return strings.ReplaceAll(rest, " ", "")
}

var tradeFiller = regexp.MustCompile(`\byear\b|\bdate\b|\bto\b|\bytd\b|咱们?|我们|我国|中国|全国|china'?s?|total|double|合计|单月|当月|月度|month(ly)?|from|between|with|into|against|compared|对|从|自|向|速|率|总|共|与|地区|国家|增长|来|去|rare.?earths?|元|亿`)

// unknownTrade refuses the trade of what the issues have no figure of.
func (q *query) unknownTrade() Intent {
	if q.hint != "trade" && !q.has(askAmount) {
		return nil
	}
	return Refuse{Reason: NoTrade, Name: strings.TrimSpace(tradeRest(q))}
}

// wantsTrade tells a question for a figure from one for news that happens to speak of trade.
func (q *query) wantsTrade(t TradeOf) bool {
	if q.hint == "trade" || q.has(shareWords) && q.has(tradeWords) {
		return true
	}
	rest := tradeRest(q)
	for _, name := range []string{t.Subject, t.Partner} {
		for _, r := range bulletin.Fold(name) {
			rest = strings.ReplaceAll(rest, string(r), "")
		}
	}
	for _, list := range [][]otherName{tradeNames, partnerNames} {
		for _, n := range list {
			if n.name == t.Subject || strings.Contains(t.Subject, n.name) || strings.Contains(t.Partner, n.name) {
				rest = n.words.ReplaceAllString(rest, "")
			}
		}
	}
	left := len([]rune(rest))
	return left < 5 || q.has(tradeWords) && q.has(askNumber) && left < 9
}

func isFirm(subject string) bool {
	return strings.HasSuffix(subject, "企业") || subject == "货物贸易" || subject == "保税物流"
}

// subject finds what the question asks the trade of: a name of the issues in full, a part of one, or another word for it.
func (q *query) subject() string {
	for _, s := range q.cover.Subjects {
		if strings.Contains(q.folded, bulletin.Fold(s)) {
			return s
		}
	}
	for _, n := range tradeNames {
		if n.words.MatchString(q.folded) {
			if s := q.covered(n.name); s != "" {
				return s
			}
		}
	}
	for _, s := range q.cover.Subjects {
		for _, part := range parts(s) {
			if strings.Contains(q.folded, part) {
				return s
			}
		}
	}
	return ""
}

// covered finds the customs' name that holds a shorter one.
func (q *query) covered(name string) string {
	if slices.Contains(q.cover.Subjects, name) {
		return name
	}
	for _, s := range q.cover.Subjects {
		if slices.Contains(parts(s), name) || strings.HasSuffix(s, name) || strings.HasPrefix(s, name) {
			return s
		}
	}
	return ""
}

// parts are the names that a joint one is made of: 未锻轧铜 and 铜材 of 未锻轧铜及铜材.
func parts(subject string) []string {
	ps := strings.Split(bulletin.Fold(subject), "及")
	if len(ps) < 2 {
		return nil
	}
	return slices.DeleteFunc(ps, func(s string) bool { return len([]rune(s)) < 2 || strings.HasPrefix(s, "其") })
}

func (q *query) partner() string {
	for _, p := range q.cover.Partners {
		if strings.Contains(q.folded, bulletin.Fold(p)) {
			return p
		}
	}
	for _, n := range partnerNames {
		if !n.words.MatchString(q.folded) {
			continue
		}
		for _, p := range q.cover.Partners {
			if strings.Contains(p, n.name) {
				return p
			}
		}
	}
	return ""
}

func (q *query) direction() string {
	switch rest := bothWays.ReplaceAllString(q.folded, ""); {
	case inward.MatchString(rest) && outward.MatchString(rest):
		return ""
	case outward.MatchString(rest):
		return "出口"
	case inward.MatchString(rest):
		return "进口"
	case q.has(bothWays):
		return "进出口"
	}
	return ""
}
