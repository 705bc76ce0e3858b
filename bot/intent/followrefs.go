package intent

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// goesOn is a question whose frames take what is there and need nothing. What it corrects is left out.
func (q *question) goesOn(after *Query) *question {
	loose := *q
	loose.loose, loose.before = true, after
	loose.tokens = slices.Clone(q.tokens)
	loose.correct()
	loose.wonders()
	loose.differs()
	loose.ones()
	loose.ranksOn(after)
	loose.readings()
	loose.meansSet(after)
	loose.every = loose.has("obj.product") && loose.has("op.list", "op.count", "ask.which") ||
		loose.has("op.list", "op.count") && len(loose.moveWords()) > 0 ||
		loose.has("obj.product", "col.name") && loose.has("op.cheapest", "op.dearest") && !loose.has("ref.both", "ref.that", "ref.it") &&
			loose.several() == 0
	return &loose
}

// wonders leaves out the much of 为什么跌这么多, which asks for no amount.
func (q *question) wonders() {
	i := q.find("op.more")
	if b := q.at(i - 1); i > 1 && q.has("ask.why") && (b.Text == "么" || b.Text == "这么" || b.Text == "那么") {
		silence(&q.tokens[i])
	}
}

// ones leaves out the one that only stands for a thing: the cheaper one.
func (q *question) ones() {
	for i := range q.tokens {
		k := i - 1
		for k >= 0 && q.tokens[k].Class == lexicon.Filler {
			k--
		}
		if t := &q.tokens[i]; t.Class == lexicon.Number && t.Text == "one" &&
			(q.at(k).Is("op.cheaper") || q.at(k).Is("op.dearer")) {
			silence(t)
		}
	}
}

// differs reads 便宜了多少块 as the difference that it asks for.
func (q *question) differs() {
	for i := range q.tokens {
		t, n := &q.tokens[i], q.at(i+1)
		if (t.Is("op.cheaper") || t.Is("op.dearer")) && (n.Is("ask.price") || n.Is("ask.what")) && !q.has("op.diff") {
			t.ID, t.Kind, t.Also = "op.diff", "op", nil
		}
	}
}

// readings reads high and low behind an index, where they are its measures.
func (q *question) readings() {
	if q.before.Kind != bulletin.IndexFact {
		return
	}
	for i := range q.tokens {
		t := &q.tokens[i]
		switch {
		case t.Class == lexicon.Unknown && (t.Text == "high" || t.Text == "peak"):
			t.Class, t.ID, t.Kind = lexicon.Word, "measure.high", "extreme"
		case t.Class == lexicon.Unknown && (t.Text == "low" || t.Text == "trough"):
			t.Class, t.ID, t.Kind = lexicon.Word, "measure.low", "extreme"
		}
	}
}

// silence makes a token say nothing.
func silence(t *lexicon.Token) { t.Class, t.ID, t.Kind, t.Also = lexicon.Mark, "", "", nil }

// correct leaves out what a correction denies where it says what is meant instead: 不是镝，是铽.
func (q *question) correct() {
	for i := range q.tokens {
		if !q.tokens[i].Is("ask.not") && !q.tokens[i].Is("op.other") {
			continue
		}
		end := i + 1
		for end < len(q.tokens) && q.tokens[end].Class != lexicon.Mark && !q.tokens[end].Is("be") {
			end++
		}
		if !slices.ContainsFunc(q.tokens[i+1:end], named1) || !slices.ContainsFunc(q.tokens[end:], named1) {
			continue
		}
		for k := i; k < end; k++ {
			silence(&q.tokens[k])
		}
	}
}

// named1 reports whether a token fills a slot by itself.
func named1(t lexicon.Token) bool {
	return isName(&t) || t.Class == lexicon.PeriodOf || t.Of("direction") || t.Of("measure") || t.Of("stage") ||
		t.Of("batch") || t.Of("compare")
}

// leans reports whether a question points back: 它跟…, 比…贵多少 with one name, 第二个.
func (q *question) leans() bool {
	it := q.find("ref.it")
	return it >= 0 && q.joinsName(it+1)
}

