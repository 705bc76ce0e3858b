package bottest

import (
	"crypto/tls"
	"io"
	"net"
	"sync"
	"testing"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// A Letter is a message that a Mailbox took.
type Letter struct {
	From, To, Text string
	Encrypted      bool // it came over TLS
}

// The stages of a message at which a Mailbox can fail.
const (
	MailLogin     = "login"
	MailSender    = "sender"
	MailRecipient = "recipient"
	MailMessage   = "message"  // whole, and refused
	MailSilence   = "silence"  // whole, and the connection breaks before a word
	MailTaken     = "taken"    // whole and kept, and the connection breaks before a word
	MailHalfWay   = "half way" // the connection breaks in its midst
)

// A Mailbox is a server of mail on this machine that does with the next messages what a test says.
type Mailbox struct {
	Addr string

	mu      sync.Mutex
	letters []Letter
	faults  []MailFault
	came    chan struct{}
}

// A MailFault is what a Mailbox does to one message: the refusal at a stage.
type MailFault struct {
	Stage string
	Said  *smtp.SMTPError // nil where the connection breaks
}

// NewMailbox starts a server that takes the user rebot with the password canary, and others too that do not log in.
func NewMailbox(t testing.TB) *Mailbox {
	t.Helper()
	return newMailbox(t, func(s *smtp.Server, l net.Listener) net.Listener {
		s.AllowInsecureAuth = true
		return l
	})
}

// NewTLSMailbox starts one that takes a password over TLS only: after STARTTLS, or where fromTheStart is set from the first byte.
func NewTLSMailbox(t testing.TB, cfg *tls.Config, fromTheStart bool) *Mailbox {
	t.Helper()
	return newMailbox(t, func(s *smtp.Server, l net.Listener) net.Listener {
		if fromTheStart {
			return tls.NewListener(l, cfg)
		}
		s.TLSConfig = cfg
		return l
	})
}

func newMailbox(t testing.TB, set func(*smtp.Server, net.Listener) net.Listener) *Mailbox {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	m := &Mailbox{Addr: l.Addr().String(), came: make(chan struct{}, 64)}
	s := smtp.NewServer(smtp.BackendFunc(func(c *smtp.Conn) (smtp.Session, error) { return &mailSession{box: m, conn: c}, nil }))
	s.Domain, s.ErrorLog = "localhost", noLog{}
	l = set(s, l)
	go func() { _ = s.Serve(l) }() // it ends with the test
	t.Cleanup(func() { _ = s.Close() })
	return m
}

// Fail lets the next messages fail, one each.
func (m *Mailbox) Fail(faults ...MailFault) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.faults = append(m.faults, faults...)
}

// Letters lists what was taken.
func (m *Mailbox) Letters() []Letter {
	m.mu.Lock()
	defer m.mu.Unlock()
	return append([]Letter(nil), m.letters...)
}

// Came gets a value for each message that was taken.
func (m *Mailbox) Came() <-chan struct{} { return m.came }

type noLog struct{}

func (noLog) Printf(string, ...any) {}
func (noLog) Println(...any)        {}

// A mailSession is one connection.
type mailSession struct {
	box      *Mailbox
	conn     *smtp.Conn
	from, to string
}

// fault takes the fault of a stage, if it is the next one's.
func (s *mailSession) fault(stages ...string) (MailFault, bool) {
	s.box.mu.Lock()
	defer s.box.mu.Unlock()
	for _, stage := range stages {
		if len(s.box.faults) > 0 && s.box.faults[0].Stage == stage {
			f := s.box.faults[0]
			s.box.faults = s.box.faults[1:]
			return f, true
		}
	}
	return MailFault{}, false
}

func (s *mailSession) refuse(stage string) error {
	if f, ok := s.fault(stage); ok {
		return f.Said
	}
	return nil
}

// AuthMechanisms are the ways to log in.
func (s *mailSession) AuthMechanisms() []string { return []string{sasl.Plain} }

// Auth logs in.
func (s *mailSession) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if err := s.refuse(MailLogin); err != nil {
			return err
		}
		if user != "rebot" || password != "canary" {
			return smtp.ErrAuthFailed
		}
		return nil
	}), nil
}

// Mail begins a message.
func (s *mailSession) Mail(from string, _ *smtp.MailOptions) error {
	s.from = from
	return s.refuse(MailSender)
}

// Rcpt names who it is for.
func (s *mailSession) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.to = to
	return s.refuse(MailRecipient)
}

// Data takes the text.
func (s *mailSession) Data(r io.Reader) error {
	if _, ok := s.fault(MailHalfWay); ok {
		_ = s.conn.Conn().Close()
		return io.ErrUnexpectedEOF
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	f, failed := s.fault(MailMessage, MailSilence, MailTaken)
	if failed && f.Stage == MailMessage {
		return f.Said
	}
	if !failed || f.Stage == MailTaken {
		s.box.mu.Lock()
		_, encrypted := s.conn.TLSConnectionState()
		s.box.letters = append(s.box.letters, Letter{s.from, s.to, string(text), encrypted})
		s.box.mu.Unlock()
		s.box.came <- struct{}{}
	}
	if failed {
		_ = s.conn.Conn().Close()
		return io.ErrClosedPipe
	}
	return nil
}

// Reset forgets a message that was begun.
func (s *mailSession) Reset() {}

// Logout ends the connection.
func (s *mailSession) Logout() error { return nil }
