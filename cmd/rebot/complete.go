package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rebot/bot/answer"
	"rebot/bot/intent"
	"rebot/index"
	"rebot/index/lexicon"
)

// namesOf lists the names that people ask about: the products that are priced, and the elements.
func namesOf(c *intent.Catalog) []string {
	names := slices.Clone(c.Products)
	for _, f := range lexicon.Names("product", "element") {
		names = append(names, f.Text)
	}
	names = append(names, "稀土价格指数", "本期摘要", "来源", "状态")
	var out []string
	for _, n := range names {
		if !slices.Contains(out, n) && !strings.Contains(n, " ") {
			out = append(out, n)
		}
	}
	return out
}

// completeNames completes a word of a question for a shell.
func (a *app) completeNames(c *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	return a.completeFrom(func(lib *index.Library) []string { return namesOf(answer.New(lib).Catalog()) })(c, nil, typed)
}

// completeFrom completes what a library knows.
func (a *app) completeFrom(names func(*index.Library) []string) cobra.CompletionFunc {
	return func(c *cobra.Command, _ []string, typed string) (list []string, _ cobra.ShellCompDirective) {
		path, _ := c.Flags().GetString("bulletins") // empty where the verb has no such flag
		lib, err := a.library(path)
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		defer lib.Close()
		for _, n := range names(lib) {
			if strings.HasPrefix(n, typed) {
				list = append(list, n)
			}
		}
		return list, cobra.ShellCompDirectiveNoFileComp
	}
}
