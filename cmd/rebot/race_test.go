//go:build race

package main

// detected is how many times as much memory a program has under the race detector, which keeps what touched each word.
const detected = 3
