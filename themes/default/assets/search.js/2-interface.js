// The interface of the search page. All its words come from the page (#said and hidden parts of the template); what it shows
// of the index becomes text nodes, never markup. It keeps three things apart:
//
//   show    at each key: what the engine finds now. Lines that stand are kept and later ones come below.
//   timers  after a pause: leaves that the engine lacks, then the address, the title and the one line for screen readers.
//   keep    once: copies for days without a network, see search-worker.js.
(() => {
const by = id => document.getElementById(id);
const [form, box, trouble, filters, clear, found, heading, notes, lists, more, tips, status, ways] =
	["search", "q", "trouble", "filters", "clear", "found", "results", "notes", "lists", "more", "tips", "status", "ways"].map(by);
const said = JSON.parse(by("said").textContent);
const lang = document.documentElement.lang;
const title = document.title;
const wider = by("wider") || {};  // the search of a larger part of the register
const index = new URL(document.querySelector("link[rel=preload]").href);
const plural = new Intl.PluralRules(lang);
const step = 20, longList = 12;
const atOnce = 8;              // as many results as a window holds; while somebody types the others follow a moment later

let engine, build;             // the index, and its mark, which another build of the site changes
let chosen = {};               // filters: {facet: [key, …]}
let exact;                     // correct nothing
let shown = step;              // how many results at most
let drawn = [];                // the lines that stand
let timers = [];
let entered;                   // Enter was pressed before the index had come
let failed = new Set(), asked = new Set(), renewal;

// Texts.

const number = n => n.toLocaleString(lang);
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const count = (key, n, words) => fill(said[key][plural.select(n)] || said[key].other, {n: number(n), words: apart(words)});
// What somebody typed stands apart from the text around it, whatever its direction of writing.
const apart = words => "\u2068" + words + "\u2069";
const clean = text => text.replace(/\p{C}+/gu, " ").slice(0, 200);
const typed = () => clean(box.value);
const words = () => typed().trim();
const folded = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const some = () => words() || Object.keys(chosen).length;

function make(name, properties, ...children) {
	const e = Object.assign(document.createElement(name), properties);
	e.append(...children);
	return e;
}
function span(text, lang) {
	return make("span", lang ? {lang} : {}, text);
}

// The address.

function read() {
	const query = new URLSearchParams(location.search);
	box.value = clean(query.get("q") || "");
	exact = query.has("exact");
	shown = history.state?.shown || step;
	chosen = {};
	for (const [facet] of said.facets) {
		const keys = [...new Set(query.getAll(facet))].slice(0, 30);
		if (keys.length) chosen[facet] = keys;
	}
}

function address() {
	const query = new URLSearchParams();
	if (words()) query.set("q", words());
	if (exact) query.set("exact", "1");
	for (const facet in chosen) for (const key of chosen[facet]) query.append(facet, key);
	return location.pathname + (String(query) && "?" + query);
}

// write puts the state into the address. What is still being typed is a draft, which the next pause replaces; Enter and
// filters make an entry of the history that stays.
function write(draft, push) {
	const to = address();
	const same = to == location.pathname + location.search;
	if (!same || !draft) history[same || !push && history.state?.draft ? "replaceState" : "pushState"]({draft, shown}, "", to);
	name();
}

function name() {
	document.title = (words() && words() + " – ") + title;
}

// Files.

async function load(how) {
	const answer = await fetch(index, how);
	if (!answer.ok) throw answer;
	const root = await answer.json();
	engine = makeEngine(root);
	build = root.b;
	failed.clear();
	asked.clear();
}

const prefix = "search " + index.pathname + " ";
const store = async () => self.caches?.open(prefix + build).catch(() => {});

// fetchLeaf looks among the copies first: a leaf's name changes with what it holds.
async function fetchLeaf(name) {
	const wants = engine, url = new URL(name, index), copies = await store();
	const copy = await copies?.match(url), answer = copy || await fetch(url);
	if (!answer.ok) throw answer;
	const kept = answer.clone(), leaf = await answer.json();
	if (!copy) copies?.put(url, kept).catch(() => {});
	wants.add(name, leaf);
}

// renew loads the index anew, past every cache, after a leaf was not there: the site may have been published again since. That
// is tried once.
async function renew() {
	const old = build;
	await load({cache: "reload"}).catch(() => {});
	if (build != old) keep();
	return build != old;
}

async function need(names) {
	names = names.filter(name => !asked.has(name) && !failed.has(name) && !engine.has(name));
	if (!names.length) return;
	names.forEach(name => asked.add(name));
	let fresh = false;
	await Promise.all(names.map(name => fetchLeaf(name).catch(async () => {
		if (await (renewal ||= renew())) fresh = true; else failed.add(name);
	})));
	names.forEach(name => asked.delete(name));
	show(fresh);
	later(fresh);
}

// keep puts copies of this page and its files where the service worker finds them, and takes away those of other builds.
async function keep() {
	try {
		const copies = await store();
		for (const name of await caches.keys()) if (name.startsWith(prefix) && name != prefix + build) caches.delete(name);
		const files = [new URL(location.pathname, location), index,
			...Array.from(document.querySelectorAll("link[rel=stylesheet], script[src]"), e => e.href || e.src)].map(String);
		await copies.addAll(files);
		for (const {url} of await copies.keys())
			if (!files.includes(url) && !url.startsWith(new URL(".", index))) copies.delete(url);
		await navigator.serviceWorker.register(form.dataset.worker, {scope: location.pathname});
	} catch {} // then the page works with a network only
}

// Results.

// show shows the most results. With fresh, words or filters have changed, so that no line may stay.
function show(fresh, most = shown) {
	const n = Object.values(chosen).flat().length;
	filters.querySelector(".number").textContent = n ? number(n) : "";
	clear.hidden = by("tip-filters").hidden = !n;
	for (const group of groups) group.mark();
	found.hidden = !engine || !some();
	if (!engine) return;
	const result = engine.search({words: typed(), filters: chosen, limit: most});
	if (exact && result.corrected) Object.assign(result, {total: 0, results: [], corrected: null, partial: false});
	// A leaf on its way may find in the text what would else be taken for a slip.
	const waits = result.needs.some(name => !failed.has(name)) && !result.results.some(r => r.tier < 3);
	show.result = result;
	lists.ariaBusy = waits;
	if (waits && drawn.length) return;
	const total = waits ? 0 : result.total;
	ways.hidden = some() && (total || waits);
	tips.hidden = total || waits;
	heading.lastElementChild.textContent = waits ? "" : number(total);
	remarks(result);
	draw(waits ? [] : result.results, fresh);
	more.hidden = total <= shown;
	more.textContent = count("more", Math.min(step, total - shown));
}

function remarks({corrected, partial, missing, needs, later, total}) {
	const remark = corrected ? fill(said.corrected, {words: apart(corrected.to)}) :
		missing.length ? fill(said.without, {words: missing.map(asTyped).map(apart).join(", ")}) : partial ? said.partial : total ? "" : nothing();
	wider.search = words() && "?q=" + encodeURIComponent(words());
	notes.replaceChildren(remark);
	if (corrected) notes.append(" ", make("button", {type: "button", className: "quieter", onclick: exactly}, fill(said.instead, {words: apart(words())})));
	if ([...needs, ...later].some(name => failed.has(name))) notes.append(" ", said["no-leaf"]);
	notes.hidden = !notes.firstChild.length && notes.childNodes.length < 2;
}

// asTyped gives a word of the engine as it was written.
const asTyped = word => words().split(/\s+/).find(one => folded(one).replace(/[^a-z0-9]/g, "") == word) || word;

const nothing = () => words() ? fill(said["found-none"], {words: apart(words())}) : said["found-none-filtered"];

function draw(results, fresh) {
	let i = 0;
	while (!fresh && drawn[i]?.id == results[i]?.id && drawn[i]?.tier == results[i]?.tier && i < drawn.length) i++;
	if (i < drawn.length) {
		lists.replaceChildren();
		drawn = [];
		i = 0;
	}
	for (const line of drawn) describe(line);
	for (const result of results.slice(i)) {
		let list = lists.lastElementChild;
		if (list?.tier != result.tier) {
			if (result.tier == 2) lists.append(make("h3", {}, said["tier-2"]));
			list = make("ol", {tier: result.tier, role: "list"});
			lists.append(list);
		}
		const line = drawn[drawn.length] = drawLine(result);
		list.append(line.li);
	}
}

function drawLine({id, tier, why, marks}) {
	const item = engine.item(id), link = make("a", {href: item.href}), li = make("li", {}, link);
	if (item.lang) link.lang = item.lang;
	let at = 0;
	for (const [from, to] of marks) {
		link.append(item.name.slice(at, from), make("mark", {}, item.name.slice(from, to)));
		at = to;
	}
	link.append(item.name.slice(at));
	const about = make("span", {className: "about"});
	for (const part of [item.type, item.area, item.law, item.status])
		if (part) about.append(about.firstChild ? " · " : "", span(part.label, part.lang));
	li.append(about);
	for (const {field, text, lang} of why.slice(0, 3)) {
		// Browsers that know such addresses go to the words in the text.
		const found = words().match(/[\p{L}\p{N}]{4,}/gu);
		if (field == "text" && found) link.href += (link.hash ? ":~:" : "#:~:") + found.map(word => "text=" + encodeURIComponent(word)).join("&");
		li.append(make("span", {className: "why"}, said.why[field] + (text && ": "), text ? span(text, lang) : ""));
	}
	const line = {id, tier, li};
	describe(line);
	return line;
}

// describe adds the description to a line, or room for it as long as it is not there.
function describe(line) {
	if (line.described) return;
	const text = engine.item(line.id).description;
	line.described = text || !engine.describing([line.id]).length;
	if (line.described && !text) return line.room?.remove();
	line.room ||= line.li.appendChild(make("span", {className: "later"}));
	if (text) line.room.append(span(text.text, text.lang));
}

// report writes the line for screen readers.
function report() {
	const {total, corrected, partial} = show.result || {};
	status.textContent = trouble.hidden && some() ? !engine ? said.loading : !total ? nothing() :
		(corrected || partial ? notes.firstChild.data + " " : "") + (words() ? count("found-for", total, words()) : count("found", total)) : "";
}

// Filters.

const groups = said.facets.map(([facet, label]) => {
	const mark = make("span", {className: "number"}), list = make("ul", {role: "list"});
	const narrow = make("input", {type: "search", autocomplete: "off"}), what = make("span");
	const narrowing = make("label", {className: "narrow"}, what, narrow);
	const details = make("details", {className: "facet", hidden: true}, make("summary", {}, label + " ", mark),
		make("fieldset", {}, make("legend", {className: "unseen"}, label), narrowing, list));
	let values = [];
	filters.append(details);
	details.ontoggle = narrow.oninput = draw;
	list.onchange = event => {
		const {value, checked} = event.target, keys = (chosen[facet] || []).filter(key => key != value);
		if (checked) keys.push(value);
		delete chosen[facet];
		if (keys.length) chosen[facet] = keys;
		act();
	};
	function draw() {
		if (!details.open) return;
		const wanted = folded(narrow.value.trim()), old = new Map(Array.from(list.children, li => [li.firstChild.firstChild.value, li]));
		narrowing.hidden = values.length <= longList;
		what.textContent = fill(said.narrow, {n: number(values.length)});
		const lines = values.filter(value => value.chosen || folded(value.label).includes(wanted)).sort((a, b) => b.chosen - a.chosen)
			.slice(0, longList).map(value => {
				const li = old.get(value.key) || make("li", {}, make("label", {}, make("input", {type: "checkbox", value: value.key}), span(value.label, value.lang), make("span", {className: "number"})));
				const [check, , number] = li.firstChild.children;
				check.checked = value.chosen;
				const text = "(" + value.count.toLocaleString(lang) + ")";
				if (number.textContent != text) number.textContent = text;
				old.delete(value.key);
				return li;
			});
		// Where the focus is, nothing may move or go.
		if (!list.contains(document.activeElement)) {
			if (old.size || lines.some((li, i) => li != list.children[i])) list.replaceChildren(...lines);
		} else for (const li of old.values()) li.firstChild.lastChild.textContent = "(0)";
	}
	return {
		mark() {
			mark.textContent = chosen[facet] ? number(chosen[facet].length) : "";
		},
		take(list) {
			values = list;
			// What was worth choosing from once stays where it is.
			if (details.hidden && chosen[facet]) details.open = true;
			details.hidden &&= list.length < 2 && !chosen[facet];
			draw();
		},
	};
});

function countValues() {
	if (!engine || !filters.open) return;
	need(engine.facetLeaves());
	const counts = engine.counts({words: typed(), filters: chosen});
	said.facets.forEach(([facet], i) => groups[i].take(counts[facet] || []));
}

// What people do.

// later does in good time what need not be done at each key.
function later(at) {
	timers.forEach(clearTimeout);
	if (!engine) return timers = [setTimeout(report, 1000)];
	const {needs, later} = show.result;
	const steps = [[50, () => show()], [80, countValues], [150, () => need(needs)], [300, () => need(engine.describing(show.result.results.map(r => r.id)))],
		[600, () => words().length > 2 && need(later)], [1000, () => { write(true); report(); }]];
	timers = steps.map(([pause, step]) => setTimeout(step, at === false && pause == 1000 ? 100 : pause));
}

function typing() {
	exact = false;
	shown = step;
	show(true, atOnce);
	later();
}

// act is for what was done on purpose: it stands in the history and is said at once.
function act() {
	shown = step;
	show(true);
	write(false, true);
	later();
	need(show.result?.later || []);
}

function exactly() {
	exact = true;
	act();
	heading.focus();
}

async function start() {
	trouble.hidden = true;
	try {
		await load();
	} catch {
		trouble.textContent = said["no-index"];
		trouble.hidden = false;
		return;
	}
	filters.hidden = false;
	show(true);
	later();
	if (entered) heading.focus();
	(self.requestIdleCallback || setTimeout)(keep);
}

box.oninput = typing;
form.onsubmit = event => {
	event.preventDefault();
	if (!some()) return;
	if (!engine) {
		entered = true;
		start();
		return;
	}
	show(true);
	write(false);
	later();
	need([...show.result.needs, ...show.result.later]);
	report();
	heading.focus();
};
more.onclick = () => {
	const last = drawn.length;
	shown += step;
	show();
	history.replaceState({...history.state, shown}, "");
	need(engine.describing(show.result.results.map(r => r.id)));
	drawn[last]?.li.firstChild.focus();
};
clear.onclick = () => {
	chosen = {};
	act();
	filters.firstElementChild.focus();
};
filters.ontoggle = countValues;
onpopstate = () => {
	read();
	name();
	show(true);
	later();
};
ononline = () => {
	failed.clear();
	renewal = null;
	if (engine) need(show.result.needs); else start();
};

by("hint").hidden = false;
read();
history.replaceState(history.state, "", address());
name();
filters.open = matchMedia("(min-width: 60rem)").matches;
start();
})();
