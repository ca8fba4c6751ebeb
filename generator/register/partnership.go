package register

// A Partnership is a standing group of organisations:
// areas/<area>/partnerships/<id>/partnership.toml, or editions/<edition>/partnerships/<id>/ for a body
// of a whole nation.
type Partnership struct {
	// ID is the name of the folder, unique within the home.
	ID ID `toml:"-"`
	// Home is the area, or the edition, whose folder holds it.
	Home ID     `toml:"-"`
	File string `toml:"-"`

	// Name as the partnership writes it. Required.
	Name Text `toml:"name"`
	// ShortNames are abbreviations and other names that people use.
	ShortNames   []string `toml:"short_names"`
	ShortNamesCY []string `toml:"short_names_cy"`
	// FormerNames are names that it had before.
	FormerNames []FormerName `toml:"former_names"`
	// FormerIDs are identifiers under which the page was published before its folder was renamed or
	// moved; their addresses lead here.
	FormerIDs []Ref `toml:"former_ids"`
	// Type is one of vocabulary/partnership-types.toml. Required.
	Type ID `toml:"type"`
	// AlsoTypes are further legal roles of a combined body.
	AlsoTypes []ID `toml:"also_types"`
	// TypeNote says why the type fits or does not.
	TypeNote Text `toml:"type_note"`
	// Purpose is one or two sentences on what it is for. Required unless only a list names it.
	Purpose Text `toml:"purpose"`

	// Status is what the sources say, true on the day of AsOf. Required.
	Status Status `toml:"status" layout:"block"`
	// AsOf is the date on which the facts of this file were true.
	AsOf Date `toml:"as_of"`
	// Reviewed is the day on which an editor last compared facts of this file with their sources, and
	// Checked says which. The one is not given without the other.
	Reviewed Date   `toml:"reviewed"`
	Checked  []Fact `toml:"checked"`
	// From is when it began, Until the last day on which it existed.
	From  Date `toml:"from"`
	Until Date `toml:"until"`
	// ListOnly is true while an official list is all that tells of it; other names may have a source of their own.
	ListOnly bool `toml:"known_only_from_list"`

	// AlsoAreas are further police force areas in which it lies.
	AlsoAreas []ID `toml:"also_areas" layout:"block"`
	// Authorities are the council areas that it covers; empty means the whole of its areas.
	Authorities []ID `toml:"authorities"`
	// Place says in words what it covers where no list of council areas does.
	Place Text `toml:"place"`
	// Codes are the official codes of the community safety areas, or of the body itself, that it covers.
	Codes   []Code `toml:"codes"`
	Website URL    `toml:"website"`
	// ContactPost is the post to write to, never a person's name.
	ContactPost  Text  `toml:"contact_post"`
	ContactEmail Email `toml:"contact_email"`

	// Chairs are the chair and vice-chairs, past ones too.
	Chairs []Chair `toml:"chairs" layout:"block"`
	// ChairNote says how the chair is chosen, or what the sources leave open.
	ChairNote Text `toml:"chair_note"`

	// Seats are the organisations' places, in the order of the source.
	Seats []Seat `toml:"seats" layout:"block"`
	// SeatsNote tells members given by kind only, or what being listed means.
	SeatsNote Text `toml:"seats_note"`

	// MeetingsEachYear is how often it meets, where a number or "quarterly" and the like is stated. Of
	// "at least quarterly" it is the least number, 4.
	MeetingsEachYear int `toml:"meetings_each_year" layout:"block"`
	// MeetingsStated is what the source says of meetings, in words.
	MeetingsStated Text `toml:"meetings_stated"`
	// MeetingHours is the length of a meeting in hours, where the source states it.
	MeetingHours Decimal `toml:"meeting_hours"`
	// PreparationHours and TravelHours are what one person spends on one meeting beside it, and
	// PeopleASeat how many come for one seat, where the office itself has entered them.
	PreparationHours Decimal `toml:"preparation_hours"`
	TravelHours      Decimal `toml:"travel_hours"`
	PeopleASeat      Decimal `toml:"people_a_seat"`
	// MeetingsInPublic is "yes", "no" or "some"; empty when not stated.
	MeetingsInPublic InPublic `toml:"meetings_in_public"`
	// Meetings are single meetings.
	Meetings []Meeting `toml:"meetings"`

	// Priorities are subjects of vocabulary/priorities.toml.
	Priorities []ID `toml:"priorities" layout:"block"`
	// PrioritiesStated are the partnership's own priorities where they say more than our list.
	PrioritiesStated Texts `toml:"priorities_stated"`
	// PriorityRoles say what the partnership does about a subject: decide, oversee, or be told.
	PriorityRoles []PriorityRole `toml:"priority_roles"`
	// Duties are the laws that the sources name for this body.
	Duties []Duty `toml:"duties"`
	// Funding is money in, one line a sum and year.
	Funding []Funding `toml:"funding"`
	// Agreements are what organisations have agreed in writing about the partnership.
	Agreements []Agreement `toml:"agreements"`
	// Relations are lines to other partnerships.
	Relations []Relation `toml:"relations" layout:"block"`
	// Subgroups are groups under it that have no entry of their own.
	Subgroups Texts      `toml:"subgroups"`
	Documents []Document `toml:"documents" layout:"block"`
	// Sources are where the facts were read. At least one is required.
	Sources []Source `toml:"sources"`
	// Doubts are what the editors are not sure of, one sentence each.
	Doubts Texts `toml:"doubts"`
	// Custodian is the post that keeps this entry right; when empty, that of the home area does.
	Custodian Text `toml:"custodian"`
	// ReviewBy is the date by which the facts are to be looked at again.
	ReviewBy Date `toml:"review_by"`

	// About is optional prose: about.md and about.cy.md.
	About Prose `toml:"-"`
	// Evidence is the claims of the folder evidence/, ordered by identifier.
	Evidence []*Evidence `toml:"-"`
}

