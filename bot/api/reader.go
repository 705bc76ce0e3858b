package api

import (
	"context"
	"errors"

	"rebot/bot"
	"rebot/bot/answer"
	"rebot/bot/reply"
	"rebot/index/bulletin"
)

// A Reader hands programs what a Service answers from now.
type Reader struct{ service *bot.Service }

// NewReader makes a Reader of a Service.
func NewReader(s *bot.Service) Reader { return Reader{s} }

// ErrRebuilding says that nothing can be read yet, which is not that the bulletin says nothing.
var ErrRebuilding = errors.New("the index is being rebuilt; ask again in a moment")

// Ask answers a question, in a conversation where key is not empty.
func (r Reader) Ask(ctx context.Context, platform, key, question string) Answer {
	return AnswerOf(question, r.service.Reply(ctx, platform, key, question))
}

// Facts lists the facts that a filter selects, as the function of that name does.
func (r Reader) Facts(f Filter) ([]Fact, error) {
	return from(r, func(lib Shelf) ([]Fact, error) { return Facts(lib, f) })
}

// Series lists one fact for each period, as the function of that name does.
func (r Reader) Series(f Filter) ([]Fact, error) {
	return from(r, func(lib Shelf) ([]Fact, error) { return Series(lib, f) })
}

// Search finds paragraphs, as the function of that name does.
func (r Reader) Search(ctx context.Context, text string, n int, month, section string) ([]Hit, error) {
	return from(r, func(lib Shelf) ([]Hit, error) { return Search(ctx, lib.Library, text, n, month, section) })
}

// Source gives lines of an issue, as the function of that name does.
func (r Reader) Source(month string, first, last int) (Excerpt, error) {
	return from(r, func(lib Shelf) (Excerpt, error) { return Source(lib.Library, month, first, last) })
}

// Issues lists the issues, the newest first.
func (r Reader) Issues() ([]Issue, error) {
	return from(r, func(lib Shelf) ([]Issue, error) { return Issues(lib.Library), nil })
}

// from reads from the library that answers now, which is not closed before read returns.
func from[T any](r Reader, read func(Shelf) (T, error)) (out T, err error) {
	if r.service.Rebuilding() {
		return out, ErrRebuilding
	}
	r.service.With(func(e *answer.Engine) { out, err = read(Shelf{e.Library(), e.OwnPrices()}) })
	return out, err
}

// Reply answers a question as Ask does, for those who show it to people.
func (r Reader) Reply(ctx context.Context, platform, key, question string) *reply.Reply {
	return r.service.Reply(ctx, platform, key, question)
}

// Board lists the prices of an issue, as BoardOf does.
func (r Reader) Board(month string) (Board, error) {
	return from(r, func(lib Shelf) (Board, error) { return BoardOf(lib.Library, month) })
}

// Product gathers a product's prices, as ProductOf does.
func (r Reader) Product(name string) (Product, error) {
	return from(r, func(lib Shelf) (Product, error) { return ProductOf(lib, name) })
}

// Sheet is an issue as its file has it.
func (r Reader) Sheet(month string) (Sheet, error) {
	return from(r, func(lib Shelf) (Sheet, error) { return SheetOf(lib.Library, month) })
}

// Discrepancies lists those of an issue, as the function of that name does.
func (r Reader) Discrepancies(month string) (of bulletin.Month, out []Discrepancy, err error) {
	out, err = from(r, func(lib Shelf) ([]Discrepancy, error) {
		var found []Discrepancy
		of, found, err = Discrepancies(lib.Library, month)
		return found, err
	})
	return of, out, err
}

// Account is the account of an issue, as AccountOf gives it.
func (r Reader) Account(month string) (Account, error) {
	return from(r, func(lib Shelf) (Account, error) { return AccountOf(lib.Library, month) })
}

// Generation counts what was answered from until now: what is read while it stays the same is the same.
func (r Reader) Generation() int { return r.service.Generation() }

// Months lists the issues, the oldest first.
func (r Reader) Months() (months []bulletin.Month) {
	r.service.With(func(e *answer.Engine) { months = e.Catalog().Months })
	return months
}
