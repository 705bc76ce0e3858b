package lexicon

import "rebot/index/bulletin"

// PriceMeasures are the measures of prices that are no means, by the concept that names them: in sentences, in tables
// and in questions.
var PriceMeasures = map[string]string{"measure.list": bulletin.ListPrice, "measure.deal": bulletin.RelatedDeal,
	"measure.trade": "交易价", "measure.guide": "指导价", "measure.spot": "现货价"}

// MeanMeasures are the means that say themselves how long they are of, by the concept that names them.
var MeanMeasures = map[string]string{"measure.day": bulletin.DayMean, "measure.week": bulletin.WeekMean,
	"measure.month": bulletin.MonthMean, "measure.quarter": bulletin.QuarterMean, "measure.year": bulletin.YearMean}
