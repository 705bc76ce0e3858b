package extract

import (
	"regexp"
	"strconv"

	"rebot/index/bulletin"
)

// Parts of patterns that many readers share.
const (
	number = bulletin.NumberPattern

	up   = `上涨|上升|增长|增加|回升|上调|上扬|走高|提高|提升|攀升|扩大|涨|升|增|高`
	down = `下跌|下降|减少|回落|下调|下滑|走低|降低|缩减|收窄|跌|降|减|低`
	flat = `(?:基本|大致|大体)?(?:持平|相同|相当)|不变|无变化|没有变化|保持稳定`
	near = `(?:了|约|大约|近|超过|超|逾|幅度?|为|达到|达)*`

	grade = `\d{2,3}(?:\.\d+)?%|[2-6]N\d?` // a purity

	scale = `(?:万亿|百亿|亿|百万|千万|万|千)?`
	goods = `(?:元人民币|人民币|美元|欧元|元|吨|个|辆|台|公斤|立方米|桶|件|套|部|只|块|片)`
)

func group1(s string, idx []int, n int) string {
	if idx[2*n] < 0 {
		return ""
	}
	return s[idx[2*n]:idx[2*n+1]]
}

func lastMatch(re *regexp.Regexp, s string) []int {
	all := re.FindAllStringSubmatchIndex(s, -1)
	if all == nil {
		return nil
	}
	return all[len(all)-1]
}

func amountOf(s string) bulletin.Amount {
	a, _ := bulletin.ParseAmount(s)
	return a
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
