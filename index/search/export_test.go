package search

import (
	"os"
	"path/filepath"
	"testing"

	"rebot/index/bulletin"
)

// PublicIssues are the passages of the public sets, where they are, and PublicQuestions what is asked of them.
func PublicIssues(t testing.TB) (issues []*bulletin.Issue, questions []string) {
	if _, err := os.Stat(filepath.Join(sharedFolder, "search")); err != nil {
		return nil, nil
	}
	set := readPublicSet(t, shared(t, "search"))
	for _, q := range set.questions {
		questions = append(questions, q.text)
	}
	return []*bulletin.Issue{set.issue}, questions
}
