package bot

import (
	"context"
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/time/rate"

	"rebot/bot/intent"
	"rebot/bot/telemetry"
)

// A RateLimit limits how fast somebody may ask: a burst of questions, and then one every interval. The zero value is no
// limit.
type RateLimit struct {
	Burst int
	Every time.Duration
}

// slower is a limit that is no faster than a pace.
func (l RateLimit) slower(pace time.Duration) RateLimit {
	if l.Burst > 0 && pace > l.Every {
		l.Burst = max(int(time.Duration(l.Burst)*l.Every/pace), 1) // what comes in the same time
		l.Every = pace
	}
	return l
}

// A Requester names the person who asks, and the place.
type Requester struct {
	Platform, Team, User, Chat string
	Alone                      bool // nobody else sees the reply
	Typing                     bool // the question is one of many that typing makes, as inline queries are
	Among                      bool // it was said among people and may mean the bot or not
	// Pace is the time between two replies that the platform takes in the chat, where that is longer than a question
	// there may follow another.
	Pace time.Duration
	// names the question, which counts once however often it comes; empty where it comes once
	Key string
}

// kind sets apart the paces of what is no question that was put to the bot.
func (g Requester) kind() string {
	switch {
	case g.Typing:
		return "/typing"
	case g.Among:
		return "/among"
	}
	return ""
}

// Place names the place among all.
func (g Requester) Place() string { return "in " + g.Platform + "/" + g.Team + "/" + g.Chat }

// Person names the person among all.
func (g Requester) Person() string { return "by " + g.Platform + "/" + g.Team + "/" + g.User }

// A Verdict is the decision whether a question is taken.
type Verdict struct {
	Why  intent.Reason // why it is not; empty if it is
	Tell bool          // the requester is told so; else nothing is said, since it was said a short while ago
}

// An Admission decides, before a question is kept or looked up, whether it is taken at all. It is cheap, so that a
// flood is turned away at little cost, and remembers a bounded number of guests. The zero value takes everything.
type Admission struct {
	// of one user, of all in a chat, and of one user's inline queries
	Person, Chat, Typing RateLimit
	MaxWaiting           int                                // questions that may wait in the inbox; 0 is no limit
	Waiting              func(context.Context) (int, error) // counts them
	// Held counts what waits in the inbox of a place and of a person; nil bounds neither. One that is slow to be answered
	// is full before the platform is, and shuts nobody else out.
	Held    func(ctx context.Context, place, person string) (inPlace, byPerson int, err error)
	Metrics *telemetry.Metrics // nothing is counted if nil

	mu       sync.Mutex
	limiters *lru.Cache[string, *rate.Limiter] // made with the others by init
	told     *lru.Cache[string, time.Time]
	asked    *lru.Cache[string, judged] // by key
	depth    int                        // what waited when it was looked at last
	looked   time.Time
}

// A judged is a verdict and its time.
type judged struct {
	Verdict
	at time.Time
}

const (
	// memorySize is how many rates, refusals and questions are remembered.
	memorySize = 20000
	// quiet is the time after a refusal in which no other is said.
	quiet = time.Minute
	// shutQuiet is the same where the bot may not answer at all.
	shutQuiet = 24 * time.Hour
	// againTime is for how long a question that comes again is the same. Telegram's numbers may start anew after a
	// week.
	againTime = time.Hour
	// countEvery is how old a count of what waits may be.
	countEvery = 200 * time.Millisecond
	// countTime is how long counting may keep a question waiting. Slack gives up after 3 s.
	countTime = 500 * time.Millisecond
)

// NewAdmission makes an Admission with the limits that serve has. Waiting counts the questions of its platform in the
// inbox.
func NewAdmission(waiting func(context.Context) (int, error), m *telemetry.Metrics) *Admission {
	return &Admission{
		Person:     RateLimit{5, 2 * time.Second},
		Chat:       RateLimit{30, 2 * time.Second},
		Typing:     RateLimit{20, 500 * time.Millisecond},
		MaxWaiting: 1000,
		Waiting:    waiting,
		Metrics:    m,
	}
}