// Ref names the partnership from anywhere in the register.
func (p *Partnership) Ref() Ref { return Ref{p.Home, p.ID} }

// Types gives the type and the further legal roles.
func (p *Partnership) Types() []ID { return append([]ID{p.Type}, p.AlsoTypes...) }

// EndedBy tells whether the body no longer exists on a day: its sources say so, or its last day is
// past.
func (p *Partnership) EndedBy(on Day) bool {
	return p.Status.Ended() || on.After(p.Until)
}

// ProposedOn tells whether sources only propose the body: it has not come to be, and a stated beginning does not say that it
// did. A proposal that came to nothing has ended.
func (p *Partnership) ProposedOn(on Day) bool { return p.Status == Proposed && !p.EndedBy(on) }

// LivesOn tells whether the body exists on a day, as far as is stated: it has not ended, it is more than proposed, and its
// beginning is not still to come. What does not exist enters no total.
func (p *Partnership) LivesOn(on Day) bool {
	return !p.EndedBy(on) && !p.ProposedOn(on) && !on.Before(p.From)
}

// Status is the state of a partnership.
type Status string

const (
	Active     Status = "active"     // the source speaks of it as working
	Proposed   Status = "proposed"   // not yet in being
	Dormant    Status = "dormant"    // exists, does not meet
	Superseded Status = "superseded" // another body took over
	Closed     Status = "closed"     // ended without a successor
	Unknown    Status = "unknown"    // the sources do not say
)

// Statuses lists every status in the order of pages.
var Statuses = []Status{Active, Proposed, Dormant, Unknown, Superseded, Closed}

// UnmarshalText accepts the states above.
func (s *Status) UnmarshalText(b []byte) error {
	return oneOf((*string)(s), b, "a status", string(Active), string(Proposed), string(Dormant), string(Superseded), string(Closed), string(Unknown))
}

// Ended tells whether the sources say that the body no longer exists.
func (s Status) Ended() bool { return s == Superseded || s == Closed }

// Fact is a part of what an entry says, as far as an editor looks at it in a review.
type Fact string

// UnmarshalText accepts the parts of an entry.
func (f *Fact) UnmarshalText(b []byte) error {
	return oneOf((*string)(f), b, "a part of an entry that can be checked", "name", "type", "purpose", "status", "place", "contact", "chair", "members",
		"meetings", "priorities", "duties", "funding", "relations", "documents", "evidence")
}

// A FormerName is a name that a partnership had.
type FormerName struct {
	Name  Text `toml:"name"`
	Until Date `toml:"until"`
}

