package register

// An Assumption is a figure for planning that stands in where an entry states none:
// vocabulary/assumptions.toml, [[assumption]].
type Assumption struct {
	ID        ID         `toml:"id"`
	Name      Text       `toml:"name"`
	WelshName Confidence `toml:"name_cy_confidence"`
	// Low and High are the ends of the range, in the unit. They may be the same. Required.
	Low  Decimal `toml:"low"`
	High Decimal `toml:"high"`
	// Unit of the two. Required.
	Unit AssumptionUnit `toml:"unit"`
	// Meaning says what is reckoned with it. Required.
	Meaning Text `toml:"meaning"`
	// Chosen says why the figure was chosen, where no published one was found.
	Chosen Text `toml:"chosen"`
	// Limits says what the figure does not tell.
	Limits Text `toml:"limits"`
	// AsOf is the year or the day for which the figure holds.
	AsOf Date `toml:"as_of"`
	// Sources are where a figure was published. Without one the figure is the register's own choice, and
	// no cost in pounds is worked out from it.
	Sources []Source `toml:"sources"`
}

// Published tells whether the figure comes from a published source.
func (a *Assumption) Published() bool { return len(a.Sources) > 0 }

// The assumptions that the figures about meetings are worked out with.
const (
	MeetingHours     ID = "meeting-hours"     // the length of a meeting
	PreparationHours ID = "preparation-hours" // for each person and meeting
	TravelHours      ID = "travel-hours"      // for each person and meeting, there and back
	PeopleASeat      ID = "people-a-seat"     // how many come for one seat
	PoundsAnHour     ID = "pounds-an-hour"    // what an hour of a person costs
	SecretariatDays  ID = "secretariat-days"  // of those who serve a meeting; shown, not reckoned with
)

// AssumptionUnits gives for each assumption that is known the unit that its figure must have.
var AssumptionUnits = map[ID]AssumptionUnit{
	MeetingHours: InHours, PreparationHours: InHours, TravelHours: InHours, PeopleASeat: InPeople,
	PoundsAnHour: InPoundsAnHour, SecretariatDays: InDays,
}

// AssumptionUnit is what an assumption's figure counts.
type AssumptionUnit string

const (
	InHours        AssumptionUnit = "hours"
	InPeople       AssumptionUnit = "people"
	InPoundsAnHour AssumptionUnit = "pounds-an-hour"
	InDays         AssumptionUnit = "days"
)

// UnmarshalText accepts the units above.
func (u *AssumptionUnit) UnmarshalText(b []byte) error {
	return oneOf((*string)(u), b, "a unit of an assumption", string(InHours), string(InPeople), string(InPoundsAnHour), string(InDays))
}
