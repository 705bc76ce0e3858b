package slack

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// fakeSockets is Socket Mode's part of the fake.
type fakeSockets struct {
	root    string
	sockets []*fakeSocket
	acks    []ack
	life    int    // seconds, as the greeting says
	greet   string // a frame instead of the greeting
}

// An ack is an acknowledgement, and the socket that it came on.
type ack struct {
	ID      string          `json:"envelope_id"`
	Payload json.RawMessage `json:"payload"`
	socket  int
	at      time.Time
}

type fakeSocket struct {
	n    int
	ws   *websocket.Conn
	gone bool
}

func (f *fakeSlack) openSocket(w http.ResponseWriter, r *http.Request) {
	how := f.how("apps.connections.open")
	if how.kind == "" && r.Header.Get("Authorization") != "Bearer "+testAppToken {
		how = fakeReply{kind: "error", code: "invalid_auth"}
	}
	switch how.kind {
	case "error":
		_, _ = fmt.Fprintf(w, `{"ok":false,"error":%q}`, how.code)
	case "":
		_, _ = fmt.Fprintf(w, `{"ok":true,"url":"ws%s/link?ticket=%s"}`, strings.TrimPrefix(f.root, "http"), testTicket)
	default:
		f.reply(w, r, how, shown{}, nil)
	}
}

// link is the socket itself. slack-go and others send Slack's own origin.
func (f *fakeSlack) link(w http.ResponseWriter, r *http.Request) {
	up := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	ws, err := up.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	f.mu.Lock()
	s := &fakeSocket{n: len(f.sockets), ws: ws}
	f.sockets = append(f.sockets, s)
	hello := fmt.Sprintf(`{"type":"hello","num_connections":%d,"debug_info":{"approximate_connection_time":%d}}`,
		len(f.sockets), f.life)
	if f.greet != "" {
		hello = f.greet
	}
	_ = ws.WriteMessage(websocket.TextMessage, []byte(hello))
	f.happened()
	f.mu.Unlock()
	f.readAcks(s)
}

func (f *fakeSlack) readAcks(s *fakeSocket) {
	for {
		_, data, err := s.ws.ReadMessage()
		f.mu.Lock()
		if err != nil {
			s.gone = true
			f.happened()
			f.mu.Unlock()
			_ = s.ws.Close()
			return
		}
		a := ack{socket: s.n, at: time.Now()}
		if json.Unmarshal(data, &a) != nil || len(data) >= 20<<10 {
			f.bad = append(f.bad, fmt.Sprintf("an acknowledgement of %d bytes", len(data)))
		} else {
			f.acks = append(f.acks, a)
			if len(a.Payload) > 0 {
				f.bad = append(f.bad, checkResponse(a.Payload)...)
			}
		}
		f.happened()
		f.mu.Unlock()
	}
}

// say sends a frame on a socket.
func (f *fakeSlack) say(t testing.TB, socket int, frame string) {
	t.Helper()
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.sockets[socket].ws.WriteMessage(websocket.TextMessage, []byte(frame)); err != nil {
		t.Errorf("socket %d: %v", socket, err)
	}
}

func (f *fakeSlack) ping(socket int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	_ = f.sockets[socket].ws.WriteControl(websocket.PingMessage, nil, time.Now().Add(time.Second))
}

func (f *fakeSlack) hangUp(socket int) {
	f.mu.Lock()
	ws := f.sockets[socket].ws
	f.mu.Unlock()
	_ = ws.Close()
}

func (f *fakeSlack) closeSockets() {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, s := range f.sockets {
		_ = s.ws.Close()
	}
}

// envelope makes a frame.
func envelopeOf(id, kind string, payload any) string {
	b, _ := json.Marshal(map[string]any{"envelope_id": id, "type": kind,
		"accepts_response_payload": kind == "slash_commands", "payload": payload})
	return string(b)
}
