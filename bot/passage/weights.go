package passage

import (
	_ "embed"
	"fmt"
	"math"
	"strings"
)

// weightsText has a line for each clue: its name, its weight in choosing a sentence, and in trusting it. They are fitted, the
// first by a softmax over the sentences of a question, the second by a logistic regression on whether the best of them
// answers, to questions over several issues, some of which no sentence answers. No number is to be changed by hand.
//
//go:embed weights.txt
var weightsText string

// clueNames are the clues in their order, and what trusting looks at besides.
var clueNames = strings.Fields(`pairsSelf pairsBeside pairsTitle pairsNear pairsStrange lettersSelf lettersBeside
	lettersTitle lettersNear lettersStrange termsSelf termsBeside termsTitle termsOwn termsUnmet termsLeft termsAbsent
	namesMissed needsMissed verbMissed kindFound kindMissed kindLifted countLifted reasonFound reasonMissed mannerFound
	timeFound timeMissed sortFound sortMissed numbersFound numbersMissed runLength listFound sayFound figures
	sentenceLength first leansBack goesOnBehind articleOrder prob margin score bias`)

// What trusting a sentence looks at besides its clues.
const (
	probability = clues + iota // that it is the best of those weighed
	margin                     // by how much it is before the next
	score                      // what it scores
	bias
	weightCount
)

// choosing and trusting are the weights, in the order of clueNames.
var choosing, trusting = mustWeights(weightsText)

// mustWeights reads weights, and panics where they are not those of the clues: the file is part of the program.
func mustWeights(text string) (choose, trust [weightCount]float64) {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	if len(lines) != weightCount || len(clueNames) != weightCount {
		panic(fmt.Sprintf("weights.txt: %d lines for %d clues", len(lines), weightCount))
	}
	for i, l := range lines {
		var name string
		if _, err := fmt.Sscan(l, &name, &choose[i], &trust[i]); err != nil || name != clueNames[i] {
			panic(fmt.Sprintf("weights.txt: line %d: %q, want the weights of %s: %v", i+1, l, clueNames[i], err))
		}
	}
	return choose, trust
}

// rank is the score of a sentence with these clues.
func (e *Evidence) rank() (sum float64) {
	for i, x := range e {
		sum += x * choosing[i]
	}
	return sum
}

// trusted is the probability that a sentence with these clues, the best of those weighed, answers.
func (e *Evidence) trusted(prob, before, sum float64) float64 {
	z := trusting[bias] + prob*trusting[probability] + before*trusting[margin] + sum*trusting[score]/10
	for i, x := range e {
		z += x * trusting[i]
	}
	return 1 / (1 + math.Exp(-z))
}
