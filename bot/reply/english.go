package reply

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"rebot/index/bulletin"
)

// A terminal shows English readers the bulletin's own word behind the English one, or the other way round where it is a unit:
// Dysprosium oxide (氧化镝) 1711.90 元/公斤 (yuan/kg). A chat has no room for both.
var (
	ownBehind = regexp.MustCompile(`([A-Za-z0-9)]) [(]\p{Han}[\p{Han}\d]*[)]`)
	ownBefore = regexp.MustCompile(`[\p{Han}][\p{Han}/]* [(]([^()\p{Han}]*[A-Za-z][^()\p{Han}]*)[)]`)
)

// shortNames are what the trade calls products whose names a phone has no room for.
var shortNames = strings.NewReplacer("Praseodymium-neodymium", "PrNd", "-iron alloy", "-iron")

// InEnglish is a text of the English frame without the bulletin's own words beside the English ones.
func InEnglish(s string) string {
	return shortNames.Replace(ownBefore.ReplaceAllString(ownBehind.ReplaceAllString(s, "$1"), "$1"))
}

// EnglishName is a product's name in English as a phone has room for it; one that has none stays as it is.
func EnglishName(product string) string {
	return cmp.Or(shortNames.Replace(bulletin.English(product)), product)
}

// frameInEnglish does so with all of a reply and its brief that is no quotation.
func frameInEnglish(a *Reply, b *Brief) {
	a.Title, a.Lead = InEnglish(a.Title), InEnglish(a.Lead)
	a.Details, a.Notes = eachInEnglish(a.Details), eachInEnglish(a.Notes)
	b.Asks, b.Orders = labelled(b.Asks), labelled(b.Orders)
	b.Figure, b.Lines, b.Fields = InEnglish(b.Figure), eachInEnglish(b.Lines), slices.Clone(b.Fields)
	for i, f := range b.Fields {
		b.Fields[i] = Field{InEnglish(f.Name), InEnglish(f.Value)}
	}
	if t := a.Table; t != nil {
		t.Head = eachInEnglish(t.Head)
		for i, row := range t.Rows {
			t.Rows[i] = eachInEnglish(row)
		}
	}
}

// labelled are buttons with labels in English alone; what they ask stays as it is.
func labelled(list []Ask) (out []Ask) {
	for _, k := range list {
		out = append(out, Ask{InEnglish(k.Label), k.Question})
	}
	return out
}

func eachInEnglish(list []string) (out []string) {
	for _, s := range list {
		out = append(out, InEnglish(s))
	}
	return out
}
