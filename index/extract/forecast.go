package extract

import (
	"regexp"
	"strings"
)

var forecastWords = regexp.MustCompile(`预计|预测|有望|或将|将会|料将|可能|如果|假如|假设|若|展望`)

// forecast tells whether text[from:to] stands in a sentence about what may come: its figures are no facts. A word of
// that kind behind the figure speaks of something else.
func forecast(text string, from, to int) bool {
	return forecastWords.MatchString(strings.ReplaceAll(text[fullStop(text[:from]):to], "若干", ""))
}
