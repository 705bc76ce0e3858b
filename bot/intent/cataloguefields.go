package intent

import (
	"slices"
	"strings"

	"rebot/index/bulletin"
	"rebot/index/lexicon"
)

// numbers holds the patent whose number is asked for, or those that are described, or those that are only listed.
func (l *lister) numbers() {
	for i := range l.tokens {
		t := &l.tokens[i]
		switch {
		case isPatentNumber(t.Text):
			l.where(Number, strings.ToUpper(t.Text), t.Text)
			l.claim(i)
			l.c.needs++
		case t.Is("attr.detail") && l.c.Source == Patents:
			l.where(Number, Present, t.Text)
			l.claim(i)
		case t.Is("obj.digest") && l.c.Source == Patents && (l.at(i-1).Text == "有" || l.at(i-2).Text == "有" ||
			l.at(i-1).Is("attr.contain") || l.at(i-1).Is("obj.patent") && l.at(i+1).Is("op.count")): // 有摘要的, 专利简介几件
			l.where(Number, Present, t.Text)
			l.claim(i)
		case t.Is("attr.new") && l.c.Source == Patents:
			l.c.Where = append(l.c.Where, Cond{Dim: Number, Values: []string{Present}, Not: true,
				Asked: []string{t.Text}})
			l.claim(i)
		case t.Is("obj.digest") && l.c.Source == Papers && l.has("obj.paper.list"): // 网络首发里有综述吗
			l.hold(Cond{Dim: Titled, Or: true}, "进展", t.Text)
			l.hold(Cond{Dim: Titled, Or: true}, "综述", t.Text)
			l.claim(i)
		case t.Is("obj.digest") && l.c.Source == Papers:
			l.where(Section, "research", t.Text)
			l.claim(i)
		case t.Is("obj.paper.list"):
			l.where(Section, "list", t.Text)
			l.claim(i)
		}
	}
}

// isPatentNumber reports whether a token is the number of a patent: two letters and digits.
func isPatentNumber(s string) bool {
	if len(s) < 9 || len(s) > 20 {
		return false
	}
	digits := 0
	for i := range s {
		if s[i] >= '0' && s[i] <= '9' {
			digits++
		}
	}
	return digits >= 7 && s[0] >= 'a' && s[0] <= 'z' && s[1] >= 'a' && s[1] <= 'z'
}

// A field is a part of a patent that can be asked for, by the concept that names it.
type field struct {
	id   string
	want Want
}

// fields are the parts of a patent that can be asked for.
var fields = []field{{"obj.number", NumberWant}, {"obj.inventor", Inventor}, {"obj.date", Date}, {"obj.digest", Gist},
	{"attr.abstract", Gist}, {"ask.when", Date}, {"attr.applicant", Applicant}, {"attr.claims", Claims}, {"attr.grant", Grant},
	{"attr.patentee", Applicant}, {"do.apply", Applicant}, {"obj.author", Inventor}, {"ask.who", Inventor}}

// wanted reads what of each is asked for.
func (l *lister) wanted() {
	if l.c.Source != Patents {
		return
	}
	for _, f := range fields {
		for i := range l.tokens {
			if l.tokens[i].Is(f.id) && !(f.want == Gist && l.c.claimed[i]) {
				if f.id == "ask.who" && len(l.c.Wants) > 0 || f.id == "do.apply" && len(l.c.Cond(Person)) > 0 { // 申请人是谁
					l.claim(i)
					continue
				}
				l.want(i, f.want)
			}
		}
	}
	if l.c.Has(Inventor) {
		l.claimPeople()
	}
}

// claimPeople takes the words that only count or name people beside a word for inventors: 几个人署名, 发明人有几位.
func (l *lister) claimPeople() {
	for i := range l.tokens {
		if t := &l.tokens[i]; t.Text == "人" || t.Is("counter.位") {
			l.claim(i)
		}
		if l.tokens[i].Is("obj.inventor") || l.tokens[i].Is("obj.author") {
			l.nthOfPeople(i - 1)
		}
	}
}