// joinsName reports whether a word that sets one thing beside another stands at i, before a name.
func (q *question) joinsName(i int) bool {
	for q.at(i).Class == lexicon.Filler || q.at(i).Class == lexicon.Mark && i < len(q.tokens) {
		i++
	}
	return (q.at(i).Is("op.and") || q.at(i).Is("cmp.than")) && isName(q.at(i+1))
}

// comparing are the words that set two things beside each other.
var comparing = []string{"op.diff", "op.ratio", "op.dearer", "op.cheaper", "op.more", "op.less", "op.sum", "op.plus",
	"op.same"}

// point takes what points at rows of the answers before, and puts what they are of into its slot: the second, the
// dearer one, the two.
func (q *question) point(s *slots, after *Query) {
	rows := after.Rows
	if after.List != nil && len(rows) < 3 && q.saysOrdinal() { // 刚才第一个
		rows = after.List.Rows
	}
	if after.ranksSet() && !q.has("op.former", "op.latter") { // 倒数第二呢, behind 三个里哪个最贵
		rows = nil
	}
	named := s.named()
	switch nth := q.nthRows(len(rows)); {
	case len(q.set) > 0:
		q.putSet(s)
	case named == 1 && (q.besideBefore(s) || q.besideIt(after)):
		q.put(s, 0, after.Recent[len(after.Recent)-1:])
	case (named > 0 || s.setBeside(q)) && !(named == len(s.directions) && q.has("ref.both")):
	case len(nth) > 0:
		for _, n := range nth {
			q.put(s, n.at, rows[n.row:n.row+1])
		}
		if last := len(after.Recent) - 1; len(nth) == 1 && last >= 0 && q.has("ref.it", "ref.that") && q.has(comparing...) &&
			after.Recent[last].Value != rows[nth[0].row].Value { // 它和第一名差多少
			q.put(s, 0, after.Recent[last:])
		}
	case q.find("op.dearer", "op.cheaper") >= 0 && len(rows) > 1 && q.has("ref.that", "link.of") &&
		!q.has("ask.which", "ask.whether"):
		q.extreme = true
		q.put(s, q.find("op.dearer", "op.cheaper"), rows)
	case len(rows) < 3 && q.has("ask.which", "ask.who") && (q.has("op.most") || q.has("op.maxup", "op.maxdown", "op.minup", "op.mindown")) &&
		len(q.spokenOf()) > 2: // 哪个增长最慢, of three asked about one by one
		q.put(s, 0, q.spokenOf())
	case q.extremeBeside() >= 0:
	case after.Kind == bulletin.IndexFact && q.has("measure.high", "measure.low", "measure.mean", "op.mean") &&
		q.has(comparing...):
	case q.spokenAll(s):
	case len(after.Picked) > 1 && q.has("ask.which", "op.list", "ask.who") && len(q.moveWords()) > 0:
		q.picked = slices.Clone(after.Picked)
	case q.reckonsWithRows():
		q.putBoth(s, after)
	case q.has("ref.it", "ref.that") && len(after.Cond(Subject)) > 1 && len(after.Recent) > 0:
		q.put(s, q.find("ref.it", "ref.that"), after.Recent[len(after.Recent)-1:])
	}
}

// named counts the names that a question's slots hold.
func (s *slots) named() int {
	return len(in(s.products)) + len(in(s.elements)) + len(in(s.goods)) + len(in(s.partners)) + len(in(s.groups)) +
		len(in(s.enterprises)) +
		len(s.stages) + len(s.batches) + len(s.directions) + len(s.companies)
}

// setBeside reports whether a question sets one time beside another, so that no rows are meant: 跟10月比差多少, 比去年多多少.
func (s *slots) setBeside(q *question) bool {
	return slices.ContainsFunc(s.timesAt, func(i int) bool { return q.against(i) }) ||
		slices.ContainsFunc(s.compares, func(c slot) bool { return c.value != "cmp.than" })
}

// besideBefore reports whether the one name of a question stands beside what was spoken of last: 它跟钆铁差几块, 比氧化镝贵多少.
func (q *question) besideBefore(s *slots) bool {
	if len(q.before.Recent) == 0 || !q.has(comparing...) {
		return false
	}
	return q.namesOnlyBehind()
}