// A Chair is a post that leads a partnership, never a person.
type Chair struct {
	// Post that chairs: "Police and Crime Commissioner". Required.
	Post Text `toml:"post"`
	// Organisation to which the post belongs, or Kind of body where it changes between several; Kind is
	// one of vocabulary/member-kinds.toml. Both may be empty.
	Organisation ID `toml:"organisation"`
	Kind         ID `toml:"kind"`
	// Role is "chair" when empty.
	Role ChairRole `toml:"role"`
	// Arrangement tells how the chair is held, where the source says more than a post.
	Arrangement Arrangement `toml:"arrangement"`
	From        Date        `toml:"from"`
	Until       Date        `toml:"until"`
	// AsOf is the date of this fact, when it is older or newer than the entry.
	AsOf Date `toml:"as_of"`
	// Handover is what is to happen to the chair when the role of the local policing body that holds it
	// ends, "to-be-decided" when empty; PassesTo is the organisation that takes it.
	Handover Handover `toml:"handover"`
	PassesTo ID       `toml:"passes_to"`
	// Grounds are as those of a seat.
	Grounds *Grounds `toml:"-"`
}

// ChairRole is chair or vice-chair.
type ChairRole string

const (
	InTheChair ChairRole = "chair"
	ViceChair  ChairRole = "vice-chair"
)

// UnmarshalText accepts "chair" and "vice-chair".
func (r *ChairRole) UnmarshalText(b []byte) error {
	return oneOf((*string)(r), b, "a role of a chair", string(InTheChair), string(ViceChair))
}

// Arrangement is how a chair is held.
type Arrangement string

const (
	// InTurn is the arrangement of a chair that goes round among several, Jointly that of one that several hold together.
	InTurn  Arrangement = "rotating"
	Jointly Arrangement = "joint"
)

// UnmarshalText accepts "joint", "rotating", "elected", "interim", "independent" and "invited".
func (a *Arrangement) UnmarshalText(b []byte) error {
	return oneOf((*string)(a), b, "an arrangement for a chair", "joint", "rotating", "elected", "interim", "independent", "invited")
}

// A Seat is a place on a partnership: of an organisation, or of a kind of body where the source
// names none.
type Seat struct {
	// Organisation or Kind is required; Kind is one of vocabulary/member-kinds.toml.
	Organisation ID `toml:"organisation"`
	Kind         ID `toml:"kind"`
	// Role is "member" when empty.
	Role  Role `toml:"role"`
	From  Date `toml:"from"`
	Until Date `toml:"until"`
	AsOf  Date `toml:"as_of"`
	// Note says what else the source tells of this seat.
	Note Text `toml:"note"`
	// Handover is what is to happen to the seat when the role of the local policing body that holds it
	// ends, "to-be-decided" when empty; PassesTo is the organisation that takes it.
	Handover Handover `toml:"handover"`
	PassesTo ID       `toml:"passes_to"`
	// Grounds are in whose place the organisation sits since others ended or gave the seat up; nil for a seat as an
	// entry gives it. [Index.On] and [Index.Sitting] fill it in.
	Grounds *Grounds `toml:"-"`
}

// Grounds are those on which an organisation holds a place that others held before.
type Grounds struct {
	// TakenFrom are the bodies in whose place it is there: organisations, or a kind of member where the entry named none.
	TakenFrom []ID
	// InOwnRight tells that it held a place there besides.
	InOwnRight bool
}

// Others gives the bodies in whose place it is there, none for a place as an entry gives it.
func (g *Grounds) Others() []ID {
	if g == nil {
		return nil
	}
	return g.TakenFrom
}

// Own tells whether the place is held on a ground of its own, and not in the place of others alone.
func (g *Grounds) Own() bool { return g == nil || g.InOwnRight }

// Capacity gives the role of the seat; one that states none is a member's.
func (s *Seat) Capacity() Role {
	if s.Role == "" {
		return Member
	}
	return s.Role
}

// Member tells whether who holds the seat is a member: observers, invited participants and bodies that must only
// co-operate are not.
func (s *Seat) Member() bool {
	switch s.Capacity() {
	case StatutoryMember, Member, CoOptedMember:
		return true
	}
	return false
}

// Role is in what capacity an organisation sits.
type Role string

const (
	StatutoryMember    Role = "statutory-member"
	Member             Role = "member"
	CoOptedMember      Role = "co-opted-member"
	InvitedParticipant Role = "invited-participant"
	CoOperatingBody    Role = "co-operating-body"
	Observer           Role = "observer"
)

// Roles lists the roles in the order in which pages show them.
var Roles = []Role{StatutoryMember, Member, CoOptedMember, CoOperatingBody, InvitedParticipant, Observer}

// UnmarshalText accepts the roles above.
func (r *Role) UnmarshalText(b []byte) error {
	return oneOf((*string)(r), b, "a role", string(StatutoryMember), string(Member), string(CoOptedMember),
		string(InvitedParticipant), string(CoOperatingBody), string(Observer))
}

