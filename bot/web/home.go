package web

import (
	"bytes"
	"crypto/rand"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rebot/bot"
	"rebot/bot/api"
	"rebot/bot/markup"
	"rebot/bot/reply"
	"rebot/index/bulletin"
)

// A turn is a question in a conversation, by its place there. One that is loaded again has the answer that it had.
type turn struct {
	conversation string
	n            int
	question     string
}

// maxAnswers is how many turns are remembered.
const maxAnswers = 2048

// A home is the page to ask on.
type home struct {
	Conversation string // an answer's follow-ups go on in it
	Turn         int    // of the next question
	TooLong      bool
	Card         markup.HTML
	Plain        string // the answer's text, where no card may be shown
	Unsure       bool
	Offers       []string
	Receipt      string
	Newest       bulletin.Month
	Examples     []string
	Movers       []boardRow
}

func (s *Server) home(w http.ResponseWriter, r *http.Request) {
	p := s.newPage(r, "ask", "提问", "Ask")
	p.Asked = strings.TrimSpace(r.FormValue("q"))
	h := home{Conversation: conversationOf(r)}
	if p.Asked == "" {
		s.start(&h, p)
	} else if h.TooLong = bot.IsTooLong(p.Asked); !h.TooLong {
		h.Turn, _ = strconv.Atoi(r.FormValue("n"))
		s.answer(r, p, &h)
	}
	p.Body = h
	s.show(w, r, http.StatusOK, "home", p)
}

// start fills in what stands below the field as long as nothing is asked: examples, and what moved most.
func (s *Server) start(h *home, p *page) {
	h.Examples = []string{"氧化镝多少钱", "跌幅前三的产品", "11月稀土出口", "缅甸封关", "氧化镨钕近三个月"}
	if p.English {
		h.Examples = []string{"dysprosium oxide price", "which products fell most", "rare earth exports in November",
			"Myanmar border closure", "NdPr oxide last three months"}
	}
	b, err := s.reader.Board("")
	if err != nil {
		return // while nothing can be read yet the field alone is shown
	}
	h.Newest = b.Issue
	rows := s.boardRows(p, b)
	slices.SortStableFunc(rows, func(a, b boardRow) int { return b.Moved.Abs().Cmp(a.Moved.Abs()) })
	h.Movers = rows[:min(len(rows), movers)]
}

// movers is how many products the first page shows.
const movers = 6

var conversationName = regexp.MustCompile(`^[A-Z2-7]{20,40}$`)

// conversationOf is the conversation that a question goes on in, else a new one, which nobody guesses.
func conversationOf(r *http.Request) string {
	if c := r.FormValue("c"); conversationName.MatchString(c) {
		return c
	}
	return rand.Text()
}

// answer asks, and sets the answer as a card.
func (s *Server) answer(r *http.Request, p *page, h *home) {
	at := turn{h.Conversation, h.Turn, p.Asked}
	a, ok := s.answers.Get(at)
	if !ok {
		a = s.reader.Reply(r.Context(), Platform, Platform+"/page/"+h.Conversation, p.Asked)
		s.answers.Add(at, a)
	}
	h.Turn++
	h.Offers, h.Receipt, h.Unsure = a.Offers, a.Mark(), a.Status != reply.Answered
	p.Title = p.Asked
	lang := 0
	if a.English {
		lang = 1
	}
	var b bytes.Buffer
	err := templates[lang]().Execute(&b, "card", s.cardOf(a))
	if err != nil || a.Intent != nil && len(a.Check(reply.VisibleText(b.String()))) > 0 {
		s.metrics.HeldBack.WithLabelValues(Platform).Inc()
		h.Plain = reply.Text(a)
		return
	}
	h.Card = markup.HTML(b.String()) // made by a template, which escapes
}

// A card is a reply as people see it.
type card struct {
	*reply.Reply
	Big     bool // the lead is a figure
	Quotes  []quote
	More    []quote
	Sources []sourceLink
}

type quote struct {
	Text, URL string
	Mark      int
}

type sourceLink struct {
	reply.Source
	To string
}

// bigLead is how many characters a figure has that stands alone in large letters.
const bigLead = 48

func (s *Server) cardOf(a *reply.Reply) card {
	c := card{Reply: a, Big: len(a.Figures) > 0 && a.Table == nil && len([]rune(a.Lead)) <= bigLead}
	for _, p := range a.Passages {
		q := quote{p.Text, s.citationURL(a.Citations[p.Citation]), p.Citation + 1}
		if p.More {
			c.More = append(c.More, q)
		} else {
			c.Quotes = append(c.Quotes, q)
		}
	}
	places, sources := a.Places(), a.SourceLinks()
	for i := range sources {
		c.Sources = append(c.Sources, sourceLink{sources[i], s.citationURL(places[i].All...)})
	}
	return c
}

// citationURL is where citations of one article are shown. A file of the user's own is shown nowhere.
func (s *Server) citationURL(cs ...reply.Citation) string {
	c := cs[0]
	if c.Own() || c.Issue == 0 {
		return ""
	}
	var lines [][2]int
	for _, c := range cs {
		lines = append(lines, c.Lines)
	}
	return newPlace(c.Issue, s.shownPage(c.Page), lines).address(nil)
}

// shownPage is a page where pages can be drawn; else the text is shown.
func (s *Server) shownPage(page int) int {
	if !s.reader.CanDraw() {
		return 0
	}
	return page
}

func (s *Server) factURL(f *api.Fact) string {
	if f.Issue == 0 {
		return ""
	}
	return newPlace(f.Issue, s.shownPage(f.Cite.Page), [][2]int{{f.Cite.First, f.Cite.Last}}).address(nil)
}