// besideIt reports whether the one name of a question stands before a word that sets it beside what was spoken of:
// 美国比它少多少.
func (q *question) besideIt(after *Query) bool {
	it := q.find("ref.it")
	return len(after.Recent) > 0 && it > 1 && (q.at(it-1).Is("cmp.than") || q.at(it-1).Is("op.and")) && q.has(comparing...)
}

// namesOnlyBehind reports whether the only names stand behind a word that sets them beside something: 一公斤比镝贵多少.
func (q *question) namesOnlyBehind() bool {
	for i := range q.tokens {
		if q.joinsName(i) && !slices.ContainsFunc(q.tokens[:i], func(t lexicon.Token) bool { return isName(&t) }) {
			return true
		}
	}
	return false
}

// extremeBeside finds a high or a low that something is set beside: 跟谷底差几个点, 较年内最低点涨了. It gives -1 for none.
func (q *question) extremeBeside() int {
	i := q.find("measure.high", "measure.low")
	k := i - 1
	for k >= 0 && (silent(&q.tokens[k]) || q.tokens[k].Class == lexicon.PeriodOf) && !q.tokens[k].Is("op.and") {
		k--
	}
	if i < 0 || k < 0 || !q.tokens[k].Is("op.and") && !q.tokens[k].Is("cmp.than") {
		return -1
	}
	return i
}

// besideExtreme takes a high or a low that what was spoken of is set beside: the difference is of both, and how far it
// moved since is a change of the one before.
func (q *question) besideExtreme(c *candidate, after *Query) {
	at := slices.IndexFunc(c.Where, func(w Cond) bool { return w.Dim == Measure && !w.Not })
	reckons := c.Op(Diff) != nil || c.Op(Ratio) != nil
	if at < 0 || after.Kind != bulletin.IndexFact || q.extremeBeside() < 0 && !reckons || len(c.Picked) > 0 {
		return
	}
	if len(q.moveWords()) > 0 && q.extremeBeside() >= 0 {
		c.Where, c.Times = slices.Delete(c.Where, at, at+1), nil
		c.want(ChangeWant)
		return
	}
	if recent := q.recentBeside(c.Where[at].Values[0]); len(c.Where[at].Values) == 1 && recent != nil && reckons {
		c.Where[at].Values = []string{recent.Measure, c.Where[at].Values[0]}
		return
	}
	if len(c.Where[at].Values) == 1 {
		c.Where[at].Values = append(slices.Clone(after.Cond(Measure)), c.Where[at].Values...)
	}
}

// besideMean sets a price that somebody names beside the mean of the month: 它和协会的均价比，差多少, of a firm's list price.
func (q *question) besideMean(c *candidate, after *Query) {
	if after.Kind != bulletin.PriceFact || len(after.Recent) == 0 || !q.has("measure.mean") || !q.has("cmp.than", "op.and") ||
		c.Op(Diff) == nil && c.Op(Ratio) == nil {
		return
	}
	last := after.Recent[len(after.Recent)-1]
	other := func(subject string) bool { return subject != last.Subject && subject != last.Value }
	if last.Company == "" || last.Measure == bulletin.MonthMean || slices.ContainsFunc(c.Cond(Subject), other) {
		return
	}
	mean := Ref{Dim: last.Dim, Value: last.Value, Kind: last.Kind, Subject: last.Subject, Measure: bulletin.MonthMean,
		Period: bulletin.MonthOf(last.Period.To.Month)}
	if len(c.Times) == 1 {
		mean.Period = c.Times[0].Period
	}
	q.picked, c.Times, c.Where = []Ref{last, mean}, nil, nil
}

// moveWords are the tokens of movement.
func (q *question) moveWords() (out []int) {
	for i := range q.tokens {
		if t := &q.tokens[i]; t.Of("move") || t.Class == lexicon.Change {
			out = append(out, i)
		}
	}
	return out
}

