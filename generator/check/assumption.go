package check

import (
	"fmt"

	"partnershipregister/generator/register"
)

// assumptions finds planning assumptions that figures can't be worked out with, or that do not say
// where they come from.
func assumptions(s *subject) {
	const file, key = "vocabulary/assumptions.toml", "assumption"
	for i, a := range s.Register.Vocabulary.Assumptions {
		row := place{file, key}.item(i)
		unit, known := register.AssumptionUnits[a.ID]
		switch {
		case a.ID == "":
		case !known:
			s.warn(row.key("id"), fmt.Sprintf("no figure is worked out with an assumption %q", a.ID), "take it out, or write the id of one that is used, such as "+string(register.MeetingHours))
		case a.Unit != "" && a.Unit != unit:
			s.fail(row.key("unit"), fmt.Sprintf("the figure of %q is in %s, but it is reckoned with as %s", a.ID, a.Unit, unit), fmt.Sprintf("write unit = %q, and the figure in it", unit))
		}
		if a.Low.Stated && a.High.Stated && a.Low.Hundredths > a.High.Hundredths {
			s.fail(row.key("low"), fmt.Sprintf("the range begins at %s, above its end %s", a.Low, a.High), "write the smaller number as low and the larger as high")
		}
		switch {
		case unread(a.Name):
		case !a.Published() && a.Chosen.Empty():
			s.fail(row, "nothing says where this figure comes from", `add sources = [{ title = "…" }], or say why it was chosen: chosen = "Chosen by this register for planning; …"`)
		case a.Published() && !a.Chosen.Empty():
			s.fail(row.key("chosen"), "the figure has sources, and is called the register's own choice too", "keep the sources, or keep chosen and take the sources out")
		}
	}
}