// nthOfPeople takes the place among the inventors that stands before the word for them at i+1: 第一发明人, first inventor.
func (l *lister) nthOfPeople(i int) {
	n, from := 0, i
	switch t := l.at(i); {
	case t.Class == lexicon.Number && l.at(i-1).Is("ord"):
		n, from = small(t.Value), i-1
	case t.Is("op.first"), t.Is("time.first"):
		n = 1
	case t.Kind == "ordinal":
		n = small(strings.TrimPrefix(t.ID, "nth."))
	}
	if n == 0 {
		return
	}
	for ; from <= i; from++ {
		l.claim(from)
	}
	l.c.Then = append(l.c.Then, Op{Name: Nth, N: n, By: ByPeople})
}

func (l *lister) want(i int, w Want) {
	l.claim(i)
	if !l.c.Has(w) {
		l.c.Wants = append(l.c.Wants, w)
	}
	l.c.needs++
}

// days holds the months, and the days of patents.
func (l *lister) days() {
	for i := range l.tokens {
		if t := &l.tokens[i]; t.Class == lexicon.PeriodOf {
			l.c.Times = append(l.c.Times, Time{Period: t.Period, Kind: t.Kind, ID: t.ID, Asked: t.Text})
			l.claim(i)
		}
	}
}

// either takes 或 between words: one of them is enough; so is it of places that 和 joins, of which one article tells of
// one, and of words in a row that titles have.
func (l *lister) either() {
	i := l.find("op.or")
	for k := 1; k < len(l.tokens)-1; k++ {
		if l.tokens[k].Is("op.and") && l.at(k-1).Class == lexicon.Place && l.at(k+1).Class == lexicon.Place {
			i = k
		}
		if t := l.tokens[k].Text; t == "、" && Content(l.at(k-1)) && Content(l.at(k+1)) && l.c.Source != Articles {
			i = k // 跟退磁、回收有关的
		}
	}
	if i < 0 {
		return
	}
	for k := range l.c.Where {
		if w := &l.c.Where[k]; w.Dim == Titled || w.Dim == About {
			w.Or = true
			l.claim(i)
		}
	}
	if len(l.c.Cond(Section)) > 0 && len(l.c.Cond(Titled))+len(l.c.Cond(About)) == 0 { // of what the section holds
		l.claim(i)
	}
}

// objects are the kinds of things in the catalogue, by the concept that names each, the more specific first.
var objects = []struct {
	id     string
	source Source
}{{"obj.patent", Patents}, {"obj.paper", Papers}, {"obj.journal", Papers}, {"obj.research", Articles},
	{"obj.policy", Articles}, {"obj.article", Articles}, {"obj.section", Articles}}

// commanded gives the source that a command alone asks for: /patents.
var commanded = map[string]Source{"news": Articles, "patent": Patents, "paper": Papers, "policy": Articles, "research": Articles}