// reckonsWithRows reports whether a question reckons with, or compares, what was spoken of: 差多少, 哪个贵, 两样.
func (q *question) reckonsWithRows() bool {
	if q.has("ref.both", "op.diff", "op.ratio") || q.pair() {
		return true
	}
	if q.has("op.count") && q.only("op.sum", "op.count", "ref.that") {
		return false
	}
	if q.has("op.sum", "op.mean") || q.has("measure.mean") && q.pointsAtAll() { // of one: what it comes to
		return q.several() > 2 || len(q.before.Rows) > 1 && q.pointsAtAll() || len(q.before.Cond(Subject)) > 1 ||
			len(
				q.before.Cond(Partner),
			) > 1 || len(q.before.Cond(Company)) > 1 || q.has("op.list", "op.each") || q.only("op.sum") && !q.has("ask.what") && q.spokeOfTwo()
	}
	if q.has("op.dearer", "op.cheaper") {
		return q.has("ask.which", "ask.who", "cmp.than", "ask.what", "op.or")
	}
	return q.has("op.more", "op.less") && q.has("ask.which", "ask.who", "ask.whether", "cmp.than")
}

// spokenOf are the last figures of the conversation that are the same of several things.
func (q *question) spokenOf() (out []Ref) {
	all := q.before.Recent
	for i := len(all) - 1; i >= 0; i-- {
		a, b := all[len(all)-1], all[i]
		if a.Kind != b.Kind || a.Dim != b.Dim || a.Measure != b.Measure || a.Direction != b.Direction ||
			a.Period != b.Period {
			break
		}
		out = append([]Ref{b}, out...)
	}
	return distinctRefs(out)
}

// spokeOfTwo reports whether the last two figures of the conversation are the same of two things.
func (q *question) spokeOfTwo() bool {
	n := len(q.before.Recent)
	if n < 2 {
		return false
	}
	a, b := q.before.Recent[n-2], q.before.Recent[n-1]
	return a.Kind == b.Kind && a.Dim == b.Dim && a.Measure == b.Measure && a.Value != b.Value
}

// put adds rows to the slot that they are of.
func (q *question) put(s *slots, at int, refs []Ref) {
	for _, r := range refs {
		to := &s.goods
		switch {
		case r.Dim == Partner:
			to = &s.partners
		case q.before.Kind == bulletin.PriceFact:
			to = &s.products
		}
		*to = append(*to, slot{at, r.Value, false})
	}
	slices.SortStableFunc(s.products, func(a, b slot) int { return a.at - b.at })
}

// putBoth adds the rows that are meant together: those of the answer before, or the last two that were spoken of,
// where two are meant or there are no others.
func (q *question) putBoth(s *slots, after *Query) {
	if after.Kind == bulletin.IndexFact { // how far two readings are apart is no reading
		readings := *after
		readings.Recent = slices.DeleteFunc(slices.Clone(after.Recent),
			func(r Ref) bool { return r.Measure == "高低差" || r.Measure == bulletin.IndexSwing })
		after = &readings
	}
	both := after.Rows
	if n, all := q.several(), len(after.Recent); n > 2 && all >= n && len(both) != n { // 三个合计
		q.put(s, 0, distinctRefs(after.Recent[all-n:]))
		return
	}
	if n := len(after.Recent); n > 1 && (len(both) < 2 || len(both) > 2 && (q.pair() || q.has("ref.both"))) {
		both = after.Recent[n-2:]
	}
	if len(both) < 2 {
		return
	}
	if alike := both[0].Value == both[1].Value || both[0].Kind != both[1].Kind; len(both) == 2 && alike {
		q.picked = slices.Clone(both)
		return
	}
	q.put(s, max(q.find(append([]string{"ref.both", "op.mean"}, comparing...)...), 0), both)
}

// pointsAtAll reports whether a question is of all that was listed: 它们平均跌了多少.
func (q *question) pointsAtAll() bool {
	return q.saysWord("all.listed")
}

// several is how many things a question counts without a name: 三个合计, 四家. It is 0 for none.
func (q *question) several() int {
	if q.counted > 0 {
		return q.counted
	}
	for i := range q.tokens {
		t := &q.tokens[i]
		if t.Class == lexicon.Quantity && len(t.Value) == 1 && len([]rune(t.Unit)) == 1 &&
			strings.ContainsAny(t.Unit, "个家种样国") {
			return int(t.Value[0] - '0')
		}
	}
	return 0
}

