//go:build !race

package main

// detected is how many times as much memory a program has under the race detector: this one is not.
const detected = 1
