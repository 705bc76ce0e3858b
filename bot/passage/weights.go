package passage

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
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

// learned are the columns of weightsText: the weights in the order of clueNames.
var learned = mustWeights("weights.txt", weightsText, clueNames, 3)

var choosing, trusting, trustingOne = learned[0], learned[1], learned[2]

// mustWeights reads the columns of weights that stand behind names, and panics where these are not the names that it is
// given: the file is part of the program.
func mustWeights(file, text string, names []string, columns int) [][]float64 {
	out, lines := make([][]float64, columns), strings.Split(strings.TrimSpace(text), "\n")
	if len(lines) != len(names) {
		panic(fmt.Sprintf("%s: %d lines for %d clues", file, len(lines), len(names)))
	}
	for i, l := range lines {
		words := strings.Fields(l)
		if len(words) != columns+1 || words[0] != names[i] {
			panic(fmt.Sprintf("%s: line %d: %q, want %d weights of %s", file, i+1, l, columns, names[i]))
		}
		for k := range out {
			w, err := strconv.ParseFloat(words[k+1], 64)
			if err != nil {
				panic(fmt.Sprintf("%s: line %d: %v", file, i+1, err))
			}
			out[k] = append(out[k], w)
		}
	}
	return out
}

// weighted sums what some clues weigh.
func weighted(row, weights []float64) (sum float64) {
	for i, v := range row {
		sum += v * weights[i]
	}
	return sum
}

// rank is the score of a sentence with these clues.
func (e *Evidence) rank() float64 { return weighted(e[:], choosing) }

// trusted is how likely sentences answer of which the first has these clues, and besides.
func (e *Evidence) trusted(besides [overall]float64) sureness {
	row := append(e[:len(e):len(e)], besides[:]...)
	return sureness{together: logistic(weighted(row, trusting)), alone: logistic(weighted(row, trustingOne))}
}

func logistic(z float64) float64 { return 1 / (1 + math.Exp(-z)) }
