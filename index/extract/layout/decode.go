package layout

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	xunicode "golang.org/x/text/encoding/unicode"

	"rebot/index/bulletin"
	"rebot/index/intake"
)

// MaxSize is the size in bytes above which a file is not taken for an issue: some thirty times a real one.
const MaxSize = 4 << 20

// decode turns a file's bytes into its lines. UTF-8, UTF-16 and GB18030 are told apart by byte order mark, by where
// the zero bytes stand, and by what is valid. Lines end at \n alone, so that their numbers are those of an editor.
func decode(name string, data []byte) ([]string, []bulletin.Problem, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, nil, &bulletin.Error{File: name, Line: 0,
			Text: "the file is empty; put the bulletin's text in it, or remove it"}
	}
	if len(data) > MaxSize {
		return nil, nil, &bulletin.Error{File: name, Line: 0,
			Text: fmt.Sprintf("the file has %d bytes, more than %d; an issue is far smaller: is it the text of one issue?",
				len(data), MaxSize)}
	}
	if n := bytes.Count(data, []byte("\n")); n > maxLines {
		return nil, nil, tooMuch(name, n, "lines", maxLines)
	}
	if k := intake.Recognise(data); k.Format != bulletin.PlainText {
		return nil, nil, &bulletin.Error{File: name, Line: 1, Text: "this is not text but " + k.Is + "; " + k.Todo}
	}
	text, problems, err := decodeText(data)
	if err != nil {
		return nil, nil, &bulletin.Error{File: name, Line: badLine(data), Text: err.Error()}
	}
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		lines[i] = readable(l)
	}
	inOneScript(lines)
	return lines, problems, nil
}

// readable is a line without what shows nothing.
func readable(l string) string {
	l = strings.Trim(l, "\r\f\v")
	if !allVisible(l) {
		l = strings.Map(visible, l)
	}
	return closeUp(l)
}

// allVisible reports whether a line has but letters, marks and blanks of ASCII and plain Han, as most have.
func allVisible(l string) bool {
	for i := 0; i < len(l); i++ {
		switch b := l[i]; {
		case ' ' <= b && b < 0x7f || b == '\t':
		case b >= 0xe3 && i+2 < len(l) && isCommon(b, l[i+1], l[i+2]):
			i += 2
		default:
			return false
		}
	}
	return true
}

// isCommon reports whether three bytes are a Han character from U+4E00 on, or a mark such as 。 and ，.
func isCommon(a, b, c byte) bool {
	if b&0xc0 != 0x80 || c&0xc0 != 0x80 {
		return false
	}
	switch a {
	case 0xe3:
		return b == 0x80 && 0x81 <= c && c <= 0x91
	case 0xe4:
		return b >= 0xb8
	case 0xef:
		return b == 0xbc && c > 0x80
	}
	return a <= 0xe9
}

// visible drops what shows nothing and turns or hides text (bidirectional marks, zero-width blanks, variation selectors)
// and makes every blank a plain one. A control character stands where something else was before it was damaged, a point of
// a number perhaps, so it is shown as what can't be read.
func visible(r rune) rune {
	switch {
	case ' ' <= r && r < 0x7f || 0x3001 <= r && r <= 0x3011 || 0x4e00 <= r && r <= 0x9fff ||
		0xff01 <= r && r <= 0xff5e || r == '\t':
		return r
	case unicode.IsControl(r):
		return utf8.RuneError
	case unicode.IsSpace(r) || r == '\u2800':
		return ' '
	case unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point):
		return -1
	}
	return r
}

var errNotText = errors.New("this is not text in UTF-8, UTF-16 or GB18030; save the bulletin as UTF-8 text")

func decodeText(data []byte) (string, []bulletin.Problem, error) {
	if e := utf16By(data); e != nil {
		s, err := e.NewDecoder().Bytes(data)
		if err != nil || bytes.ContainsRune(s, utf8.RuneError) || bytes.IndexByte(s, 0) >= 0 {
			return "", nil, errNotText
		}
		return string(s), nil, nil
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if bytes.IndexByte(data, 0) >= 0 {
		return "", nil, errNotText
	}
	if utf8.Valid(data) {
		return string(data), nil, nil
	}
	if good, bad := countUTF8(data); good > 20*bad {
		return string(data), invalidLines(data), nil
	}
	s, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(s, utf8.RuneError) || !mostlyText(s) {
		return "", nil, errNotText
	}
	return string(s), nil, nil
}

// utf16By names the UTF-16 that data is in: by its mark, or by blanks and digits, whose zero bytes stand on one
// side (the character 一 and a few more have theirs on the other).
func utf16By(data []byte) encoding.Encoding {
	var zero [2]int
	for i, b := range data {
		if b == 0 {
			zero[i%2]++
		}
	}
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), zero[1] > len(data)/50 && zero[1] > 4*zero[0]:
		return xunicode.UTF16(xunicode.LittleEndian, xunicode.UseBOM)
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}), zero[0] > len(data)/50 && zero[0] > 4*zero[1]:
		return xunicode.UTF16(xunicode.BigEndian, xunicode.UseBOM)
	}
	return nil
}

func countUTF8(data []byte) (good, bad int) {
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		data = data[n:]
	}
	return good, bad
}

// mostlyText tells Chinese text from binary data that happens to be valid GB18030.
func mostlyText(s []byte) bool {
	var han, odd int
	for _, r := range string(s) {
		switch {
		case bulletin.IsHan(r):
			han++
		case unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' && r != '\f', unicode.Is(unicode.Co, r):
			odd++
		}
	}
	return han > 0 && odd*50 < han
}

// invalidLines are the problems of lines with damaged bytes: of each of the first, and then of all others together.
func invalidLines(data []byte) (problems []bulletin.Problem) {
	n := 0
	for l := range bytes.Lines(data) {
		n++
		switch told := len(problems); {
		case utf8.Valid(l):
		case told > damagedLines:
			problems[told-1].More++
		default:
			problems = append(problems, bulletin.Problem{Line: n,
				Text: "the line has bytes that are not UTF-8 and can't be read: save the file anew as UTF-8"})
		}
	}
	return problems
}

// damagedLines is how many lines with damaged bytes are told one by one.
const damagedLines = 20

// badLine is the first line that holds a zero byte or bytes that are not UTF-8.
func badLine(data []byte) int {
	n := 0
	for l := range bytes.Lines(data) {
		n++
		if !utf8.Valid(l) || bytes.IndexByte(l, 0) >= 0 {
			return n
		}
	}
	return 0
}
