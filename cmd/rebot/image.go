package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"rebot/bot"
	"rebot/bot/reply"
)

// draw writes the pages that an answer stands on to files: out, and out-2 and so on where there are more. Where the file is
// empty nothing is asked for.
func (a *app) draw(s *bot.Service, ans *reply.Reply, out string) error {
	if out == "" {
		return nil
	}
	pictures, err := s.Pictures(a.ctx, ans)
	if err != nil {
		return err
	}
	if len(pictures) == 0 {
		return usageError{"ask --image: the answer stands on no page of a PDF; --bulletins names the PDF of an issue, or a folder of them"}
	}
	for i, p := range pictures {
		name := numbered(out, i)
		if err := os.WriteFile(name, p.PNG, 0o644); err != nil {
			return fmt.Errorf("writing the picture: %w", err)
		}
		fmt.Fprintf(a.stderr, "rebot: %s shows %s\n", name, p.Caption)
	}
	return nil
}

// numbered is the name of the file of a picture, from 0: page.png, page-2.png.
func numbered(out string, i int) string {
	if i == 0 {
		return out
	}
	ext := filepath.Ext(out)
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(out, ext), i+1, ext)
}
