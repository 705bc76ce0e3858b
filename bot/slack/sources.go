package slack

import (
	"slices"
	"strconv"

	"rebot/bot/reply"
)

// shownSources is how many places are named below a reply; the button 来源 shows all.
const shownSources = 4

// sources names where the figures stand, the lines of one article gathered.
func (bb *blockBuilder) sources(a *reply.Reply) {
	groups := gather(a.Citations)
	var lines []string
	for _, g := range groups[:min(len(groups), shownSources)] {
		lines = append(lines, g.line(a.English, len(groups) > 1 || len(a.Passages) > 0))
	}
	if n := len(groups) - shownSources; n > 0 {
		lines = append(lines, say(a, "… 另有出处 "+strconv.Itoa(n)+" 篇，见“来源”",
			"… and "+strconv.Itoa(n)+" more articles, see Source"))
	}
	bb.context(lines...)
}

// A group is the citations of one article.
type group struct {
	reply.Citation
	all          []reply.Citation
	marks, lines []int
}

func gather(cs []reply.Citation) []*group {
	var groups []*group
	for i, c := range cs {
		at := slices.IndexFunc(groups, func(g *group) bool {
			return g.Issue == c.Issue && g.File == c.File &&
				g.Article == c.Article
		})
		if at < 0 {
			at = len(groups)
			groups = append(groups, &group{Citation: c})
		}
		g := groups[at]
		g.all, g.marks = append(g.all, c), append(g.marks, i+1)
		for n := c.Lines[0]; n <= c.Lines[1]; n++ {
			g.lines = append(g.lines, n)
		}
	}
	return groups
}

func (g *group) line(english, marked bool) string {
	mark, source := "", g.Source
	if marked {
		mark = "[" + reply.Ranges(g.marks) + "] "
	}
	if english {
		return mark + "Source: " + source + "《" + g.Article + "》 (" + g.In(true) + ", " +
			reply.InFile(g.all, reply.Ranges(g.lines), true) + ")"
	}
	if source == "" {
		source = "（来源未印）"
	}
	return mark + "来源：" + source + "《" + g.Article + "》（" + g.In(false) + "，" +
		reply.InFile(g.all, reply.Ranges(g.lines), false) + "）"
}

// verbatim is the answer to 来源: the lines that an answer cites, as the file has them.
func verbatim(a *reply.Reply) *reply.Reply {
	return a.SourceLines(say(a, "原文", "Source")+" · ", say(a, "这个回答没有引用原文。", "This answer cites no line."))
}

func say(a *reply.Reply, chinese, english string) string {
	if a.English {
		return english
	}
	return chinese
}
