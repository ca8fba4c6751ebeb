package theme

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"text/template/parse"

	"partnershipregister/generator/page"
)

// html/template decides what a template means and how each of its values is escaped. To carry that out it looks every
// field, method and function up again on every page, which takes five times as long as what is done here: the trees that
// it has parsed and escaped are turned into Go functions, once. Whatever these functions do not know (a form of
// node, a type, a fault of the template) they leave to html/template itself, which then makes that page and words
// the error. A test makes every page of the register both ways.

// errLeft tells that a page has to be made by html/template.
var errLeft = errors.New("left to html/template")

// A compiled set is the templates of one language, by name.
type compiled struct {
	functions template.FuncMap
	templates map[string]*compiledTemplate
}

type compiledTemplate struct {
	body step
	// slots is how many variables the template has, with its own $.
	slots int
}

// A run is one page being made.
type run struct {
	b *bytes.Buffer
	// vars holds the variables of the templates that are being carried out, each template's from base on.
	vars  []reflect.Value
	base  int
	depth int
}

// deepest is how many templates may call each other before html/template is left to say that there is no end.
const deepest = 200

// A step writes what one node of a template gives.
type step func(r *run, dot reflect.Value) error

// A value works out one value of a template.
type value func(r *run, dot reflect.Value) (reflect.Value, error)

// compile makes the templates of a set ready that html/template has escaped.
func compile(set *template.Template, functions template.FuncMap) *compiled {
	c := &compiled{functions: functions, templates: map[string]*compiledTemplate{}}
	for _, t := range set.Templates() {
		if t.Tree != nil {
			c.templates[t.Name()] = &compiledTemplate{}
		}
	}
	for _, t := range set.Templates() {
		if t.Tree != nil {
			s := &scope{compiled: c, names: []string{"$"}, most: 1}
			made := c.templates[t.Name()]
			made.body = s.list(t.Tree.Root)
			made.slots = s.most
		}
	}
	return c
}

// render writes one page; with an error nothing that was written counts.
func (c *compiled) render(b *bytes.Buffer, name string, view any) error {
	t := c.templates[name]
	if t == nil {
		return errLeft
	}
	return t.run(&run{b: b}, reflect.ValueOf(view))
}

func (t *compiledTemplate) run(r *run, dot reflect.Value) error {
	if r.depth == deepest {
		return errLeft
	}
	base := r.base
	r.depth++
	r.base = len(r.vars)
	r.vars = append(r.vars, dot)
	for range t.slots - 1 {
		r.vars = append(r.vars, reflect.Value{})
	}
	err := t.body(r, dot)
	r.vars = r.vars[:r.base]
	r.base = base
	r.depth--
	return err
}

// A scope is where names of variables hold while a template is compiled. Each has a slot.
type scope struct {
	*compiled
	names []string
	most  int
}

func (s *scope) declare(name string) (slot int) {
	s.names = append(s.names, name)
	s.most = max(s.most, len(s.names))
	return len(s.names) - 1
}

// slot finds the innermost variable of a name, -1 when there is none.
func (s *scope) slot(name string) int {
	for i := len(s.names) - 1; i >= 0; i-- {
		if s.names[i] == name {
			return i
		}
	}
	return -1
}

// within compiles something whose variables end with it.
func (s *scope) within(make func() step) step {
	held := len(s.names)
	made := make()
	s.names = s.names[:held]
	return made
}

func left(*run, reflect.Value) error { return errLeft }

func leftValue(*run, reflect.Value) (reflect.Value, error) { return reflect.Value{}, errLeft }

func nothing(*run, reflect.Value) error { return nil }

// list compiles the nodes of a list, which are carried out one after the other.
func (s *scope) list(l *parse.ListNode) step {
	if l == nil {
		return nothing
	}
	return s.within(func() step {
		var steps []step
		for _, n := range l.Nodes {
			steps = append(steps, s.node(n))
		}
		switch len(steps) {
		case 0:
			return nothing
		case 1:
			return steps[0]
		}
		return func(r *run, dot reflect.Value) error {
			for _, step := range steps {
				if err := step(r, dot); err != nil {
					return err
				}
			}
			return nil
		}
	})
}

func (s *scope) node(n parse.Node) step {
	switch n := n.(type) {
	case *parse.TextNode:
		return func(r *run, _ reflect.Value) error {
			r.b.Write(n.Text)
			return nil
		}
	case *parse.CommentNode:
		return nothing
	case *parse.ActionNode:
		return s.action(n)
	case *parse.TemplateNode:
		called := s.templates[n.Name]
		if called == nil {
			return left
		}
		if n.Pipe == nil {
			return func(r *run, _ reflect.Value) error { return called.run(r, reflect.Value{}) }
		}
		dot := s.pipe(n.Pipe)
		return func(r *run, outer reflect.Value) error {
			v, err := dot(r, outer)
			if err != nil {
				return err
			}
			return called.run(r, v)
		}
	case *parse.IfNode:
		return s.branch(&n.BranchNode, false)
	case *parse.WithNode:
		return s.branch(&n.BranchNode, true)
	case *parse.RangeNode:
		return s.within(func() step { return s.each(n) })
	}
	return left
}

