package bottest

import (
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"sync"
	"time"
)

// A Telegram is a Bot API for tests: it gives updates as Telegram does, refuses what Telegram refuses, and records what
// users would have seen. It is an http.Handler; Client calls it without a network, so that it works in a synctest
// bubble.
type Telegram struct {
	Token string

	mu       sync.Mutex
	queue    []queued // updates that are not confirmed
	nextID   int64
	arrived  chan struct{} // closed when an update arrives
	poller   chan struct{} // closed to end the poll that waits
	webhook  Webhook
	menus    map[string]json.RawMessage
	faults   map[string][]Fault
	chats    map[int64]string // chats that refuse, with the reason
	moved    map[int64]int64
	topics   map[[2]int64]bool // topics that were deleted
	calls    []Call
	called   chan struct{} // closed when a call is recorded
	messages []Message
	nextMsg  int
	ReadsAll bool           // privacy mode is off
	Admins   map[int64]bool // users who are administrators of every group
}

type queued struct {
	id   int64
	body json.RawMessage
}

// A Webhook holds the parameters of setWebhook.
type Webhook struct {
	URL, Secret string
	Allowed     []string
	ErrorDate   int64 // when Telegram last had trouble with it, in seconds since 1970
	ErrorText   string
}

// A Call is one request, with its parameters and when it came.
type Call struct {
	Method string
	Params map[string]string
	At     time.Time
	OK     bool // it was done, whether or not its answer reached the caller
}

// A Message is a message as a user sees it in a chat.
type Message struct {
	ID     int
	Chat   int64
	Topic  int
	Reply  int
	Text   string // as a reader sees it
	HTML   string // as it was sent; empty for plain text
	Keys   [][]Key
	File   string // of a picture, whose caption is the text
	At     time.Time
	Edited int
}

// A Key is a button under a message.
type Key struct {
	Text string `json:"text"`
	Data string `json:"callback_data"`
}

// NewTelegram makes a Bot API for one bot, whose @name is rebot_bot.
func NewTelegram(token string) *Telegram {
	return &Telegram{Token: token, nextID: 1000, arrived: make(chan struct{}), called: make(chan struct{}),
		menus:  map[string]json.RawMessage{},
		faults: map[string][]Fault{}, chats: map[int64]string{}, moved: map[int64]int64{}, topics: map[[2]int64]bool{}}
}

// BotName and BotID identify the bot of the fake.
const (
	BotName = "rebot_bot"
	BotID   = 4242
)

// ServeHTTP serves /botTOKEN/METHOD.
func (t *Telegram) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	token, method, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/bot"), "/")
	if token != t.Token || path.Base(method) != method {
		write(w, refuse(401, "Unauthorized"))
		return
	}
	params, err := paramsOf(r)
	if err != nil {
		write(w, refuse(400, "Bad Request: "+err.Error()))
		return
	}
	f := t.fault(method)
	if f.before(w, r) {
		t.record(Call{Method: method, Params: params, At: time.Now()})
		return
	}
	a := t.do(r, method, params)
	t.record(Call{Method: method, Params: params, At: time.Now(), OK: a.OK})
	if !f.after(w, r) {
		write(w, a)
	}
}

func (t *Telegram) record(c Call) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.calls = append(t.calls, c)
	close(t.called)
	t.called = make(chan struct{})
}

// An apiAnswer wraps every result.
type apiAnswer struct {
	OK          bool           `json:"ok"`
	Result      any            `json:"result,omitempty"`
	Code        int            `json:"error_code,omitempty"`
	Description string         `json:"description,omitempty"`
	Parameters  map[string]any `json:"parameters,omitempty"`
}

func refuse(code int, description string) apiAnswer {
	return apiAnswer{Code: code, Description: description}
}

func give(result any) apiAnswer { return apiAnswer{OK: true, Result: result} }

func write(w http.ResponseWriter, a apiAnswer) {
	w.Header().Set("Content-Type", "application/json")
	if !a.OK {
		w.WriteHeader(a.Code)
	}
	_ = json.NewEncoder(w).Encode(a)
}

