package table

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// opensList reports whether a word only says that a list follows: 如下, 依次, 以下主要产品.
func opensList(tokens []lexicon.Token, i int) bool {
	t := &tokens[i]
	return t.Text == "如下" || t.Text == "主要" || t.Is("op.respect") || t.Is("op.and") || i == 0 && t.Text == "以下" ||
		t.Is("rank.word") && i+1 < len(tokens) && !amounts(&tokens[i+1])
}

// word takes a word of the lexicon into its slot.
func (s *slots) word(tokens []lexicon.Token, i int) {
	t := &tokens[i]
	if s.ofFigure(tokens, i) || s.ofSubject(tokens, i) || s.ofSum(t) {
		return
	}
	switch {
	case opensList(tokens, i):
	case t.Kind == "basis":
		if !bulletin.HasAny(strings.ToUpper(t.Text), "REO", "氧化物") { // what all figures of the trade are given in
			s.terms += t.Text
		}
	case t.Kind == "adverb":
		s.manner += t.Text
	case neutral[t.Kind] || strings.HasPrefix(t.ID, "link.") || strings.HasPrefix(t.ID, "prep."):
	default:
		s.unknown += t.Text
	}
}

// ofFigure takes a word for what the figures are: a unit, a measure, a change and what it is against. It reports whether
// it did.
func (s *slots) ofFigure(tokens []lexicon.Token, i int) bool {
	t := &tokens[i]
	id := t.ID
	switch {
	case id == "unit.count" && i > 0 && tokens[i-1].Class == lexicon.Number:
	case t.Of("unit"):
		s.takeUnit(strings.TrimPrefix(id, "unit."))
	case id == "measure.purity":
		s.role = "purity"
	case id == "measure.index":
		s.kind, s.measure, s.index = bulletin.IndexFact, id, strings.TrimSpace(t.Text)
	case movedOver[id] != "" && slices.ContainsFunc(tokens, isOfChange):
		s.of = movedOver[id]
	case t.Text == "报": // of a paper: 周报, 快报
	case t.Of("measure"):
		s.mean = s.mean || id == "measure.mean"
		if s.measure == "" || s.measure == "measure.price" {
			s.measure = id
		}
	case id == "obj.price" && strings.Contains(t.Text, "价"): // 价格一览
		if s.measure == "" {
			s.measure = "measure.price"
		}
	case t.Of("extreme"):
		s.extreme = id
	case t.Is("cmp.than") && i+1 < len(tokens) && tokens[i+1].Class == lexicon.PeriodOf:
		s.change = true
	case t.Of("compare"):
		s.change = true
		if id != "cmp.than" {
			s.of = id
		}
	case t.Of("move"):
		s.change = true
	default:
		return false
	}
	return true
}

// isOfChange reports whether a word is about a change.
func isOfChange(t lexicon.Token) bool { return t.Of("move") || t.Of("compare") || t.Is("op.diff") }

// ofSubject takes a word for whose figures they are: a direction of trade, a stage, an ore, a batch and so on. It reports
// whether it did.
func (s *slots) ofSubject(tokens []lexicon.Token, i int) bool {
	t := &tokens[i]
	switch {
	case t.Of("direction"):
		s.takeDirection(t)
	case t.Of("stage"):
		s.takeStage(t.ID)
	case t.Of("ore"):
		s.ore = oreText(t.Text)
	case t.Of("kind"):
		s.takeKind(t.ID)
	case t.Of("qualifier"):
		s.qualify(t)
	case t.Of("batch"):
		s.takeBatch(tokens, i)
	case t.Of("column"):
		s.column(t.ID)
	case t.Is("partner.word"), t.Is("place.end"):
		s.role = "partner"
		s.partnersOf(t.Text)
	case t.ID == "op.second" && i+1 < len(tokens) && tokens[i+1].Of("batch"):
	default:
		return false
	}
	return true
}

// takeDirection takes the direction of a trade, and the measure that its word may end with: 出口量, 出口额.
func (s *slots) takeDirection(t *lexicon.Token) {
	set(&s.direction, lexicon.Direction(t.ID), &s.twice)
	if strings.HasSuffix(t.Text, "量") {
		s.measure = "measure.quantity"
	} else if strings.HasSuffix(t.Text, "额") || strings.HasSuffix(t.Text, "值") {
		s.measure = "measure.value"
	}
}

