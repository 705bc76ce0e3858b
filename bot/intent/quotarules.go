package intent

import (
	"strconv"
	"strings"

	"rebot/index/bulletin"
)

var (
	batchText = compile(`第?([一二三四1-4])批|前([两二三2-3])批|(first|second|third|1st|2nd) batch|first two batches|全年|合计`)
	oreText   = compile(`离子型|岩矿型|中?重稀土|轻稀土|ionic|\bheavy|\blight`)
	mineText  = compile(`开采|mining|采矿`)
	smeltText = compile(`冶炼|分离|smelt|separat`)
)

// quotaDone asks how much of a quota was used, which is prose.
var quotaDone = compile(`执行|完成|进度|核销|使用率`)

// otherGroup is a firm that no issue may name.
var otherGroup = compile(`\p{Han}{2,6}(?:集团|公司|股份)`)

// quotaWhether asks about the plan, not for a figure of it.
var quotaWhether = compile(`是否|纳入|有没有|为什么|怎么分|whether`)

// tradeQuota is another plan than that of production.
var tradeQuota = compile(`[进出]口.{0,4}配额|(?:export|import) quota`)

// quotaRule takes questions for the state's production plan.
func quotaRule(q *query) Intent {
	if q.has(quotaWhether) || q.has(tradeQuota) || q.has(quotaDone) || !q.has(quotaWords) || len(q.names) > 0 || len([]rune(q.residual())) > 30 {
		return nil
	}
	i := QuotaOf{Year: q.time.year, Batch: batchOf(q.folded), Scope: q.company()}
	if i.Scope == "" {
		i.Scope = strings.NewReplacer("ionic", "离子型", "heavy", "重稀土", "light", "轻稀土").Replace(q.find(oreText))
	}
	if i.Scope == "" {
		i.Scope = q.find(otherGroup)
	}
	if i.Year == 0 {
		if m := q.submatch(yearAlone); m != nil {
			i.Year, _ = strconv.Atoi(m[1])
		}
	}
	switch mine, smelt := q.has(mineText), q.has(smeltText); {
	case mine && !smelt:
		i.Stage = "开采"
	case smelt && !mine:
		i.Stage = "冶炼分离"
	}
	return i
}

func batchOf(s string) string {
	m := batchText.FindStringSubmatch(s)
	switch {
	case m == nil:
		return ""
	case strings.HasPrefix(m[0], "first two"), m[2] == "二", m[2] == "2", m[2] == "两":
		return "前两批"
	case m[2] != "":
		return "前三批"
	case m[0] == "全年" || m[0] == "合计":
		return ""
	case m[3] != "":
		return map[string]string{"first": "第一批", "1st": "第一批", "second": "第二批", "2nd": "第二批", "third": "第三批"}[m[3]]
	}
	return "第" + map[string]string{"1": "一", "2": "二", "3": "三", "4": "四"}[m[1]] + strings.Trim(m[1], "1234") + "批"
}

var patentNumber = compile(`cn\s?\d{6,}[a-z]?\d?`)

// patentFields are what a notice of a patent says; inventedBy are those that nothing else has.
var (
	patentFields = compile(`发明人|发明的|谁发明|公开号|公告号|公开日|公告日|公布日|专利号|哪天公开|什么时候公开|何时公开|公开日期|\binventors?\b|invented|publication (date|number)|patent number`)
	inventedBy   = compile(`发明人|谁发明|公开号|公告号|专利号|\binventors?\b`)
)

// patentsRule takes a patent's number, and questions for the lists of patents or papers.
func patentsRule(q *query) Intent {
	if n := q.find(patentNumber); n != "" {
		return PatentsOf{Month: q.month(), Number: strings.ToUpper(strings.ReplaceAll(n, " ", ""))}
	}
	if q.has(patentFields) && (q.has(patentWords) || q.has(inventedBy)) {
		return PatentsOf{Month: q.month(), Topic: q.folded}
	}
	rest := q.residual()
	rest = replaced(rest, "", patentWords, listAsk, paperWords, listFiller)
	short := len([]rune(strings.ReplaceAll(rest, " ", ""))) < 3
	switch about := q.patentsAbout(); {
	case (q.hint == "patent" || q.has(patentWords)) && about == "":
		return PatentsOf{Month: q.month(), Any: !q.time.said || q.has(newestWord), Day: q.time.day}
	case q.has(patentWords) && len([]rune(about)) < 5 && !q.english:
		return PatentsOf{Month: q.month(), Any: !q.time.said || q.has(newestWord), About: about}
	case q.has(paperAlone) && strings.TrimSpace(blank(replaced(q.folded, " ", paperAlone, listFiller, listAsk))) == "":
		return PatentsOf{Month: q.month(), Any: !q.time.said || q.has(newestWord), Papers: true}
	case q.has(paperWords) && short && len(q.names) == 0:
		return PatentsOf{Month: q.month(), Any: !q.time.said || q.has(newestWord), Papers: true}
	}
	return nil
}

// patentsAbout is what a question for patents wants them to be about.
func (q *query) patentsAbout() string {
	rest := q.folded
	rest = replaced(rest, " ", patentWords, paperWords, listFiller, patentFiller)
	return strings.Join(strings.Fields(listAsk.ReplaceAllString(blank(rest), " ")), " ")
}

var patentFiller = compile(`\b(?:many|on|in|of|published|issued|granted|new|number|any|there|were|this|list|show|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|\b\d{1,2}(?:st|nd|rd|th)\b|\bon \d{1,2}\b|\b\d{1,2}$|只[看要]|数[量目]|个数|总数|人|清单|公司|\d{1,2}(?:月|日|号)|涉及|关于|有关|方面|授权|申请|发明|技术|号码?|名称|一共|总共|共|件|项|新增|月|日|年|里|中`)

// kindsOf narrows a search to the kinds of article that a command names.
func kindsOf(q *query) []bulletin.Kind {
	switch q.hint {
	case "policy":
		return []bulletin.Kind{bulletin.Policy}
	case "research":
		return []bulletin.Kind{bulletin.Research, bulletin.Papers}
	case "patent":
		return []bulletin.Kind{bulletin.Patents}
	}
	return nil
}

// paperAlone is all that a question for the list of papers may be made of.
var paperAlone = compile(`论文|文献|\bpapers?\b`)

// newestWord asks for the newest there are, of whatever month.
var newestWord = compile(`最新|latest|newest`)

// TopicPairs are the Pairs of what a question asks a patent on, without the words that ask for patents.
func TopicPairs(topic string) map[string]bool {
	return Pairs(patentWords.ReplaceAllString(patentFields.ReplaceAllString(topic, " "), " "))
}

// Pairs are the neighbouring characters of a text, without those that say nothing about what a patent is on.
func Pairs(s string) map[string]bool {
	rs := []rune(noWord.ReplaceAllString(fillers.ReplaceAllString(s, " "), " "))
	out := map[string]bool{}
	for i := 0; i+1 < len(rs); i++ {
		if rs[i] != ' ' && rs[i+1] != ' ' {
			out[string(rs[i:i+2])] = true
		}
	}
	return out
}
