package mail

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"mime"
	"mime/multipart"
	"net/textproto"
	"strings"
	"time"

	"rebot/bot/deliver"
	"rebot/bot/markup"
	"rebot/bot/reply"
	"rebot/index/bulletin"
)

// message writes a reply as a message with two alternatives, text and HTML, and reports whether the HTML was held back,
// since it showed a number that the gate does not know. See https://www.rfc-editor.org/rfc/rfc5322.
func (m *Mailer) message(to string, a *reply.Reply, p deliver.Part) (text []byte, held bool, err error) {
	plain := reply.Text(a)
	page, err := htmlOf(a)
	if err != nil {
		return nil, false, err
	}
	parts := [][2]string{{"text/plain", plain}, {"text/html", page}}
	if held = a.Intent != nil && len(a.Check(reply.VisibleText(page))) > 0; held {
		parts = parts[:1]
	}
	var b bytes.Buffer
	body := multipart.NewWriter(&b)
	if err := body.SetBoundary("rebot-" + nameOf(p.ID)); err != nil {
		return nil, held, err
	}
	m.head(&b, to, subject(a), p, a.English, body.Boundary())
	for _, part := range parts {
		w, err := body.CreatePart(textproto.MIMEHeader{"Content-Type": {part[0] + "; charset=utf-8"},
			"Content-Transfer-Encoding": {"base64"}})
		if err != nil {
			return nil, held, err
		}
		fmt.Fprint(w, inLines(part[1]))
	}
	err = body.Close()
	return b.Bytes(), held, err
}

// head writes the header. The name of the message is the same at each try, so that mailboxes which keep a message once
// drop a copy.
func (m *Mailer) head(b *bytes.Buffer, to, subject string, p deliver.Part, english bool, boundary string) {
	_, domain, _ := strings.Cut(m.from, "@")
	language := "zh-CN"
	if english {
		language = "en"
	}
	for _, h := range [][2]string{
		{"From", "rebot <" + m.from + ">"}, {"To", "<" + to + ">"},
		{"Subject", mime.BEncoding.Encode("utf-8", subject)},
		{"Date", m.now().UTC().Format(time.RFC1123Z)},
		{"Message-ID", "<" + nameOf(p.ID) + "@" + domain + ">"},
		{"Content-Language", language},
		{"Auto-Submitted", "auto-generated"}, // https://www.rfc-editor.org/rfc/rfc3834: nobody's absence answers it
		{"MIME-Version", "1.0"}, {"Content-Type", `multipart/alternative; boundary="` + boundary + `"`},
	} {
		fmt.Fprintf(b, "%s: %s\r\n", h[0], h[1])
	}
	b.WriteString("\r\n")
}

// subject is the title of a reply as one line.
func subject(a *reply.Reply) string {
	c, _ := a.InChat()
	title := c.Title
	if title == "" {
		title = c.Lead
	}
	return strings.Join(strings.Fields(bulletin.StripControl(title)), " ")
}

// nameOf is the name of a delivery where only letters and digits may stand.
func nameOf(id string) string {
	sum := sha256.Sum256([]byte(id))
	return hex.EncodeToString(sum[:12])
}

// inLines is a text in base64, in lines as short as mail wants them.
func inLines(text string) string {
	const most = 76
	code := base64.StdEncoding.EncodeToString([]byte(strings.ReplaceAll(text, "\n", "\r\n")))
	var b strings.Builder
	for len(code) > most {
		b.WriteString(code[:most] + "\r\n")
		code = code[most:]
	}
	return b.String() + code + "\r\n"
}

//go:embed mail.html
var pageText string

var page = markup.Must(markup.Parse(nil, `{{define "mail"}}`+pageText+`{{end}}`))

// A shown is what the page shows: the card of a chat, and all that the reply says below it, since mail has no buttons.
type shown struct {
	*reply.Reply
	Card        *reply.Reply
	Brief       reply.Brief
	Language    string
	SourceLinks []reply.Source
}

func htmlOf(a *reply.Reply) (string, error) {
	c, b := a.InChat()
	var out bytes.Buffer
	err := page.Execute(&out, "mail", shown{a, c, b, a.Say("zh-CN", "en"), a.SourceLinks()})
	return out.String(), err
}
