package main

import "rebot/index/intake"

// intake is how files of all formats are read.
func (a *app) intake() *intake.Reader {
	return &intake.Reader{State: a.stateFolder()}
}