// object finds the kind of thing that is asked about; without it the frame does not stand.
func (l *lister) object() bool {
	for _, o := range objects {
		for i := range l.tokens {
			if !l.tokens[i].Is(o.id) || o.id == "obj.research" && l.works(i) {
				continue
			}
			l.claim(i)
			if l.c.Source == "" && !(l.excluded(i) && (o.source == Patents || o.source == Papers)) {
				l.c.Source, l.c.needs = o.source, l.c.needs+1
				l.kind(o.id, i)
			}
		}
	}
	if s := commanded[l.hint]; s != "" && l.c.Source == "" && (l.hint != "news" || l.onlyTimes()) {
		l.c.Source, l.c.needs = s, l.c.needs+1
		l.kind("obj."+l.hint, -1)
	}
	paper := func(t lexicon.Token) bool { return t.Is("obj.paper") && !t.Is("obj.journal") }
	if l.has("obj.patent") && l.has("obj.paper") || l.c.Source == Papers && l.has("obj.article") && l.namesSource() &&
		!slices.ContainsFunc(l.tokens, paper) { // which articles come from the journal 矿业界
		l.c.Source = Articles // which stand for both
		if l.has("obj.patent") && !l.has("obj.article") {
			l.hold(Cond{Dim: OfKind}, string(Papers), "")
			l.hold(Cond{Dim: OfKind}, string(Patents), "")
		}
	}
	if (l.c.Source == "" || l.c.Source == Articles) && l.tellsOf() {
		l.c.Source, l.c.needs = Articles, l.c.needs+1
	}
	described := l.c.Source == Patents && l.has("attr.detail") && !l.counts("篇")   // 专利简介栏目详细介绍的两件
	if l.namesSection() && !described && (l.has("obj.section") || l.counts("篇")) { // 专利简介栏目下有几篇
		l.c.Source = Articles
		l.claimed("obj.section", "obj.patent")
	}
	if l.c.Source == "" && l.has("th.document") && l.has("obj.issue") && l.has("op.list", "op.count") { // 这期登了哪几个部门文件
		l.c.Source, l.c.needs = Articles, l.c.needs+1
		l.where(Section, "policy", l.tokens[l.find("th.document")].Text)
	}
	if l.c.Source == "" && l.has("attr.applicant") {
		l.c.Source, l.c.needs = Patents, l.c.needs+1
	}
	if l.c.Source == "" && (l.asksTitle() && (l.namesSource() || l.pointsAt() || l.has("attr.on")) ||
		l.asksSource() && l.pointsAt() || l.namesSection()) {
		l.c.Source, l.c.needs = Articles, l.c.needs+1
	}
	if l.c.Source == "" && l.has("obj.source") && l.has("op.list", "ask.which") && l.namesSource() {
		l.c.Source, l.c.needs = Articles, l.c.needs+1
	}
	if l.c.Source == "" && (l.counts("篇") || (l.has("attr.mention") || l.has("attr.on")) &&
		(l.has("op.list") || l.has("attr.every"))) {
		l.c.Source, l.c.needs = Articles, l.c.needs+1
	}
	l.countries()
	if l.c.Source == "" && l.has(abroad...) && l.counts("条") && (l.mine() || l.has("attr.on")) { // 报国外矿山的有几条
		l.c.Source, l.c.needs = Articles, l.c.needs+1
	}
	if l.c.Source == "" && (l.has("attr.publish") || l.has("obj.source") || l.has("attr.contribute")) &&
		l.namesSource() {
		l.c.Source, l.c.needs = Articles, l.c.needs+1
	}
	return l.c.Source != ""
}

// works reports whether 工作 only says of what it stands before that something works so: 工作原理, 工作温度.
func (l *lister) works(i int) bool {
	t, n := &l.tokens[i], l.at(i+1)
	return strings.HasSuffix(t.Text, "工作") && n.From == t.To && Content(n) && !n.Of("object")
}

// asksText reports whether something is asked that stands in a row, and not for rows: what filler does the patent use, 专利里浸取率提高到多少.
// Where rows are asked for, a word that asks stands beside the word for them.
func (l *lister) asksText() bool {
	research := l.find("obj.research")
	if ask := l.find("ask.which"); !l.english && !l.has("obj.patent") && research >= 0 && ask > research && l.at(ask+1).Of("term") {
		return true // 那项工作用的是什么晶体
	}
	if l.c.Source != Patents && l.c.Source != Papers || l.has("attr.name", "obj.title", "obj.source") {
		return false
	}
	asks := false
	for i := range l.tokens {
		t := &l.tokens[i]
		if l.c.Source == Patents && !t.Is("ask.when") && slices.ContainsFunc(fields, func(f field) bool { return t.Is(f.id) }) {
			return false
		}
		if t.Is("ask.what") || t.Is("ask.which") || t.Is("op.list") || t.Is("op.count") {
			if l.asksRows(i) {
				return false
			}
			asks = true
		}
	}
	return asks
}