// branch compiles an if or, where the value becomes the dot, a with.
func (s *scope) branch(n *parse.BranchNode, with bool) step {
	return s.within(func() step {
		asked := s.declared(n.Pipe)
		yes, no := s.list(n.List), s.list(n.ElseList)
		return func(r *run, dot reflect.Value) error {
			v, err := asked(r, dot)
			if err != nil {
				return err
			}
			if !truth(v) {
				return no(r, dot)
			}
			if with {
				dot = v
			}
			return yes(r, dot)
		}
	})
}

// each compiles a range over a slice or an array.
func (s *scope) each(n *parse.RangeNode) step {
	if n.Pipe.IsAssign {
		return left
	}
	over := s.pipe(n.Pipe)
	index, element := -1, -1
	switch len(n.Pipe.Decl) {
	case 1:
		element = s.declare(n.Pipe.Decl[0].Ident[0])
	case 2:
		index, element = s.declare(n.Pipe.Decl[0].Ident[0]), s.declare(n.Pipe.Decl[1].Ident[0])
	}
	body, none := s.list(n.List), s.list(n.ElseList)
	return func(r *run, dot reflect.Value) error {
		v, err := over(r, dot)
		if err != nil {
			return err
		}
		if k := v.Kind(); k != reflect.Slice && k != reflect.Array {
			return errLeft
		}
		for i := range v.Len() {
			one := v.Index(i)
			if index >= 0 {
				r.vars[r.base+index] = reflect.ValueOf(i)
			}
			if element >= 0 {
				r.vars[r.base+element] = one
			}
			if err := body(r, one); err != nil {
				return err
			}
		}
		if v.Len() == 0 {
			return none(r, dot)
		}
		return nil
	}
}

// declared compiles a pipeline together with the variable that it declares or sets.
func (s *scope) declared(p *parse.PipeNode) value {
	v := s.pipe(p)
	if len(p.Decl) == 0 {
		return v
	}
	if len(p.Decl) > 1 {
		return leftValue
	}
	slot := -1
	if p.IsAssign {
		slot = s.slot(p.Decl[0].Ident[0])
	} else {
		slot = s.declare(p.Decl[0].Ident[0])
	}
	if slot < 0 {
		return leftValue
	}
	return func(r *run, dot reflect.Value) (reflect.Value, error) {
		v, err := v(r, dot)
		r.vars[r.base+slot] = v
		return v, err
	}
}

// action compiles what writes a value, or sets a variable and writes nothing.
func (s *scope) action(n *parse.ActionNode) step {
	if len(n.Pipe.Decl) > 0 {
		v := s.declared(n.Pipe)
		return func(r *run, dot reflect.Value) error {
			_, err := v(r, dot)
			return err
		}
	}
	// The escapers stand at the end of the pipeline.
	cmds, escapers := n.Pipe.Cmds, ""
	for len(cmds) > 0 {
		name := escaperOf(cmds[len(cmds)-1])
		if name == "" {
			break
		}
		escapers = name + "|" + escapers
		cmds = cmds[:len(cmds)-1]
	}
	if len(cmds) != 1 {
		return left
	}
	if escapers == "" {
		return s.finished(cmds[0])
	}
	write := writers()[escapers]
	if write == nil {
		return left
	}
	v := s.command(cmds[0])
	return func(r *run, dot reflect.Value) error {
		v, err := v(r, dot)
		if err != nil {
			return err
		}
		return write(r.b, v)
	}
}

// finished compiles the functions whose result needs no escaper: see trust.
func (s *scope) finished(c *parse.CommandNode) step {
	name, _ := c.Args[0].(*parse.IdentifierNode)
	if name == nil || len(c.Args) != 2 {
		return left
	}
	v := s.operand(c.Args[1])
	var write func(b *bytes.Buffer, v reflect.Value) error
	switch name.Ident {
	case "link":
		write = func(b *bytes.Buffer, v reflect.Value) error {
			linked, ok := pointed(v).(interface{ Linked() page.Link })
			if !ok {
				return errLeft
			}
			return writeLink(b, linked.Linked())
		}
	case "said":
		write = func(b *bytes.Buffer, v reflect.Value) error {
			worded, ok := pointed(v).(interface{ Worded() page.Said })
			if !ok {
				return errLeft
			}
			writeSaid(b, worded.Worded())
			return nil
		}
	default:
		return left
	}
	return func(r *run, dot reflect.Value) error {
		v, err := v(r, dot)
		if err != nil {
			return err
		}
		return write(r.b, v)
	}
}

