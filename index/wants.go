package index

import "regexp"

// evidence is what a sentence must hold to answer a question of a kind.
var evidence = map[string]*regexp.Regexp{
	"when":  regexp.MustCompile(`\d+\s*年|\d+\s*月|\d+\s*日|\d{4}-\d|[今明去本上下]年|[本上下]月|年[初底末]|[上下]半年|季度`),
	"many":  regexp.MustCompile(`\d|[一二三四五六七八九十百千万亿两]+(成|倍|个|家|项|种|名|次|年|天|吨)`),
	"who":   regexp.MustCompile(`公司|集团|研究[院所员]|大学|[部局委]员?会?[，、。称和]|教授|博士|作者|总裁|总统|部长|院士|上校|发言人|表示|说[，：“]|称[，：]|由.{1,20}(牵头|主办|组织|发布|负责)`),
	"where": regexp.MustCompile(`位于|坐落|[省市县州邦镇乡区国]|地区|境内|矿山|在.{1,12}(举行|召开|成立|建设)`),
	"list":  regexp.MustCompile(`包括|分别|以及|涵盖|[^、]、[^、]+、|如下|等`),
	"why":   regexp.MustCompile(`由于|因为|因此|因[^此素]|受.{1,20}影响|为了|原因|导致|造成|使得|使`),
	"how":   regexp.MustCompile(`通过|采用|利用|方法|方式|措施|基于|经过|将`),
}

// answeredBy tells whether a sentence holds the kind of thing that the question asks for.
func (q *question) answeredBy(sentence string) bool {
	for _, w := range q.wants {
		if re := evidence[w]; re != nil && re.MatchString(sentence) {
			return true
		}
	}
	return false
}
