package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"rebot/bot"
	"rebot/bot/answer"
	"rebot/bot/api"
	"rebot/bot/reply"
	"rebot/bot/subscribe"
	"rebot/cmd/rebot/settings"
	"rebot/cmd/rebot/terminal"
	"rebot/index"
	"rebot/index/intake"
)

// bulletinFlags are the flags of all verbs that answer from bulletins.
type bulletinFlags struct {
	json      bool
	bulletins string
}

// bulletinFlagsOf adds the flags to a verb.
func bulletinFlagsOf(c *cobra.Command) *bulletinFlags {
	f := &bulletinFlags{}
	c.Flags().BoolVar(&f.json, "json", false, "print JSON, one answer a line")
	c.Flags().StringVar(&f.bulletins, "bulletins", "",
		"the bulletin or the folder of bulletins at `PATH`, instead of REBOT_BULLETINS or the issue that ships")
	return f
}

const oneQuestion = "a question, or - for one on each line of standard input"

var _ = addVerb(10, func(a *app) *cobra.Command {
	c := &cobra.Command{Use: "ask [flags] QUESTION…", Args: aQuestion,
		Short: "answer a question, or with - one for each line of input",
		Long: `answer a question, with the line that each figure stands on. With - one for each line of standard input.
It ends with 0, answered or refused; with 2 for wrong usage; with --strict, with 3 where a question was not answered.`,
		Example: `  rebot ask 氧化镝多少钱
  rebot ask dysprosium oxide price --json
  rebot ask --bulletins ./bulletins 上个月的氧化铽呢
  rebot ask --strict - <questions.txt
  rebot ask --bulletins ./2024-11.pdf --image page.png 氧化镝多少钱
  rebot ask -- 氧化镝环比是 -3.50% 吗`}
	f := bulletinFlagsOf(c)
	strict := c.Flags().Bool("strict", false, "end with 3 where a question was not answered")
	image := c.Flags().String("image", "", "write the page that the answer stands on, with its place marked, to the PNG `OUT`")
	c.RunE = func(c *cobra.Command, args []string) error {
		if *image != "" && args[0] == "-" {
			return misused(c, "ask --image shows the page of one question, not of each line of standard input")
		}
		return a.ask(f, args, *strict, *image)
	}
	c.ValidArgsFunction = a.completeNames
	return c
})

// ask answers one question, or with - one for each line of standard input.
func (a *app) ask(f *bulletinFlags, args []string, strict bool, image string) error {
	missed := false
	kept := &receipts{app: a}
	defer kept.close()
	err := a.askEach(f, args, func(s *bot.Service, question string) error {
		ans, err := a.answerOf(s, question, kept)
		if err != nil {
			return err
		}
		missed = missed || ans.Status != reply.Answered
		return errors.Join(a.print(question, ans, f.json), a.draw(s, ans, image))
	})
	if err == nil && strict && missed {
		return ended(notAnswered)
	}
	return err
}

// answerOf answers outside of all conversations. What is asked of rebot itself is the service's to tell, and so is
// nothing else: a broken search is an error here.
func (a *app) answerOf(s *bot.Service, question string, kept *receipts) (ans *reply.Reply, err error) {
	if _, exports := bot.AsksExport(question); exports || bot.AsksStatus(question) {
		return s.Ask(a.ctx, "", question), nil
	}
	if a := s.Order(question); a != nil {
		return a, nil
	}
	s.With(func(e *answer.Engine) {
		if ans, err = e.Answer(a.ctx, answer.Question{Text: question}); err == nil {
			ans.Receipt = kept.keep(a.ctx, bot.Answered{Question: question, Reply: ans, Engine: e})
			ans = s.Linked(ans)
		}
	})
	return ans, err
}

// askEach calls f with each question of the command line, and with what answers out of its bulletins.
func (a *app) askEach(flags *bulletinFlags, args []string, f func(s *bot.Service, question string) error) error {
	lib, err := a.library(flags.bulletins)
	if err != nil {
		return err
	}
	defer lib.Close()
	s := a.service(lib, flags, nil)
	return a.eachQuestion(args, func(question string) error { return f(s, question) })
}

// service answers from a library that the flags name. It keeps receipts unless kept is nil.
func (a *app) service(lib *index.Library, flags *bulletinFlags, kept *receipts) *bot.Service {
	path := cmp.Or(flags.bulletins, a.getenv("REBOT_BULLETINS"))
	cfg := bot.Config{Version: built(), Shipped: path == "", Orders: subscribe.IsOrder, Prices: a.ownPrices(), Link: settings.Web(a.getenv).Link(),
		Draw: (&intake.Pictures{Path: path, Reader: a.intake()}).Draw}
	if kept != nil {
		cfg.Receipts = kept.keep
	}
	return bot.NewService(lib, bot.Ready, cfg)
}

// eachQuestion calls f with the words of the command line as one question, or with each line of standard input for -.
func (a *app) eachQuestion(args []string, f func(string) error) error {
	if len(args) != 1 || args[0] != "-" {
		question := strings.Join(args, " ")
		return f(question[:min(len(question), terminal.MaxQuestion)])
	}
	in, done := terminal.Lines(a.ctx, a.stdin)
	defer done()
	for {
		line, err := terminal.ReadLine(in)
		if line != "" {
			if e := f(strings.TrimRight(line, "\r\n")); e != nil {
				return e
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading questions: %w", err)
		}
	}
}

// print writes an answer as text, or as a line of JSON.
func (a *app) print(question string, ans *reply.Reply, asJSON bool) error {
	if !asJSON {
		_, err := fmt.Fprintln(a.stdout, a.style().Reply(ans))
		return err
	}
	return a.printJSON(api.AnswerOf(question, ans))
}

// printJSON writes a line of JSON. Marks and formulas stay as they are: it goes into no page.
func (a *app) printJSON(v any) error {
	e := json.NewEncoder(a.stdout)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// draw writes the pages that an answer stands on to files: out, and out-2 and so on where there are more. Where the
// file is empty nothing is asked for.
func (a *app) draw(s *bot.Service, ans *reply.Reply, out string) error {
	if out == "" {
		return nil
	}
	pictures, err := s.Pictures(a.ctx, ans)
	if err != nil {
		return err
	}
	if len(pictures) == 0 {
		return usageError{text: "ask --image: the answer stands on no page of a PDF; --bulletins names the PDF of an issue, or a folder of them"}
	}
	for i, p := range pictures {
		name := numbered(out, i)
		if err := os.WriteFile(name, p.Data, 0o644); err != nil {
			return fmt.Errorf("writing the picture: %w", err)
		}
		a.complain("%s shows %s", name, p.Caption)
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