// asksRows reports whether the word at i that asks is one for rows: 哪几件专利, 有哪些是关于磁体的论文, 专利有多少件.
func (l *lister) asksRows(i int) bool {
	if t := l.at(i); strings.ContainsAny(t.Text, "篇件项份") || t.Is("op.list") && !bulletin.HasAny(t.Text, "哪", "什么", "啥", "what", "which") ||
		t.Is("op.list") && (l.at(i-1).Is("link.of") || l.at(i-1).Is("attr.on")) {
		return true // 哪几篇; 全部列出来; 和钪沾边的有哪些
	}
	between := func(t *lexicon.Token) bool {
		return isCount(t) || t.Fills() && t.Class != lexicon.Mark || t.Of("counter") || t.Of("be") || t.Of("aspect") || t.Of("part") || t.Of("say") ||
			t.Of("adverb") || t.Class == lexicon.PeriodOf || t.Is("attr.on") || t.Is("attr.publish") || t.Is("attr.open") ||
			t.Is("attr.announce") || t.Is("measure.quantity") || t.Is("op.sum") || t.Is("obj.issue") || t.Is("attr.new")
	}
	if n := l.at(i + 1); n.Class == lexicon.Quantity && n.Unit != "" && strings.Contains("篇件项份", n.Unit) {
		return true // 哪两篇
	}
	k := i + 1
	for between(l.at(k)) && k < len(l.tokens) {
		k++
	}
	if l.at(k).Of("object") {
		return true
	}
	noun := k == i+1 && Content(l.at(k)) && !l.english // 哪些元素
	for ; k < len(l.tokens) && l.at(k).Class != lexicon.Mark; k++ {
		if of := l.at(k - 1); l.at(k).Of("object") && (l.english || of.Is("link.of") || Content(of)) {
			return !l.verbBetween(i, k)
		}
	}
	k = i - 1
	for between(l.at(k)) && k >= 0 {
		k--
	}
	if l.closes(i) {
		return true
	}
	return !noun && k >= 0 && l.at(k).Of("object")
}

// closes reports whether the word at i ends a clause and asks for those that are pointed at before it: 关于回收的有几个, 和钇有关的是哪个,
// 第三篇是什么.
func (l *lister) closes(i int) bool {
	if i+1 < len(l.tokens) && l.at(i+1).Class != lexicon.Mark {
		return false
	}
	k := i - 1
	for l.at(k).Of("be") || k >= 0 && l.at(k).Fills() && l.at(k).Class != lexicon.Mark {
		k--
	}
	b := l.at(k)
	pointed := b.Is("link.of") || b.Is("attr.on")
	place := l.at(k-1).Is("op.second") || l.at(k-1).Is("op.first") || l.at(k-1).Is("time.first") || l.at(k-1).Kind == "ordinal"
	return b.Of("counter") && place || pointed && (l.at(i).Is("op.count") || l.at(i).Text == "哪个") ||
		b.Class == lexicon.Quantity && b.Unit != "" && strings.Contains("篇件项份条", b.Unit) && l.at(k-1).Is("ord")
}

// verbBetween reports whether an English verb, or a word for where, stands between two words: what is the yield in the patent.
func (l *lister) verbBetween(i, k int) bool {
	return l.english && slices.ContainsFunc(l.tokens[i:k], func(t lexicon.Token) bool {
		return slices.Contains(lexicon.List("verb.english"), t.Text) || t.Is("prep.in")
	})
}

// tellsOf reports whether it is asked which projects or firms an issue tells of: of each there is an article.
func (l *lister) tellsOf() bool {
	if !l.has("obj.issue") || !l.has("op.list") || !l.has("attr.detail", "attr.mention", "attr.contain", "obj.article") {
		return false
	}
	n := len(l.tokens) - 1
	for n > 0 && (l.tokens[n].Fills() || l.tokens[n].Class == lexicon.Mark) {
		n--
	}
	of := []string{"col.name", "firm.end", "col.firm"}
	if !l.isAny(n, of) {
		return false
	}
	l.claimed(append(of, "attr.detail")...)
	return true
}

// namesSource reports whether a question names whose articles some are.
func (l *lister) namesSource() bool {
	text := folded(l.text)
	return l.cat != nil && slices.ContainsFunc(l.cat.toldSources(), func(s string) bool { return strings.Contains(text, s) })
}

// kind holds the section that an object stands for.
func (l *lister) kind(id string, i int) {
	section := strings.TrimPrefix(id, "obj.")
	switch {
	case section != "policy" && section != "research":
	case i < 0: // a command alone
		l.where(Section, section, section)
	default:
		l.whereAt(Section, section, i)
	}
}

