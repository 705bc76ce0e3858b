package passage

import (
	_ "embed"
	"fmt"
	"math"
	"strings"
)

// weightsText has a line for each clue: its name, its weight in choosing a sentence, in trusting those that are quoted, and in
// trusting the first of them alone. They are fitted, the first by a softmax over the sentences of a question, the others by
// logistic regressions on whether what is chosen answers, to questions over several issues, some of which no sentence
// answers, and which weigh as much as the answerable ones. No number is to be changed by hand: weights_test.go fits
// them, these to more questions than are here.
//
//go:embed weights.txt
var weightsText string

// clueNames are the clues in their order, and what trusting looks at besides.
var clueNames = strings.Fields(`pairsSelf pairsBeside pairsTitle pairsNear pairsStrange lettersSelf lettersBeside
	lettersTitle lettersNear lettersStrange termsSelf termsBeside termsTitle termsOwn termsUnmet termsLeft termsAbsent
	namesMissed needsMissed verbMissed kindFound kindMissed kindLifted countLifted reasonFound reasonMissed mannerFound
	timeFound timeMissed sortFound sortMissed numbersFound numbersMissed runLength listFound sayFound figures
	sentenceLength first leansBack goesOnBehind articleOrder valueBeside listMissed allMet words asksLast
	asksAmount asksWho asksWhere asksWhen asksReason quoted article prob margin score bias`)

// overall is how many things trusting looks at besides the clues of the first sentence: the probability that one of those
// quoted is the best, one of their article, and the first; by how much that one is before the next, what it scores, and one.
const overall = 6

const weightCount = int(clues) + overall

// choosing and trusting are the weights, in the order of clueNames.
var choosing, trusting, trustingOne = mustWeights(weightsText)

// mustWeights reads weights, and panics where they are not those of the clues: the file is part of the program.
func mustWeights(text string) (choose, trust, one [weightCount]float64) {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	if len(lines) != weightCount || len(clueNames) != weightCount {
		panic(fmt.Sprintf("weights.txt: %d lines for %d clues", len(lines), weightCount))
	}
	for i, l := range lines {
		var name string
		if _, err := fmt.Sscan(l, &name, &choose[i], &trust[i], &one[i]); err != nil || name != clueNames[i] {
			panic(fmt.Sprintf("weights.txt: line %d: %q, want the weights of %s: %v", i+1, l, clueNames[i], err))
		}
	}
	return choose, trust, one
}

// rank is the score of a sentence with these clues.
func (e *Evidence) rank() (sum float64) {
	for i, x := range e {
		sum += x * choosing[i]
	}
	return sum
}

// trusted is how likely sentences answer of which the first has these clues, and besides.
func (e *Evidence) trusted(besides [overall]float64) sureness {
	var z, one float64
	for i, x := range append(e[:len(e):len(e)], besides[:]...) {
		z += x * trusting[i]
		one += x * trustingOne[i]
	}
	return sureness{together: logistic(z), alone: logistic(one)}
}

func logistic(z float64) float64 { return 1 / (1 + math.Exp(-z)) }
