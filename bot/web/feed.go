package web

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"rebot/bot/api"
	"rebot/bot/intent"
	"rebot/bot/subscribe"
	"rebot/index/bulletin"
)

// newest is how many issues a feed has.
const newest = 12

// An atomFeed is a feed, see https://www.rfc-editor.org/rfc/rfc4287.
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Self    atomLink    `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Content atomText `xml:"content"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// feed gives the digests of the newest issues as a subscriber would get them.
func (s *Server) feed(w http.ResponseWriter, r *http.Request) {
	filter, english, err := feedOf(r.URL)
	if err != nil {
		refuse(w, http.StatusBadRequest, err.Error())
		return
	}
	digests, err := s.reader.Digests(newest, filter, english)
	if err != nil {
		s.failed(w, r, err)
		return
	}
	text, err := xml.MarshalIndent(s.atom(r, filter, english, digests), "", " ")
	if err != nil {
		s.failed(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
	_, _ = w.Write(append([]byte(xml.Header), text...)) // a client that has gone away needs no answer
}

// feedParams are what a feed is asked for with: names of products and sections with commas between, and the language.
var feedParams = []string{"products", "sections", "lang"}

// feedOf reads which parts of an issue a feed is of, in the words that a subscription is ordered with.
func feedOf(u *url.URL) (f intent.SectionFilter, english bool, err error) {
	q, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		return f, false, errors.New("the query can't be read")
	}
	for name, values := range q {
		if !slices.Contains(feedParams, name) || len(values) != 1 {
			return f, false, fmt.Errorf("%q: there is %s, each once", name, strings.Join(feedParams, ", "))
		}
	}
	lang := cmp.Or(q.Get("lang"), "zh")
	if lang != "zh" && lang != "en" {
		return f, false, errors.New("lang: want zh or en")
	}
	english = lang == "en"
	words := strings.ReplaceAll(q.Get("sections")+" "+q.Get("products"), ",", " ")
	o, _ := subscribe.ParseCommand("subscribe " + words)
	if wrong := o.Problem(english); wrong != "" {
		return f, english, errors.New(wrong)
	}
	if o.To.Chat != "" {
		return f, english, errors.New("an address is neither a product nor a section")
	}
	return o.Filter, english, nil
}

// atom makes the feed. Its times are those of the issues, so that it is the same for everybody who reads it.
func (s *Server) atom(r *http.Request, f intent.SectionFilter, english bool, digests []api.Digest) atomFeed {
	id, lang, title := "urn:rebot:digests", "zh-CN", "离子型稀土信息简报 · 摘要"
	if english {
		id, lang, title = id+":en", "en", "Rare-earth bulletin · digests"
	}
	if !f.All() {
		id += ":" + url.PathEscape(f.String())
		title += " · " + f.String()
	}
	feed := atomFeed{ID: id, Lang: lang, Title: title, Author: "rebot", Updated: updated(0),
		Self: atomLink{"self", s.address(r) + r.URL.RequestURI()}}
	for i, d := range digests {
		if i == 0 {
			feed.Updated = updated(d.Issue)
		}
		feed.Entries = append(feed.Entries, atomEntry{id + ":" + d.Issue.String(), d.Title, updated(d.Issue),
			atomText{"html", "<pre>" + html.EscapeString(d.Text) + "</pre>"}})
	}
	return feed
}

// address is where people reach the server.
func (s *Server) address(r *http.Request) string {
	if s.cfg.URL != "" {
		return strings.TrimRight(s.cfg.URL, "/")
	}
	return "http://" + r.Host
}

var beijing = time.FixedZone("", 8*60*60)

// updated is when an issue counts as out: its month has ended.
func updated(m bulletin.Month) string {
	return time.Date(m.Year(), time.Month(m.Month())+1, 1, 0, 0, 0, 0, beijing).Format(time.RFC3339)
}
