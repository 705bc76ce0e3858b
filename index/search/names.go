package search

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rebot/index/bulletin"
)

// ID names a passage by its place: issue, article and paragraph.
func (p *Passages) ID(n int) string {
	at := p.places[n]
	return fmt.Sprintf("%s/%d/%d", p.issues[at.issue].Month, at.article, at.paragraph)
}

// Named is the passage of a name.
func (p *Passages) Named(id string) (n int, ok bool) {
	month, rest, _ := strings.Cut(id, "/")
	article, paragraph, _ := strings.Cut(rest, "/")
	m, err := bulletin.ParseMonth(month)
	a, err2 := strconv.Atoi(article)
	i, err3 := strconv.Atoi(paragraph)
	issue, known := slices.BinarySearchFunc(p.issues, m, func(is *bulletin.Issue, m bulletin.Month) int { return int(m - is.Month) })
	if errors.Join(err, err2, err3) != nil || !known {
		return 0, false
	}
	from, to := p.firsts[issue], p.firsts[issue+1]
	n, ok = slices.BinarySearchFunc(p.places[from:to], place{article: uint16(a), paragraph: uint16(i)}, func(x, y place) int {
		return cmp.Or(cmp.Compare(x.article, y.article), cmp.Compare(x.paragraph, y.paragraph))
	})
	return from + n, ok
}