// distinctRefs keeps the rows that differ in what they are of.
func distinctRefs(refs []Ref) (out []Ref) {
	for _, r := range refs {
		if !slices.ContainsFunc(out, func(o Ref) bool { return o.Dim == r.Dim && o.Value == r.Value }) {
			out = append(out, r)
		}
	}
	return out
}

// pair reports whether a question speaks of two things without a name: 两样.
func (q *question) pair() bool {
	for i := range q.tokens {
		if t := &q.tokens[i]; t.Value == "2" &&
			(q.at(i+1).Of("counter") || t.Class == lexicon.Quantity && len(t.Unit) == 3) {
			return true
		}
	}
	return false
}

// An nth is a row that is pointed at by its number.
type nth struct{ at, row int }

// nthRows are the rows of several that are pointed at by their numbers: 最后一个跟第一个.
func (q *question) nthRows(rows int) (out []nth) {
	if n, at := q.fromEnd(); n > 0 { // 倒数第二
		if n <= rows {
			out = []nth{{at, rows - n}}
		}
		return out
	}
	for i := range q.tokens {
		row := q.ordinalAt(i) - 1
		if t := &q.tokens[i]; t.Is("op.latter.last") || t.Is("op.last") && q.at(i+1).Class != lexicon.Number {
			row = rows - 1
		}
		if row >= 0 && row < rows {
			out = append(out, nth{i, row})
		}
	}
	return out
}

// fromEnd gives the place from the end that is asked for with its number, and where it stands: 倒数第二, third from the
// bottom. It is 0 for none.
func (q *question) fromEnd() (n, at int) {
	for i := range q.tokens {
		if t := &q.tokens[i]; !t.Is("op.last") || t.Is("op.latter.last") {
			continue
		}
		if i+1 < len(q.tokens) && q.ordinalAt(i+1) > 0 {
			return q.ordinalAt(i + 1), i
		}
		if n, at = q.ordinal(); q.english && n > 0 && at < i {
			return n, at
		}
	}
	return 0, 0
}

// ranksOn reads a place of a ranking whose first one alone was told, 第二个呢 and 最后一名呢, as one of that ranking.
func (q *question) ranksOn(after *Query) {
	if !after.Ranks() && after.Ranked == nil || len(after.Rows) > 1 && !after.ranksSet() {
		return
	}
	for i := range q.tokens {
		switch t := &q.tokens[i]; {
		case t.Is("op.latter.last"):
			q.becomes(i, "op.last", "op")
		case t.Is("op.latter") && strings.HasPrefix(t.Text, "第"):
			q.becomes(i, "op.second", "op")
		}
	}
}

// ranksSet reports whether one of several that were named was chosen by its place.
func (q *Query) ranksSet() bool {
	return (len(q.Cond(Subject)) > 1 || len(q.Cond(Partner)) > 1) && slices.ContainsFunc(q.Then, func(o Op) bool {
		return (o.Name == Top || o.Name == Bottom) && o.N == 1 || o.Name == Nth
	})
}

// saysOrdinal reports whether a row is pointed at by its number, or as the last.
func (q *question) saysOrdinal() bool {
	_, at := q.ordinal()
	return at > 0 || q.ordinalAt(0) > 0 || q.has("op.latter.last", "op.last")
}

// ordinal gives the row that is pointed at by its number, 0 for none.
func (q *question) ordinal() (n, at int) {
	for i := range q.tokens {
		if n := q.ordinalAt(i); n > 0 {
			return n, i
		}
	}
	return 0, 0
}

// ordinalAt reads the number of a row at a token, 0 for none.
func (q *question) ordinalAt(i int) int {
	switch t := &q.tokens[i]; {
	case t.Text == "first" && q.at(i+1).Text == "one":
		return 1
	case t.Is("op.former"), t.Is("op.first") && (q.at(i+1).Of("counter") || q.before != nil && len(q.before.Rows) > 1 &&
		len(q.moveWords()) == 0):
		return 1
	case t.Is("op.latter"), t.Is("op.second"):
		return 2
	case q.at(i+1).Of("batch") || q.at(i+2).Of("batch"): // 第一批
	case t.Is("ord"):
		return small(q.at(i + 1).Value)
	}
	return 0
}
