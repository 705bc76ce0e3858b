// Package lexicon is the language of the trade as data: words, names, numbers and periods, in Chinese and English.
// Those who read the bulletin and those who ask about it speak one language, so both sides use this package.
//
// A text is folded (fold.go), cut into the cheapest run of pieces that the data knows (cut.go), and the pieces are
// composed into larger ones (compose.go): a number and a unit make a quantity. What nothing knows stays, as Unknown.
// The words stand in data/*.txt, one concept a line: identifier, class, forms. Lists that a text is only held against
// stand in data/lists (list.go).
package lexicon
