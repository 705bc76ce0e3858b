package unread

import (
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// A dim is a dimension that words before a figure tell.
type dim int

const (
	subject dim = iota
	measure
	direction
	partner
	company
	region
	stage
	scope
	batch
	dims
)

// What words tell in the dimensions whose values are not names.
var (
	ways = map[string]string{"dir.export": bulletin.Export, "dir.import": bulletin.Import, "dir.both": bulletin.BothWays,
		"dir.net": "net"}
	batches = map[string]string{"batch.first": "第一批", "batch.second": "第二批"}
)

// dimOf is the dimension that a word tells, and what it tells in it; nothing for other words.
func dimOf(t *lexicon.Token) (dim, string) {
	switch {
	case t.Class == lexicon.Product, t.Class == lexicon.Goods:
		return subject, t.ID
	case t.Is("measure.index"):
		return subject, bulletin.PriceIndex
	case t.Class == lexicon.Place:
		return placeOf(t)
	case t.Class == lexicon.Company && !t.Of("agency"):
		return company, t.ID
	case t.Is("dir"):
		return direction, ways[t.ID]
	case t.Is("op.mean"):
		return measure, "measure.mean"
	case t.Of("measure"), t.Of("extreme"), t.Is("op.diff"):
		return measure, t.ID
	case t.Of("stage"):
		return stage, lexicon.Stages[t.ID]
	case t.Of("ore"):
		return scope, lexicon.Ores[t.ID]
	case t.Of("batch"):
		return batch, batches[t.ID]
	}
	return 0, ""
}

// placeOf tells with whom or where: 我国 neither.
func placeOf(t *lexicon.Token) (dim, string) {
	switch {
	case t.ID == "中国":
		return 0, ""
	case t.Kind == "country" || t.Kind == "bloc":
		return partner, t.ID
	}
	return region, t.ID
}

// changesKind reports whether a word changes what a figure is of: 竞价, 预计.
func changesKind(t *lexicon.Token) bool {
	return t.Of("qualifier") && !t.Is("qual.tax") && !t.Is("qual.about")
}

func figure(t *lexicon.Token) bool { return t.Class == lexicon.Quantity && t.Upper == "" }

// inOrder reports whether a word gives figures in an order of their own.
func inOrder(t *lexicon.Token) bool {
	return t.Is("op.respect") || t.Is("op.each") || strings.HasPrefix(t.Text, "分别") || strings.HasPrefix(t.Text, "依次")
}

// endBehind gives the word for the high or the low that only follows a figure: 升至234.9点，为全月最高.
func endBehind(tokens []lexicon.Token) string {
	marks := 0
	for i := range tokens {
		switch t := &tokens[i]; {
		case t.Of("extreme"):
			return t.ID
		case t.Class == lexicon.Mark && strings.ContainsAny(t.Text, "，,"):
			if marks++; marks > 1 {
				return ""
			}
		case t.Of("be"), t.Of("adverb"), t.Is("link.of"), t.Class == lexicon.PeriodOf, t.Class == lexicon.Mark:
		default:
			return ""
		}
	}
	return ""
}

// cameFrom reports whether what stands behind 由 is what a figure was before: 651吨, 上月的651吨.
func cameFrom(tokens []lexicon.Token) bool {
	for i := range tokens {
		if t := &tokens[i]; t.Class != lexicon.PeriodOf && !t.Is("link.of") {
			return figure(t)
		}
	}
	return false
}

// moved reports whether a figure is by how much another moved: 抬升17.1点. 升至 tells what it came to.
func moved(tokens []lexicon.Token, i int) bool {
	if i == 0 {
		return false
	}
	t := &tokens[i-1]
	if strings.HasSuffix(t.Text, "至") || strings.HasSuffix(t.Text, "到") {
		return false
	}
	return t.Of("move") || t.Is("op.diff") || t.Is("op.more") || t.Is("op.less")
}

// ofGoods reports whether a word tells of which goods or which way.
func ofGoods(t *lexicon.Token) bool {
	d, v := dimOf(t)
	return v != "" && (d == subject || d == direction)
}

// named reports whether a name stands right before a figure.
func named(tokens []lexicon.Token, i int) bool {
	if i == 0 {
		return false
	}
	d, v := dimOf(&tokens[i-1])
	return v != "" && (d == subject || d == partner || d == company || d == region)
}
