package bot

import (
	"rebot/bot/intent"
	"rebot/bot/reply"
	"rebot/index"
)

// NewRebuilding makes a Service without an issue, for while the index is built. It says to every question that it can't
// be looked up yet.
func NewRebuilding(cfg Config) (*Service, error) {
	lib, err := index.NewLibrary(nil)
	if err != nil {
		return nil, err
	}
	return NewService(lib, NotBuilt, cfg), nil
}

// Rebuilding is the reason of a refusal while the index is rebuilt: it is not that the bulletin says nothing.
const Rebuilding intent.Reason = "rebuilding"

// Rebuilding reports whether the index is being rebuilt, so that nothing can be answered yet.
func (d *Service) Rebuilding() (is bool) {
	d.during(func(s *generation) { is = s.state == NotBuilt })
	return is
}

func rebuilding(text string) *reply.Reply {
	w := reply.NewWriter(intent.Refused(Rebuilding), intent.IsEnglish(text))
	SayRebuilding(w)
	return w.Reply
}

// SayRebuilding makes a reply say that the index is being rebuilt.
func SayRebuilding(w reply.Writer) {
	w.Status = reply.NotFound
	w.Lead = w.Say("索引正在重建，现在还答不了；这不表示简报里没有。请过一会儿再问。",
		"The index is being rebuilt, so I can't answer yet; that does not mean that the bulletin says nothing. Please ask again in a moment.")
}
