package theme

import "bytes"

// RenderCompiled makes a page with the compiled templates alone.
func (t *Theme) RenderCompiled(b *bytes.Buffer, language, kind string, view any) error {
	return t.compiled[language].render(b, layoutOf(kind), view)
}

// RenderExactly makes a page with html/template alone.
func (t *Theme) RenderExactly(b *bytes.Buffer, language, kind string, view any) error {
	return t.renderExactly(b, language, kind, view)
}
