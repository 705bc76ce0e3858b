package bot

import (
	"rebot/index"
	"rebot/index/bulletin"
)

// newRebuilding makes the bot that answers while the index is rebuilt. It knows no issue, and says to every question that
// it can't be looked up yet.
func newRebuilding() (*Bot, error) {
	lib, err := index.NewLibrary(nil)
	if err != nil {
		return nil, err
	}
	b := New(lib)
	b.rebuilding = true
	return b, nil
}

// Rebuilding is the reason of a refusal while the index is rebuilt: it is not that the bulletin says nothing.
const Rebuilding Reason = "rebuilding"

// Rebuilding tells whether the desk can't answer yet, since its index is being rebuilt.
func (d *Desk) Rebuilding() (is bool) {
	d.with(func(b *Bot) { is = b.rebuilding })
	return is
}

func rebuilding(text string) *Answer {
	a := &Answer{Intent: Refuse{Reason: Rebuilding}, Status: NotFound, English: isEnglish(bulletin.Fold(text))}
	a.stillRebuilding()
	return a
}

// stillRebuilding makes the answer say that the index is being rebuilt.
func (a *Answer) stillRebuilding() {
	a.Lead = a.say("索引正在重建，现在还答不了；这不表示简报里没有。请过一会儿再问。",
		"The index is being rebuilt, so I can't answer yet; that does not mean that the bulletin says nothing. Please ask again in a moment.")
}
