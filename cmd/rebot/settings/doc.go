// Package settings has the variables that rebot reads, of the process and of a .env file: what each is for, which can't be
// understood, and the Config of serve that they make.
package settings
