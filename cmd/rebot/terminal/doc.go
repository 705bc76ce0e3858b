// Package terminal is how rebot's verbs read and write text: lines that are edited where a person types, colours and a
// bar of progress where one looks, and plain text in a pipe.
package terminal
