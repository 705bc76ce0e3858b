package lexicon

import (
	"fmt"
	"testing"

	"rebot/index/bulletin"
)

func TestPlay(t *testing.T) {
	l := New()
	for _, s := range []string{"氧化镝多少钱", "前11个月，东盟为我第一大贸易伙伴，我与东盟贸易总值为6.29万亿元，增长8.6%，占我外贸总值的15.8%。", "两千六公斤", "2025年1—2月出口稀土6万2417吨", "氧 化 镝 11 月 均 价", "price of Dy2O3 in November 2024", "从9月到11月", "近三个月氧化镨钕"} {
		fmt.Println(s)
		for _, k := range l.Tokens(s, bulletin.NewMonth(2024, 11)) {
			fmt.Printf("  %d-%d %s %s id=%s kind=%s v=%s..%s unit=%s scale=%s\n", k.From, k.To, k.Text, k.Class, k.ID, k.Kind, k.Value, k.Upper, k.Unit, k.Scale)
		}
	}
}