// InPublic tells whether meetings are open.
type InPublic string

// UnmarshalText accepts "yes", "no" and "some".
func (i *InPublic) UnmarshalText(b []byte) error {
	return oneOf((*string)(i), b, "an answer to whether meetings are in public", "yes", "no", "some")
}

// A Meeting is one meeting of a partnership.
type Meeting struct {
	// ID tells two meetings with the same date apart. It is part of the meeting's address and of its name in calendars, so
	// it never changes once it is published.
	ID ID `toml:"id"`
	// Date of the meeting. Required.
	Date Date `toml:"date"`
	// Time is when it begins and UntilTime when it ends, on that day in the United Kingdom.
	Time      Clock `toml:"time"`
	UntilTime Clock `toml:"until_time"`
	// Status is "planned", "held", "cancelled" or "inquorate". Required.
	Status MeetingStatus `toml:"status"`
	Place  Text          `toml:"place"`
	// Online is the address at which people take part or watch.
	Online URL `toml:"online"`
	// InPublic is "yes", "no" or "some", for a meeting that is open in part; empty when not stated of this one.
	InPublic InPublic `toml:"in_public"`
	// Agenda, Papers and Minutes are addresses.
	Agenda  URL  `toml:"agenda"`
	Papers  URL  `toml:"papers"`
	Minutes URL  `toml:"minutes"`
	Note    Text `toml:"note"`
}

// Key names the meeting among those of its partnership, as long as neither its date nor its identifier changes:
// "2026-09-15", "2026-09-15.evening".
func (m *Meeting) Key() string {
	if m.ID == "" {
		return m.Date.String()
	}
	return m.Date.String() + "." + string(m.ID)
}

// MeetingStatus is what became of a meeting.
type MeetingStatus string

const (
	MeetingPlanned   MeetingStatus = "planned"   // still to come on the day of the entry
	MeetingHeld      MeetingStatus = "held"      // took place
	MeetingCancelled MeetingStatus = "cancelled" // did not, or will not, take place
	MeetingInquorate MeetingStatus = "inquorate" // too few members came for decisions
)

// UnmarshalText accepts "planned", "held", "cancelled" and "inquorate".
func (s *MeetingStatus) UnmarshalText(b []byte) error {
	return oneOf((*string)(s), b, "the status of a meeting", string(MeetingPlanned), string(MeetingHeld), string(MeetingCancelled), string(MeetingInquorate))
}

// A PriorityRole is what a partnership does about one subject, where a source says so.
type PriorityRole struct {
	// Priority is one of vocabulary/priorities.toml. Required.
	Priority ID `toml:"priority"`
	// Role in the matter. Required.
	Role SubjectRole `toml:"role"`
}

// SubjectRole is what a partnership does about a subject.
type SubjectRole string

const (
	Decides  SubjectRole = "decides"  // it settles what is done
	Oversees SubjectRole = "oversees" // it holds others to account for it
	IsTold   SubjectRole = "told"     // it hears reports about it
)

// UnmarshalText accepts the roles above.
func (r *SubjectRole) UnmarshalText(b []byte) error {
	return oneOf((*string)(r), b, "a role in a subject", string(Decides), string(Oversees), string(IsTold))
}

// A Duty is law behind a partnership.
type Duty struct {
	// Act is the short title with its year: "Crime and Disorder Act 1998". Required.
	Act string `toml:"act"`
	// Section is the part of the Act: "sections 5 to 7".
	Section string `toml:"section"`
	URL     URL    `toml:"url"`
	Note    Text   `toml:"note"`
}

// Funding is one sum of money.
type Funding struct {
	// Pounds is a whole number of pounds. Required.
	Pounds int `toml:"pounds"`
	// Exactness is how the source puts the sum; empty means exactly.
	Exactness Exactness `toml:"exactness"`
	// Year is a financial or calendar year; FirstYear to LastYear would be written as two lines.
	Year Date `toml:"year"`
	// UntilYear is the last year of a sum that covers several.
	UntilYear Date `toml:"until_year"`
	// Organisation that paid, or Funder in words where no organisation fits.
	Organisation ID   `toml:"organisation"`
	Funder       Text `toml:"funder"`
	// For is what the money is for.
	For Text `toml:"for"`
	// Direction is "in" when empty, or "out" for money that the partnership gives.
	Direction Direction `toml:"direction"`
	// PartOf is true when another line already counts this money.
	PartOf bool `toml:"counted_in_another_line"`
	Source URL  `toml:"source"`
	// Handover is what is to happen to the money when the role of the local policing body that pays it
	// ends, "to-be-decided" when empty; PassesTo is the organisation that goes on paying.
	Handover Handover `toml:"handover"`
	PassesTo ID       `toml:"passes_to"`
}

