package mail

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/smtp"
	"net/textproto"
	"regexp"
	"slices"
	"strings"
	"time"

	"rebot/bot/queue"
)

// A server takes mail. See https://www.rfc-editor.org/rfc/rfc5321.
type server struct {
	host, port     string
	user, password string
	tls            bool           // from the first byte; else by STARTTLS
	roots          *x509.CertPool // that vouch for it; those of the machine if nil
}

// refusedLogin is the code of a server that does not take the user or the password.
const refusedLogin = "login_refused"

// send has the server take one message. Until the point that ends the message has gone out nothing is sent, so that a
// connection that breaks before leaves no doubt; one that breaks behind it does.
func (s server) send(ctx context.Context, from, to string, text []byte) error {
	if err := queue.InTime(ctx); err != nil {
		return err
	}
	c, err := s.connect(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	if err := c.Mail(from); err != nil {
		return notSent("sender", err)
	}
	if err := c.Rcpt(to); err != nil {
		return ofRecipient(err)
	}
	w, err := c.Data()
	if err != nil {
		return notSent("data", err)
	}
	if _, err := w.Write(text); err != nil {
		return notSent("data", err)
	}
	if err := queue.InTime(ctx); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return ofMessage(err)
	}
	_ = c.Quit() // it has the message
	return nil
}

// connect opens a connection with TLS, and logs in. The connection ends with ctx.
func (s server) connect(ctx context.Context) (*smtp.Client, error) {
	dial := (&net.Dialer{}).DialContext
	if s.tls {
		dial = (&tls.Dialer{Config: s.encryption()}).DialContext
	}
	conn, err := dial(ctx, "tcp", net.JoinHostPort(s.host, s.port))
	if err != nil {
		return nil, notSent("not_connected", err)
	}
	if end, ok := ctx.Deadline(); ok {
		_ = conn.SetDeadline(end) // a connection takes it
	}
	stop := context.AfterFunc(ctx, func() { _ = conn.SetDeadline(time.Unix(1, 0)) })
	c, err := smtp.NewClient(conn, s.host)
	if err == nil {
		err = s.greet(c)
	}
	if err != nil {
		stop()
		_ = conn.Close()
		return nil, err
	}
	return c, nil
}

func (s server) encryption() *tls.Config { return &tls.Config{ServerName: s.host, RootCAs: s.roots} }

// greet says hello, has the connection encrypted, and logs in. Nothing goes in the clear but to this machine.
func (s server) greet(c *smtp.Client) error {
	if err := c.Hello("rebot.localhost"); err != nil {
		return notSent("hello", err)
	}
	if ok, _ := c.Extension("STARTTLS"); ok && !s.tls {
		if err := c.StartTLS(s.encryption()); err != nil {
			return notSent("starttls", err)
		}
	} else if !s.tls && !isLocal(s.host) {
		return &queue.SendError{Outcome: queue.NotSent, Code: "no_starttls", Ill: true,
			Err: errors.New("the server offers no encryption; use one that does, or smtps://")}
	}
	if s.user == "" {
		return nil
	}
	if err := c.Auth(s.auth(c)); err != nil {
		if said := new(textproto.Error); errors.As(err, &said) && said.Code >= 500 {
			return &queue.SendError{Outcome: queue.NotSent, Code: refusedLogin,
				Err: errors.New("the server refuses the user or the password")}
		}
		return notSent("login", err)
	}
	return nil
}

// auth is how to log in: PLAIN, or LOGIN where the server has that alone.
func (s server) auth(c *smtp.Client) smtp.Auth {
	_, offered := c.Extension("AUTH")
	if ways := strings.Fields(strings.ToUpper(offered)); !slices.Contains(ways, "PLAIN") && slices.Contains(ways, "LOGIN") {
		return login{s.user, s.password}
	}
	return smtp.PlainAuth("", s.user, s.password, s.host)
}

// A login is the old way of some servers: https://datatracker.ietf.org/doc/draft-murchison-sasl-login/.
type login struct{ user, password string }

func (l login) Start(s *smtp.ServerInfo) (string, []byte, error) {
	if !s.TLS && !isLocal(s.Name) {
		return "", nil, errors.New("no password goes in the clear")
	}
	return "LOGIN", nil, nil
}

func (l login) Next(said []byte, more bool) ([]byte, error) {
	switch asked := strings.ToLower(string(said)); {
	case !more:
		return nil, nil
	case strings.HasPrefix(asked, "user"):
		return []byte(l.user), nil
	case strings.HasPrefix(asked, "pass"):
		return []byte(l.password), nil
	}
	return nil, errors.New("the server asks for something else than user and password")
}

// notSent is a failure before the message was whole: it surely was not taken.
func notSent(stage string, err error) *queue.SendError {
	e := &queue.SendError{Outcome: queue.NotSent, Code: stage, Err: err}
	if said := new(textproto.Error); errors.As(err, &said) {
		e.Code = fmt.Sprintf("smtp_%d", said.Code)
	} else {
		e.Ill = true
	}
	return e
}

var enhanced = regexp.MustCompile(`^([245])\.(\d{1,3})\.(\d{1,3})\b`)

// ofRecipient tells a mailbox that is not there, for which the subscription ends, from all else.
// https://www.rfc-editor.org/rfc/rfc3463
func ofRecipient(err error) *queue.SendError {
	e := notSent("recipient", err)
	said := new(textproto.Error)
	if !errors.As(err, &said) || said.Code < 500 {
		return e
	}
	m := enhanced.FindStringSubmatch(said.Msg)
	switch {
	case m == nil:
		e.Permanent = said.Code == 550 || said.Code == 551 || said.Code == 553
	default:
		e.Permanent = m[2] == "1" || m[2] == "2" && m[3] == "1" // an address; a mailbox that is switched off
	}
	return e
}

// ofMessage is a failure when the message was whole: a refusal says that it was not taken, silence nothing.
func ofMessage(err error) *queue.SendError {
	said := new(textproto.Error)
	if !errors.As(err, &said) {
		return &queue.SendError{Outcome: queue.Unknown, Code: "no_answer", Ill: true, Err: err}
	}
	e := notSent("message", err)
	if said.Code >= 500 {
		e.Permanent, e.Err = true, errors.Join(queue.ErrMessage, err)
	}
	return e
}