// do carries out a method.
func (t *Telegram) do(r *http.Request, method string, p map[string]string) apiAnswer {
	switch method {
	case "getMe":
		return give(map[string]any{"id": BotID, "is_bot": true, "first_name": "rebot", "username": BotName,
			"can_read_all_group_messages": t.ReadsAll})
	case "getUpdates":
		return t.getUpdates(r.Context(), p)
	case "sendChatAction":
		return apiAnswer{OK: true, Result: true}
	case "sendMessage":
		return t.sendMessage(p)
	case "sendPhoto", "sendDocument":
		return t.sendPicture(method, p)
	case "editMessageText":
		return t.editMessage(p)
	case "getChatMember":
		return t.chatMember(p)
	case "answerCallbackQuery":
		return limited(p["text"], 200, "MESSAGE_TOO_LONG")
	case "answerInlineQuery":
		return checkInline(p)
	case "getMyCommands", "setMyCommands":
		return t.commands(method, p)
	case "setWebhook", "deleteWebhook", "getWebhookInfo":
		return t.webhooks(method, p)
	}
	return refuse(404, "Not Found")
}

func (t *Telegram) chatMember(p map[string]string) apiAnswer {
	user, err := strconv.ParseInt(p["user_id"], 10, 64)
	if err != nil || p["chat_id"] == "" {
		return refuse(400, "Bad Request: invalid user_id specified")
	}
	status := "member"
	if t.Admins[user] {
		status = "administrator"
	}
	return give(map[string]any{"status": status, "user": map[string]any{"id": user, "first_name": "x"}})
}

func limited(text string, most int, otherwise string) apiAnswer {
	if units(text) > most {
		return refuse(400, "Bad Request: "+otherwise)
	}
	return give(true)
}

func (t *Telegram) commands(method string, p map[string]string) apiAnswer {
	t.mu.Lock()
	defer t.mu.Unlock()
	if method == "setMyCommands" {
		t.menus[p["language_code"]] = json.RawMessage(p["commands"])
		return give(true)
	}
	if m, ok := t.menus[p["language_code"]]; ok {
		return give(m)
	}
	return give([]int{})
}

func (t *Telegram) webhooks(method string, p map[string]string) apiAnswer {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch method {
	case "setWebhook":
		t.webhook = Webhook{URL: p["url"], Secret: p["secret_token"]}
		_ = json.Unmarshal([]byte(p["allowed_updates"]), &t.webhook.Allowed)
		t.endPoll()
	case "deleteWebhook":
		t.webhook = Webhook{}
	case "getWebhookInfo":
		return give(map[string]any{"url": t.webhook.URL, "pending_update_count": len(t.queue),
			"allowed_updates": t.webhook.Allowed,
			"last_error_date": t.webhook.ErrorDate, "last_error_message": t.webhook.ErrorText})
	}
	return give(true)
}

// paramsOf reads the parameters in the ways that the Bot API takes them.
func paramsOf(r *http.Request) (map[string]string, error) {
	out := map[string]string{}
	add := func(v url.Values) {
		for k := range v {
			out[k] = v.Get(k)
		}
	}
	add(r.URL.Query())
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	kind, attrs, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch kind {
	case "application/json":
		if err := addJSON(out, body); err != nil {
			return nil, err
		}
	case "multipart/form-data":
		form, err := multipart.NewReader(strings.NewReader(string(body)), attrs["boundary"]).ReadForm(1 << 20)
		if len(body) == 0 {
			return out, nil // the library sends no form where a method has no parameters
		}
		if err != nil {
			return nil, fmt.Errorf("the form can't be read: %w", err)
		}
		add(form.Value)
		for _, files := range form.File {
			for _, file := range files { // the library names its field in the parameter: attach://NAME
				if err := addFile(out, file); err != nil {
					return nil, err
				}
			}
		}
	default:
		v, err := url.ParseQuery(string(body))
		if err != nil {
			return nil, err
		}
		add(v)
	}
	return out, nil
}

// addJSON adds the fields of an object: strings as they are, others as JSON.
func addJSON(out map[string]string, body []byte) error {
	var v map[string]json.RawMessage
	if err := json.Unmarshal(body, &v); err != nil {
		return err
	}
	for k, raw := range v {
		if s, err := strconv.Unquote(string(raw)); err == nil {
			out[k] = s
		} else {
			out[k] = string(raw)
		}
	}
	return nil
}

// addFile adds what a file of a form holds, as the parameter FILE.
func addFile(out map[string]string, file *multipart.FileHeader) error {
	f, err := file.Open()
	if err != nil {
		return err
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	out["FILE"] = string(b)
	return err
}