// ofSum takes a word for what is summed up or told apart: 合计, 累计, 单月, a date, a number. It reports whether it did.
func (s *slots) ofSum(t *lexicon.Token) bool {
	switch id := t.ID; {
	case id == "op.rest":
		s.rest, s.unknown = true, s.unknown+t.Text
	case id == "op.sum" || t.Text == "总计":
		s.total = true
	case t.Text == "累计" || id == "time.cumulative":
		s.ytd = true
	case t.Text == "单月" || id == "time.single":
		s.rel = "rel.month.0"
	case id == "obj.date":
		s.role = "date"
	case id == "obj.number":
		s.role = "number"
	case id == "op.diff" || id == "size":
		s.change = true
	default:
		return false
	}
	return true
}

// movedOver holds the comparison of a change, by the time in its head: 周涨跌, 日变动.
var movedOver = map[string]string{"time.day": "cmp.day", "time.weeks": "cmp.week", "time.month": "cmp.mom"}

// partnersOf takes the direction that a word for partners names: 出口目的地, 来源国.
func (s *slots) partnersOf(text string) {
	switch out, in := bulletin.HasAny(text, "出口", "目的"), bulletin.HasAny(text, "进口", "来源"); {
	case out && !in:
		set(&s.direction, bulletin.Export, &s.twice)
	case in && !out:
		set(&s.direction, bulletin.Import, &s.twice)
	}
}

// neutral are the kinds of word that say nothing of a column.
var neutral = map[string]bool{
	"mark":       true,
	"aspect":     true,
	"be":         true,
	"ord":        true,
	"object":     true,
	"unitlink":   true,
	"firm":       true,
	"about":      true,
	"front":      true,
	"say":        true,
	"cause":      true,
	"run":        true,
	"newsday":    true,
	"form":       true,
	"formbehind": true,
}

func (s *slots) column(id string) {
	switch id {
	case "col.range":
		s.ranged = true
		if s.measure == "" {
			s.measure = "measure.price"
		}
	case "col.total":
		s.total = true
	case "col.ytd":
		s.ytd = true
	default:
		s.role = strings.TrimPrefix(id, "col.")
	}
}

func (s *slots) takeStage(id string) {
	stage := bulletin.Mining
	if id == "stage.separation" {
		stage = bulletin.Separation
	}
	set(&s.stage, stage, &s.twice)
}

func (s *slots) takeKind(id string) {
	if id == "kind.exportquota" {
		s.kind = bulletin.QuotaFact
		set(&s.stage, bulletin.Export, &s.twice)
		return
	}
	if k, ok := lexicon.FactKinds[id]; ok && k != bulletin.CompanyFact { // what a company earns has no table of ours
		s.kind = k
		return
	}
	s.blocked += id
}

// qualify takes a qualifier. The conditions of a price have a slot; what changes whose price it is has none.
func (s *slots) qualify(t *lexicon.Token) {
	switch t.ID {
	case "qual.tax", "qual.fob", "qual.contract":
		s.terms += t.Text
	case "qual.open":
		if strings.HasPrefix(t.Text, "收盘") {
			s.measure = "收盘价"
			return
		}
		s.blocked += t.Text
	case "qual.foreign":
		if strings.HasPrefix(t.Text, "欧洲") {
			set(&s.region, "欧洲", &s.twice)
			return
		}
		s.blocked += t.Text
	case "qual.about", "qual.part":
	case "qual.history": // the rows or columns say which
	case "qual.hs": // the code of the goods that are named
		if s.subject == "" {
			s.blocked += t.Text
		}
	default:
		s.blocked += t.Text
	}
}

// takeBatch reads 第二批 and 首批.
func (s *slots) takeBatch(tokens []lexicon.Token, i int) {
	switch t := &tokens[i]; {
	case t.ID == "batch.first":
		s.batch = "第一批"
	case t.ID == "batch.second":
		s.batch = "第二批"
	case i > 0 && tokens[i-1].Is("op.second"):
		s.batch = "第二批"
	case i > 1 && tokens[i-2].Is("ord") && tokens[i-1].Class == lexicon.Number:
		s.batch = "第" + tokens[i-1].Text + "批"
	case i > 1 && tokens[i-2].Is("front") && tokens[i-1].Class == lexicon.Number:
		s.batch = "前" + tokens[i-1].Text + "批"
	}
}

// oreText is the kind of ore without what stands in brackets behind it.
func oreText(text string) string {
	for _, kind := range []string{"岩矿型", "离子型", "中重稀土", "轻稀土"} {
		if strings.HasPrefix(text, kind) {
			return kind
		}
	}
	return text
}
