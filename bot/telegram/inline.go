package telegram

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"rebot/bot"
	"rebot/bot/queue"
	"rebot/bot/reply"
)

const (
	maxCards = 50
	// cacheSeconds is how long Telegram may give the same cards to others: no longer than a new issue may go unseen.
	cacheSeconds = 30
	// inlineAge is how old a query may be. Telegram takes an answer for 30 s.
	inlineAge = 25 * time.Second
)

// inline answers a query that somebody types in any chat, with cards to choose from. The answer depends on nobody's
// conversation, so that Telegram may give it to others too.
func (a *Adapter) inline(ctx context.Context, e queue.Event, q *models.InlineQuery) error {
	if time.Since(e.Received) > inlineAge {
		a.metrics.InlineExpired.Inc()
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, callTime)
	defer cancel()
	p := &tg.AnswerInlineQueryParams{InlineQueryID: q.ID, Results: []models.InlineQueryResult{},
		CacheTime: cacheSeconds}
	if q.Offset == "" {
		p.Results = a.cards(ctx, q.Query)
	}
	_, err := a.api.AnswerInlineQuery(ctx, p)
	if errors.Is(err, errLate) {
		return nil
	}
	return answered(err)
}

// cards are the answer itself, and one more for each product in it or each question that it offers.
func (a *Adapter) cards(ctx context.Context, query string) []models.InlineQueryResult {
	query = strings.TrimSpace(clean(query))
	if query == "" {
		query = "全部产品价格"
	}
	if bot.IsTooLong(query) {
		return []models.InlineQueryResult{}
	}
	first := a.service.Reply(ctx, Platform, "", query)
	out := []models.InlineQueryResult{cardOf(a.render(first, all))}
	seen := map[string]bool{first.Intent.String(): true}
	for _, q := range related(first) {
		ans := a.service.Ask(ctx, "", q)
		if key := ans.Intent.String(); !seen[key] && ans.Status == reply.Answered && len(out) < maxCards {
			seen[key] = true
			out = append(out, cardOf(a.render(ans, all)))
		}
		if ctx.Err() != nil {
			break
		}
	}
	return out
}

// related lists the questions whose answers go on cards of their own.
func related(a *reply.Reply) []string {
	var out []string
	if a.Table != nil {
		for _, f := range a.Figures {
			out = append(out, f.Name+" "+f.Period+" 价格")
		}
	}
	return append(out, a.Offers...)
}

// cardOf sets an answer on a card: what is asked and the figure on it, the whole answer as the text that is sent.
func cardOf(c card) models.InlineQueryResult {
	a, p := c.answer, c.parts[0]
	if len(c.parts) > 1 {
		// One message is all that a card sends. What it says of the rest comes from nowhere but here.
		p.html += "\n" + say(a, "……（完整内容请私聊我）", "… (ask me in a private chat for the rest)")
	}
	title, about := a.Title, a.Lead
	if title == "" {
		title, about = a.Lead, ""
	}
	id := sha256.Sum256([]byte(a.Intent.String()))
	return &models.InlineQueryResultArticle{
		ID:          hex.EncodeToString(id[:16]),
		Title:       cutUnits(clean(title), 100),
		Description: cutUnits(clean(about), 200),
		InputMessageContent: models.InputTextMessageContent{
			MessageText: p.html, ParseMode: models.ParseModeHTML, LinkPreviewOptions: noPreview,
		},
	}
}