// Admit takes a question, or says why not.
func (d *Admission) Admit(ctx context.Context, g Requester) Verdict {
	now := time.Now()
	waiting := d.look(ctx, now)
	key := g.Platform + "/" + g.Key
	d.mu.Lock()
	d.init()
	was, ok := d.asked.Get(key)
	if again := ok && g.Key != "" && now.Sub(was.at) < againTime; again {
		d.mu.Unlock()
		return was.Verdict
	}
	v := d.judge(now, g, waiting)
	d.mu.Unlock()
	full := intent.Reason("")
	if v.Why == "" {
		full = d.full(ctx, g)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if full != "" {
		v = d.refuse(now, g, full, quiet)
	}
	if g.Key != "" {
		d.asked.Add(key, judged{v, now})
	}
	return v
}

// How many questions of a place and of a person may wait in the inbox.
const (
	maxInPlace  = 30
	maxByPerson = 10
)

// full reports whether as much waits of the place or of the person as may.
func (d *Admission) full(ctx context.Context, g Requester) intent.Reason {
	if d.Held == nil || g.Typing {
		return ""
	}
	ctx, cancel := context.WithTimeout(ctx, countTime)
	defer cancel()
	inPlace, byPerson, err := d.Held(ctx, g.Place(), g.Person())
	switch {
	case err != nil: // keeping the question will fail too, and say so
	case byPerson >= maxByPerson:
		return TooFast
	case inPlace >= maxInPlace:
		return Crowded
	}
	return ""
}

// init makes the memory of an Admission that asks for the first time.
func (d *Admission) init() {
	if d.limiters == nil {
		d.limiters, d.told, d.asked = NewLRU[string, *rate.Limiter](memorySize), NewLRU[string, time.Time](memorySize),
			NewLRU[string, judged](memorySize)
	}
}

// judge takes from the rates of the requester and the chat.
func (d *Admission) judge(now time.Time, g Requester, waiting int) Verdict {
	pace := d.Person
	if g.Typing {
		pace = d.Typing
	}
	var why intent.Reason
	switch {
	case !d.take(now, g.Person()+g.kind(), pace):
		why = TooFast
	case !g.Typing && !d.take(now, g.Place()+g.kind(), d.Chat.slower(g.Pace)):
		why = Crowded
	case d.MaxWaiting > 0 && waiting >= d.MaxWaiting:
		why = Busy
	default:
		return Verdict{}
	}
	v := d.refuse(now, g, why, quiet)
	v.Tell = v.Tell && (d.MaxWaiting == 0 || waiting < 2*d.MaxWaiting) // what is said waits in the inbox too
	return v
}

// RefusePlace refuses a question from where the bot may not answer. It is said once a day in each place.
func (d *Admission) RefusePlace(g Requester) Verdict {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.init()
	g.Alone = false
	return d.refuse(time.Now(), g, NotHere, shutQuiet)
}

// take takes one from a bucket.
func (d *Admission) take(now time.Time, key string, p RateLimit) bool {
	if p.Burst == 0 {
		return true
	}
	l, ok := d.limiters.Get(key)
	if !ok {
		l = rate.NewLimiter(rate.Every(p.Every), p.Burst)
		d.limiters.Add(key, l)
	}
	return l.AllowN(now, 1)
}

// refuse reports whether to say so: a chat is told once in a while, or each requester where nobody else sees it.
// Nothing is said to what people say among themselves, nor at each letter that is typed.
func (d *Admission) refuse(now time.Time, g Requester, why intent.Reason, every time.Duration) Verdict {
	if d.Metrics != nil {
		d.Metrics.Refused.WithLabelValues(g.Platform, string(why)).Inc()
	}
	if g.kind() != "" {
		return Verdict{Why: why}
	}
	key := g.Place()
	if g.Alone {
		key += "/" + g.User
	}
	if why == NotHere {
		key += "/" + string(why)
	}
	if last, ok := d.told.Get(key); ok && now.Sub(last) < every {
		return Verdict{Why: why}
	}
	d.told.Add(key, now)
	return Verdict{Why: why, Tell: true}
}

// look counts what waits in the inbox, or gives what the last count found if that is young enough.
func (d *Admission) look(ctx context.Context, now time.Time) int {
	d.mu.Lock()
	old := d.MaxWaiting > 0 && now.Sub(d.looked) > countEvery
	if old {
		d.looked = now // the others go by the count before meanwhile
	}
	n := d.depth
	d.mu.Unlock()
	if !old {
		return n
	}
	ctx, cancel := context.WithTimeout(ctx, countTime)
	defer cancel()
	found, err := d.Waiting(ctx)
	if err != nil { // keeping the question will fail too, and say so
		return n
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.depth = found
	return found
}
