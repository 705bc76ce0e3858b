package bot

import (
	"context"
	"regexp"
	"strings"

	"rebot/bot/reply"
)

// What asks for a file: 导出 alone of the answer before, or with a question. 出口 is export too, so the English word is one only
// with what a file is called.
var (
	exportAlone = regexp.MustCompile(`(?i)^(?:请|帮我|麻烦)?(?:把|将)?(?:这个|这些|这张表|上面的?|上表|它|结果)?(?:导出|下载)(?:为|成|到)?(?:一下|csv|excel|xlsx|表格?|文件|数据|吧)*[。.!！]?$|` +
		`^(?:please )?(?:(?:export|download|save|send|get|give me)\b)?(?: ?(?:this|it|that|the|table|as|to|a|in|into))*(?: ?(?:csv|excel|xlsx|spreadsheet))(?: file)?[.!]?$`)
	exportOf = regexp.MustCompile(`(?i)^(?:请|帮我)?导出(.+?)(?:为|成)?(?:csv|excel|xlsx|表格?|文件)?$|^(?:请|帮我)?(?:把|将)?(.+?)[,，]?(?:并|都)?导出(?:为|成)?(?:csv|excel|xlsx|表格?|文件)?$|` +
		`^(.+?),? (?:as|to|in|into) (?:an? )?(?:csv|excel|xlsx|spreadsheet)(?: file)?$`)

	// what people call a file that spreadsheets open as it is meant
	workbook = regexp.MustCompile(`(?i)excel|xlsx|spreadsheet`)
)

// An Export is what somebody wants as a file.
type Export struct {
	Question string // empty for the answer before
	Format   reply.Format
}

// AsksExport reports whether a text asks for a file, and of what.
func AsksExport(text string) (e Export, ok bool) {
	text = strings.TrimSpace(text)
	if e.Format = reply.CSV; workbook.MatchString(text) {
		e.Format = reply.XLSX
	}
	if exportAlone.MatchString(text) {
		return e, true
	}
	m := exportOf.FindStringSubmatch(text)
	if m == nil {
		return e, false
	}
	e.Question = strings.TrimSpace(m[1] + m[2] + m[3])
	return e, true
}

// export answers with a file of what is asked for, or of the answer before.
func (d *Service) export(ctx context.Context, platform, key string, of Export, english bool) *reply.Reply {
	if of.Question != "" {
		return d.ask(ctx, platform, key, of.Question).AsFile(of.Format)
	}
	if last, has := d.Last(key); has {
		return last.AsFile(of.Format)
	}
	return NoticeIn(english, NoExport)
}