// counts reports whether a number is asked for, or a choice, of a counter: 几篇, 哪几篇.
func (l *lister) counts(counter string) bool {
	return slices.ContainsFunc(l.tokens, func(t lexicon.Token) bool {
		return (t.Is("op.count") || t.Is("op.list") || t.Is("ask.which")) && strings.Contains(t.Text, counter)
	})
}

// saysWhich reports whether how something is only says which row is meant: 检测稀土怎么迁移的专利.
func (l *lister) saysWhich() bool {
	at := l.find("ask.how")
	for i := at + 1; i < len(l.tokens)-1; i++ {
		if l.tokens[i].Is("link.of") && l.tokens[i+1].Of("object") {
			l.claim(at)
			return true
		}
	}
	return false
}

// asksJournal reports whether it is asked which journal, and not what stands in one: in which journal.
func (l *lister) asksJournal() bool {
	for i := range l.tokens {
		if l.tokens[i].Is("ask.which") && l.at(i+1).Is("obj.journal") && !l.has("op.count", "op.list") {
			return true
		}
	}
	return false
}

// asksNumber reports whether a number is asked for that counts no article: 那个工作寿命从多少到多少.
func (l *lister) asksNumber() bool {
	if l.c.Source != Articles || l.has("op.count", "op.list", "obj.article", "obj.section") {
		return false
	}
	for i := range l.tokens {
		t, b, n := &l.tokens[i], l.at(i-1), l.at(i+1)
		if t.Is("ask.what") && (b.Is("link.from") || b.Is("link.to") ||
			b.Of("attr") && !n.Of("object") && !b.Of("object")) {
			return true
		}
	}
	return false
}

// picks reports whether 哪些公司 only begins what says which articles are asked for: 哪些公司公告类文章.
func (l *lister) picks() bool {
	i, n := l.find("ask.who"), len(l.tokens)-1
	for n > 0 && (l.tokens[n].Fills() || l.tokens[n].Class == lexicon.Mark) {
		n--
	}
	if !strings.HasPrefix(l.at(i).Text, "哪些") || !l.at(n).Is("obj.article") {
		return false
	}
	l.claim(i)
	if l.at(i + 1).Of("say") { // 公告
		l.hold(Cond{Dim: About}, l.at(i+1).Text, l.at(i+1).Text)
		l.claim(i + 1)
	}
	return true
}

// asksElse reports whether something is asked of one of them that only its text can tell.
func (l *lister) asksElse() bool {
	if l.has("attr.publish") && l.has("obj.journal") || l.asksJournal() || l.asksNumber() || l.asksText() {
		return true // in which journal
	}
	if l.c.Source == Articles && l.has("attr.fund") {
		return true // 受哪些项目资助
	}
	law := func(t lexicon.Token) bool { return t.Text == "law" || strings.HasSuffix(t.ID, "law") }
	if l.english && slices.ContainsFunc(l.tokens, law) && l.has("op.count") {
		return true // how many articles does the law have
	}
	if i := l.find("ref.it"); l.english && i >= 0 && !l.at(l.beside(i, 1)).Is("obj.issue") && !l.has("obj.patent", "obj.paper") {
		return true // how many articles does it have
	}
	for i := range l.tokens {
		if n := l.at(i + 1); l.tokens[i].Is("ask.what") && (n.Is("counter.次") || n.Of("unit")) {
			return true // 被引用了几次
		} else if l.tokens[i].Is("ask.which") && n.Everyday() && Content(n) && !n.Is("attr.on") &&
			!n.Is("attr.mention") && !n.Is("obj.title") && !(n.Is("asked.who") && l.has("obj.section")) {
			return true // 登在哪家报纸
		}
	}
	return slices.ContainsFunc(l.tokens, func(t lexicon.Token) bool {
		return t.Is("ask.why") || t.Is("ask.how") && !l.saysWhich() || t.Is("ask.long") ||
			t.Is("ask.where") && !l.asksSource() ||
			l.c.Source != Patents && (t.Is("ask.when") || t.Is("ask.who") && !l.asksSource() && !l.picks() ||
				t.Is("obj.author"))
	})
}
