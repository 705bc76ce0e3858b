// Package bulletin holds the domain: an issue and the facts in it, months, amounts, units, the closed list of products
// with all their names, and the arithmetic of printed numbers. It reads no file.
package bulletin
