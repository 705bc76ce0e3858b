package lexicon

// A mask says in bits what a token is, so that a rule is asked only about tokens that it may begin with: the lower bits
// are the classes, the upper ones kinds of words.
type mask uint32

const (
	mUnit mask = 1 << (iota + 16)
	mPer
	mTime
	mMove
	mBound
	mNum
	mEnglish
	mScale
	mForm
	mGrade
	mOrd
	mTwo  // it has two meanings: eu, us
	mMost // 最, 不, 过: a bound may begin with it
	mPrep
	mFrom
	mUntil

	mNumber  mask = 1 << Number
	mPeriod  mask = 1 << PeriodOf
	mMark    mask = 1 << Mark
	mElement mask = 1 << Element
	mAmount       = mNumber | 1<<Quantity | 1<<Change
)

var kindMasks = map[string]mask{"unit": mUnit, "unitlink": mPer, "time": mTime, "rel": mTime,
	"mon": mTime, "qtr": mTime, "front": mTime, "move": mMove, "bound": mBound, "boundbetween": mBound, "boundbehind": mBound, "num": mNum,
	"numeral": mEnglish, "scale": mScale, "form": mForm,
	"grade": mGrade, "ord": mOrd, "ordinal": mOrd}

// idMasks are those of single concepts.
var idMasks = map[string]mask{"op.second": mOrd, "op.most": mMost, "prep.in": mPrep, "link.from": mFrom, "time.until": mUntil,
	"ask.not": mMost, "aspect": mMost}

func maskOf(class Class, kind string) mask {
	if class == Word {
		return 1<<Word | kindMasks[kind]
	}
	return 1 << class
}