// pointed gives a value for a function to ask for its methods, without a copy of it where there need be none.
func pointed(v reflect.Value) any {
	switch {
	case !v.IsValid() || v.Kind() == reflect.Pointer && v.IsNil():
		return nil
	case v.CanAddr() && v.Kind() == reflect.Struct:
		return v.Addr().Interface()
	case v.CanInterface():
		return v.Interface()
	}
	return nil
}

// pipe compiles a pipeline of one command; templates that we know have no longer ones but for escapers.
func (s *scope) pipe(p *parse.PipeNode) value {
	if p == nil || len(p.Cmds) != 1 {
		return leftValue
	}
	return s.command(p.Cmds[0])
}

// command compiles an operand or a call of a function.
func (s *scope) command(c *parse.CommandNode) value {
	name, ok := c.Args[0].(*parse.IdentifierNode)
	if !ok {
		if len(c.Args) > 1 {
			return leftValue
		}
		return s.operand(c.Args[0])
	}
	var args []value
	for _, a := range c.Args[1:] {
		args = append(args, s.operand(a))
	}
	return s.call(name.Ident, args)
}

func (s *scope) operand(n parse.Node) value {
	switch n := n.(type) {
	case *parse.DotNode:
		return func(_ *run, dot reflect.Value) (reflect.Value, error) { return dot, nil }
	case *parse.FieldNode:
		return along(func(_ *run, dot reflect.Value) (reflect.Value, error) { return dot, nil }, n.Ident)
	case *parse.VariableNode:
		slot := s.slot(n.Ident[0])
		if slot < 0 {
			return leftValue
		}
		return along(func(r *run, _ reflect.Value) (reflect.Value, error) { return r.vars[r.base+slot], nil }, n.Ident[1:])
	case *parse.ChainNode:
		return along(s.operand(n.Node), n.Field)
	case *parse.PipeNode:
		if len(n.Decl) > 0 {
			return leftValue
		}
		return s.pipe(n)
	case *parse.StringNode:
		return always(n.Text)
	case *parse.BoolNode:
		return always(n.True)
	case *parse.NumberNode:
		if n.IsInt {
			return always(int(n.Int64))
		}
	}
	return leftValue
}

func always(v any) value {
	fixed := reflect.ValueOf(v)
	return func(*run, reflect.Value) (reflect.Value, error) { return fixed, nil }
}

// call compiles a call of one of Go's own functions or of ours.
func (s *scope) call(name string, args []value) value {
	switch name {
	case "and", "or":
		return func(r *run, dot reflect.Value) (v reflect.Value, err error) {
			for _, a := range args {
				if v, err = a(r, dot); err != nil || truth(v) == (name == "or") {
					return v, err
				}
			}
			return v, nil
		}
	case "not":
		return one(args, func(v reflect.Value) (reflect.Value, error) { return boolean(!truth(v)), nil })
	case "len":
		return one(args, length)
	case "eq", "ne", "lt", "le", "gt", "ge":
		return compared(name, args)
	case "index":
		return indexed(args)
	case "args":
		return named(args)
	}
	switch f := s.functions[name].(type) {
	case func(string, ...string) (string, error):
		return texts(args, func(said []string) (string, error) { return f(said[0], said[1:]...) })
	case func(string) (string, error):
		return texts(args, func(said []string) (string, error) {
			if len(said) != 1 {
				return "", errLeft
			}
			return f(said[0])
		})
	case func(string, int, ...string) (string, error):
		if len(args) < 2 {
			return leftValue
		}
		return func(r *run, dot reflect.Value) (reflect.Value, error) {
			n, err := args[1](r, dot)
			if err != nil {
				return n, err
			}
			if n.Kind() != reflect.Int {
				return n, errLeft
			}
			rest := append([]value{args[0]}, args[2:]...)
			return texts(rest, func(said []string) (string, error) { return f(said[0], int(n.Int()), said[1:]...) })(r, dot)
		}
	}
	return leftValue
}

// texts compiles a call of a function of texts.
func texts(args []value, call func([]string) (string, error)) value {
	if len(args) == 0 {
		return leftValue
	}
	return func(r *run, dot reflect.Value) (reflect.Value, error) {
		said := make([]string, len(args))
		for i, a := range args {
			v, err := a(r, dot)
			if err != nil {
				return v, err
			}
			if v.Kind() != reflect.String || v.Type() != stringType {
				return v, errLeft
			}
			said[i] = v.String()
		}
		text, err := call(said)
		if err != nil {
			return reflect.Value{}, fmt.Errorf("%w: %w", errLeft, err)
		}
		return reflect.ValueOf(text), nil
	}
}

var stringType = reflect.TypeFor[string]()
