package extract

import (
	"regexp"
	"strings"
)

// objectOf is the noun behind an amount, as in 进口 3.1 万吨稀土氧化物.
func objectOf(after string) string {
	if objectRE.MatchString(after) && !yearOnRE.MatchString(after) {
		return after
	}
	return ""
}

// name decides what an amount is of, from the words before the direction, behind it, and behind the amount.
func (s *tradeState) name(pre, post, partner, object string) bool {
	if partner == "" && onlyCountry.MatchString(post) {
		post, partner = "", post // 出口日本
	}
	subject := post
	if subject == "" {
		subject = pre
	}
	if subject == "" {
		subject = object
	}
	if !strings.HasSuffix(subject, "企业") && notSubject.MatchString(subject) || debrisRE.MatchString(subject) || len([]rune(subject)) > 24 {
		return false
	}
	switch {
	case subject != "":
		s.subject, s.partner = subject, partner
	case partner != "":
		s.subject, s.partner = "货物贸易", partner
	case s.lost:
		return false
	case s.subject == "":
		s.subject = "货物贸易"
	}
	return true
}

// takeNoun takes a clause without a direction: the next item of a list, or more of the same.
func (s *tradeState) takeNoun(noun string) bool {
	if s.direction == "" {
		return false
	}
	if noun == "" || strings.HasSuffix(noun, "数字") || noun == "累计" {
		return s.subject != ""
	}
	if notSubject.MatchString(noun) || debrisRE.MatchString(noun) || len([]rune(noun)) > 20 {
		return false
	}
	s.subject, s.partner = noun, ""
	return true
}

// trimTrade takes words off both ends of a name that are no part of it.
func trimTrade(s string) string {
	for {
		t := strings.TrimSpace(tailWords.ReplaceAllString(leadWords.ReplaceAllString(strings.TrimSpace(s), ""), ""))
		if t == s {
			return s
		}
		s = t
	}
}

var summedUp = regexp.MustCompile(`(进口|出口)(量|额)?合计`)
