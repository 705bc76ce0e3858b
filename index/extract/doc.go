// Package extract turns the text of one monthly issue into its facts, each with the source's digits and the lines it
// stands on. See Read. Its rooms, along the way of the data: layout joins lines to paragraphs and articles, table and
// clause read facts, and audit holds them against each other. Here are the notices of patents, what an article is about,
// and the account of every printed number.
package extract
