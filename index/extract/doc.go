// Package extract turns the text of one monthly issue into its facts, each with the source's digits and the lines it
// stands on. See Read. The package layout joins lines to paragraphs and articles. Files are named by what they read: table_
// and clause_ read facts, audit_ holds them against each other.
package extract
