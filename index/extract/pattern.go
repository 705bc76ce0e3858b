package extract

import (
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
)

func amountOf(s string) bulletin.Amount {
	a, _ := bulletin.ParseAmount(s)
	return a
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
