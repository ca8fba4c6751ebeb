package register

// An Organisation is a body that can be a member, chair or funder: organisations/<id>.toml.
type Organisation struct {
	ID   ID     `toml:"-"`
	File string `toml:"-"`

	// Name as the body writes it. Required.
	Name Text `toml:"name"`
	// ShortNames are abbreviations and other names that people use.
	ShortNames   []string `toml:"short_names"`
	ShortNamesCY []string `toml:"short_names_cy"`
	// FormerIDs are identifiers under which the page was published before; their addresses lead here.
	FormerIDs []ID `toml:"former_ids"`
	// Sector is one of vocabulary/sectors.toml. Required.
	Sector ID `toml:"sector"`
	// Kind is one of vocabulary/member-kinds.toml.
	Kind ID `toml:"kind"`
	// Nations where the body works.
	Nations []Nation `toml:"nations"`
	// Areas are the police force areas that it serves. Empty: not recorded, or all of them.
	Areas []ID `toml:"areas"`
	// Code is the official code of the body or of the place that it governs.
	Code    Code `toml:"code"`
	Website URL  `toml:"website"`
	From    Date `toml:"from"`
	// Until is the last day on which the body existed.
	Until Date `toml:"until"`
	// Ended is true where the body is known to be gone and its last day is not.
	Ended bool `toml:"ended"`
	// Successors took over what the body did.
	Successors []ID     `toml:"successors"`
	Sources    []Source `toml:"sources"`
	AsOf       Date     `toml:"as_of"`
	Doubts     Texts    `toml:"doubts"`
}

// EndedBy tells whether the body no longer exists on a day.
func (o *Organisation) EndedBy(on Day) bool { return o.Ended || on.After(o.Until) }