// Exactness is how a source puts a sum.
type Exactness string

// UnmarshalText accepts "about", "under", "over".
func (x *Exactness) UnmarshalText(b []byte) error {
	return oneOf((*string)(x), b, "a way to qualify a sum", "about", "under", "over")
}

// Direction is whether money comes in or goes out.
type Direction string

// UnmarshalText accepts "in" and "out".
func (d *Direction) UnmarshalText(b []byte) error {
	return oneOf((*string)(d), b, "a direction of money", "in", "out")
}

// A Relation is a line from this partnership to another. It is written on one side and shown on both.
type Relation struct {
	Relation RelationKind `toml:"relation"`
	// Partnership at the other end, or Name where the register has no entry for it.
	Partnership Ref  `toml:"partnership"`
	Name        Text `toml:"name"`
	// From is when it began, or when a change such as a merger took effect.
	From  Date `toml:"from"`
	Until Date `toml:"until"`
	// Note is what else the source says; for "kept-apart" it gives the reason.
	Note Text `toml:"note"`
}

// RelationKind is what ties two partnerships, read from the one in whose file it stands.
type RelationKind string

const (
	ReportsTo   RelationKind = "reports-to"
	SubgroupOf  RelationKind = "sub-group-of"
	Covers      RelationKind = "covers"
	WorksBeside RelationKind = "works-beside"
	Replaces    RelationKind = "replaces"
	MergedFrom  RelationKind = "merged-from"
	SplitFrom   RelationKind = "split-from"
	RenamedFrom RelationKind = "renamed-from"
	KeptApart   RelationKind = "kept-apart"
)

// RelationKinds lists them in the order of pages.
var RelationKinds = []RelationKind{ReportsTo, SubgroupOf, Covers, WorksBeside, Replaces, MergedFrom, SplitFrom, RenamedFrom, KeptApart}

// UnmarshalText accepts the kinds above.
func (k *RelationKind) UnmarshalText(b []byte) error {
	return oneOf((*string)(k), b, "a relation", string(ReportsTo), string(SubgroupOf), string(Covers), string(WorksBeside),
		string(Replaces), string(MergedFrom), string(SplitFrom), string(RenamedFrom), string(KeptApart))
}

// A Document is a paper that a partnership published.
type Document struct {
	// Title as it stands on the document, which is not ours to translate.
	Title Text `toml:"title" translate:"no"`
	URL   URL  `toml:"url"`
	Date  Date `toml:"date"`
}

// A Source is where facts were read.
type Source struct {
	Title string `toml:"title"`
	URL   URL    `toml:"url"`
	Date  Date   `toml:"date"`
}

// Evidence is a claim that an activity had an effect: evidence/<id>.md, a TOML header between two
// lines of +++ and then the finding in prose.
type Evidence struct {
	ID   ID     `toml:"-"`
	File string `toml:"-"`

	// FormerIDs are names that the file had before; links to them still find the claim.
	FormerIDs []ID `toml:"former_ids"`
	// Title of the activity and of what was found out about it. Required.
	Title Text `toml:"title"`
	// Level is one of the levels of vocabulary/evidence.toml. Required.
	Level ID `toml:"level"`
	// Effect is one of the effects of vocabulary/evidence.toml. Required.
	Effect ID `toml:"effect"`
	// Kind of study. Required.
	Kind EvidenceKind `toml:"kind"`
	// Priorities that the claim is about.
	Priorities []ID `toml:"priorities"`
	// Period that was looked at, in words.
	Period Text `toml:"period"`
	// ComparedWith says against what a figure was set.
	ComparedWith Text `toml:"compared_with"`
	MeasuredBy   Text `toml:"measured_by"`
	// Sources of the claim. At least one is required.
	Sources []Source `toml:"sources"`
	// Finding is the body of the file: what was found, in prose. Required.
	Finding Prose `toml:"-"`
}

// EvidenceKind is the kind of study behind a claim.
type EvidenceKind string

// UnmarshalText accepts the kinds of study.
func (k *EvidenceKind) UnmarshalText(b []byte) error {
	return oneOf((*string)(k), b, "a kind of evidence", "trial", "evaluation", "review", "inspection", "needs-assessment", "activity-count", "outcome-figure", "consultation")
}
