package index

import "regexp"

// A quantity is asked for by a word, and a sentence that gives it has a number with one of its units.
type quantity struct{ asked, given *regexp.Regexp }

const numeral = `(\d[\d.,]*|[一二三四五六七八九十百千万亿两]+)\s*(余|多)?(万|亿|千|百)?\s*`

// quantities go from the unit that the question itself names to what physics measures in.
var quantities = []quantity{
	{regexp.MustCompile(`几成|比例|占比|份额|比重|效率|百分之|占.{0,8}多少|增速|增幅|percent|share`), regexp.MustCompile(numeral + `(%|成)`)},
	{regexp.MustCompile(`纳米|波长|wavelength`), regexp.MustCompile(numeral + `(nm|纳米)`)},
	{regexp.MustCompile(`功率|power`), regexp.MustCompile(numeral + `[kmM]?W`)},
	{regexp.MustCompile(`脉冲能量|单脉冲|活化能|能垒`), regexp.MustCompile(numeral + `[kmμ]?J`)},
	{regexp.MustCompile(`脉冲宽度|脉宽|寿命|多快|lifetime|pulse width`), regexp.MustCompile(numeral + `[nμmpf]?s(\W|$)`)},
	{regexp.MustCompile(`几章|几条|多少条|多少章`), regexp.MustCompile(numeral + `[章条]`)},
	{regexp.MustCompile(`几吨|多少吨|多少万吨|吨位|tonn?es?|tons?`), regexp.MustCompile(numeral + `吨`)},
	{regexp.MustCompile(`多少钱|多少元|投资|出资|金额|几亿|多少亿`), regexp.MustCompile(numeral + `(澳|美|欧)?元`)},
	{regexp.MustCompile(`几辆|多少辆|多少.{0,4}车`), regexp.MustCompile(numeral + `辆`)},
	{regexp.MustCompile(`几项|多少项`), regexp.MustCompile(numeral + `项`)},
	{regexp.MustCompile(`几种|多少种`), regexp.MustCompile(numeral + `多?种`)},
	{regexp.MustCompile(`几次|多少次`), regexp.MustCompile(numeral + `次`)},
	{regexp.MustCompile(`几阶`), regexp.MustCompile(numeral + `阶`)},
	{regexp.MustCompile(`哪年|哪一年|几几年|哪几年|year`), regexp.MustCompile(`\d{4}\s*(-\s*\d{4}\s*)?年`)},
	{regexp.MustCompile(`几月几号|几月几日|哪天|哪一天|几号|日期|date`), regexp.MustCompile(`\d{1,2}\s*月\s*\d{1,2}\s*日|\d{4}-\d{1,2}-\d{1,2}`)},
	{regexp.MustCompile(`期刊|杂志|刊物|journal`), regexp.MustCompile(`《.+》|Physica|Nature|Science|Adv|Angew|发表[在于]`)},
	{regexp.MustCompile(`分子式|化学式|formula`), regexp.MustCompile(`[A-Z][a-z]?\d[A-Za-z0-9]{3,}`)},
	{regexp.MustCompile(`项目编号|编号|专利号`), regexp.MustCompile(`[A-Z0-9]{8,}`)},
}

// gives tells whether a sentence gives the quantity that a question asks for; asked is false where it asks for none.
func gives(question, sentence string) (given, asked bool) {
	for _, q := range quantities {
		if q.asked.MatchString(question) {
			return q.given.MatchString(sentence), true
		}
	}
	return false, false
}
