package web

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"rebot/bot/reply"
	"rebot/index/bulletin"
)

// A place is what of an issue an address shows: the whole of it or a page, with some lines lit up.
type place struct {
	issue bulletin.Month
	page  int // 0 for the whole text
	lines [][2]int
}

// What of an issue an address may ask for.
const (
	maxPage  = 10_000
	maxLine  = 10_000_000
	maxSpans = 24 // more lines are not lit: an address must fit into a message
)

// newPlace lights up lines, neighbours in one.
func newPlace(issue bulletin.Month, page int, lines [][2]int) place {
	sorted := slices.Clone(lines)
	slices.SortFunc(sorted, func(a, b [2]int) int { return a[0] - b[0] })
	p := place{issue: issue, page: page}
	for _, s := range sorted {
		if n := len(p.lines); n > 0 && s[0] <= p.lines[n-1][1]+1 {
			p.lines[n-1][1] = max(p.lines[n-1][1], s[1])
		} else if n < maxSpans {
			p.lines = append(p.lines, s)
		}
	}
	return p
}

// readPlace reads a place as values writes it.
func readPlace(issue string, q url.Values) (p place, err error) {
	if p.issue, err = bulletin.ParseMonth(issue); err != nil {
		return p, err
	}
	if text := q.Get("page"); text != "" {
		if p.page, err = strconv.Atoi(text); err != nil || p.page < 1 || p.page > maxPage {
			return p, errors.New("page: want a number")
		}
	}
	if at := q.Get("at"); at != "" {
		for part := range strings.SplitSeq(at, ",") {
			s, ok := readSpan(part)
			if !ok || len(p.lines) == maxSpans {
				return p, errors.New("at: want lines, such as 252,269-280")
			}
			p.lines = append(p.lines, s)
		}
	}
	return p, nil
}

func readSpan(text string) (s [2]int, ok bool) {
	from, to, two := strings.Cut(text, "-")
	if !two {
		to = from
	}
	first, err := strconv.Atoi(from)
	last, err2 := strconv.Atoi(to)
	return [2]int{first, last}, err == nil && err2 == nil && 1 <= first && first <= last && last <= maxLine
}

// at writes lines as an address has them: 252,269-280.
func (p place) at() string {
	var out []string
	for _, s := range p.lines {
		text := strconv.Itoa(s[0])
		if s[1] > s[0] {
			text += "-" + strconv.Itoa(s[1])
		}
		out = append(out, text)
	}
	return strings.Join(out, ",")
}

func (p place) values() url.Values {
	q := url.Values{}
	if p.page > 0 {
		q.Set("page", strconv.Itoa(p.page))
	}
	if at := p.at(); at != "" {
		q.Set("at", at)
	}
	return q
}

// address is the path of a place, with what else its query has. The browser goes to the first line.
func (p place) address(more url.Values) string {
	q := p.values()
	for name, values := range more {
		q[name] = values
	}
	out := "/issue/" + p.issue.String()
	if len(q) > 0 {
		out += "?" + strings.ReplaceAll(q.Encode(), "%2C", ",")
	}
	if len(p.lines) > 0 {
		out += fmt.Sprintf("#L%d", p.lines[0][0])
	}
	return out
}

// lit reports whether a line is lit up.
func (p place) lit(line int) bool { return p.near(line, 0) }

// near reports whether a line stands at most so many lines from one that is lit up.
func (p place) near(line, by int) bool {
	return slices.ContainsFunc(p.lines, func(s [2]int) bool { return s[0]-by <= line && line <= s[1]+by })
}

// Link gives the addresses of what replies cite, nil where nothing says by which address people reach the page. Where
// a token is needed to look, an address is signed: whoever has it may see that one place for a month.
func (c Config) Link() reply.Link {
	if c.URL == "" || c.ValidateURL() != nil {
		return nil
	}
	root := strings.TrimRight(c.URL, "/")
	return func(issue bulletin.Month, page int, lines [][2]int) string {
		p := newPlace(issue, page, lines)
		if c.Token == "" {
			return root + p.address(nil)
		}
		return root + p.address(c.signed(p, c.clock()))
	}
}

// signedFor is how long a signed address opens its place.
const signedFor = 30 * 24 * time.Hour

// signed is what the query of a signed address has besides its place. The end is at a full hour, so that replies that
// are made again say the same for a while.
func (c Config) signed(p place, now time.Time) url.Values {
	until := strconv.FormatInt(now.Add(signedFor).Truncate(time.Hour).Unix(), 10)
	return url.Values{"until": {until}, "sig": {c.sign("place", p.issue.String(), strconv.Itoa(p.page), p.at(), until)}}
}

// isSigned reports whether a request for a place was signed here, and its time is not over.
func (c Config) isSigned(p place, q url.Values) bool {
	until, err := strconv.ParseInt(q.Get("until"), 10, 64)
	if err != nil || c.Token == "" {
		return false
	}
	want := c.sign("place", p.issue.String(), strconv.Itoa(p.page), p.at(), q.Get("until"))
	return same(q.Get("sig"), want) && c.clock().Before(time.Unix(until, 0))
}
