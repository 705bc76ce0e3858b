package answer

import (
	"slices"
	"strconv"
	"strings"

	"rebot/bot/intent"
	"rebot/index/bulletin"
)

// placed says which place each that is named has among all, and what its neighbours are.
func (w draft) placed(compared []row) bool {
	var leads []string
	for i := range w.q.Then {
		if o := &w.q.Then[i]; o.Name == intent.PlaceOf && w.placeOne(compared, o) {
			leads = append(leads, w.Title+" "+w.Lead)
		}
	}
	if len(leads) > 1 {
		w.Title, w.Lead = w.Say("排名", "Places"), strings.Join(leads, w.Say("；", "; "))
	}
	return len(leads) > 0
}

// placeOne says which place one of them has.
func (w draft) placeOne(compared []row, o *intent.Op) bool {
	sorted := w.ranked(slices.Clone(compared), intent.Op{Name: intent.Sort, By: o.By, Way: o.Way, Asked: o.Asked})
	at := slices.IndexFunc(sorted, func(r row) bool { return r.Subject == o.Of || r.Partner == o.Of })
	if at < 0 {
		return w.unplaced(rowsOf(compared, o.Of))
	}
	key := func(i int) string { v, _ := w.measured(sorted[i].Fact, o.By); return v.Abs().String() }
	first, last := at, at
	for first > 0 && key(first-1) == key(at) {
		first--
	}
	for last+1 < len(sorted) && key(last+1) == key(at) {
		last++
	}
	n, all := strconv.Itoa(first+1), strconv.Itoa(len(sorted))
	w.Permit(n, all)
	w.Title = w.name(sorted[at].Fact)
	tie := map[bool]string{true: w.Say("并列", "joint ")}[first < last]
	text := w.value(sorted[at].Fact)
	if o.By == "change" {
		text = w.changed(sorted[at].Fact, w.move(sorted[at].Fact))
	}
	w.Lead = w.Say(tie+"第"+n+"（"+all+"个里"+w.orderWord(o, sorted[at])+"）：", tie+"number "+n+" of "+all+" ("+
		w.orderWord(o, sorted[at])+"): ") + text
	w.support(sorted[max(first-1, 0):min(last+2, len(sorted))])
	return true
}

// unplaced says that the one that is named is not in the ranking: it did not move that way.
func (w draft) unplaced(rows []row) bool {
	if len(rows) == 0 {
		return false
	}
	w.card(rows[0])
	w.Notes = append(w.Notes, w.Say("它不在这个排名里。", "It is not in that ranking."))
	return true
}

// orderWord says what a ranking goes by, and from which end.
func (w draft) orderWord(o *intent.Op, r row) string {
	least := o.Asked == "asc"
	switch {
	case o.By == "change" && o.Way == "down":
		return w.Say("按跌幅从大到小", "by fall, largest first")
	case o.By == "change" && o.Way == "up":
		return w.Say("按涨幅从大到小", "by rise, largest first")
	case o.By == "change":
		return w.Say("按涨跌幅从大到小", "by change, largest first")
	case least && r.Kind == bulletin.PriceFact:
		return w.Say("按价格从低到高", "by price, lowest first")
	case least:
		return w.Say("从小到大", "smallest first")
	case r.Kind == bulletin.PriceFact:
		return w.Say("按价格从高到低", "by price, highest first")
	}
	return w.Say("从大到小", "largest first")
}
