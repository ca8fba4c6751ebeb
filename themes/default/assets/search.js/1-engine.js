// The search engine: finds items of the index in memory. It has no DOM, asks for nothing over the network and never
// throws, whatever it is asked. The interface in the next file fetches files and shows what is found.
//
//   engine = makeEngine(root)           root is search/names.json, parsed
//   engine.add(name, leaf)              takes one of the further files ("leaves") that it asked for, parsed, under the name by
//                                       which it was asked for. Afterwards ask again: search, counts, item.
//   engine.has(name)                    whether that leaf was added
//   engine.size                         number of items
//   engine.lang                         the language of the site: "en", "cy"
//
//   engine.search({words, filters, limit, exact}) gives
//     total       number of items found, of all tiers
//     results     the best of them, at most limit (20 when left out; Infinity gives all), each
//                   id      for engine.item; only valid in this index
//                   kind    area, authority, type, priority, partnership, organisation, evidence, page
//                   tier    1 the words are in its names, 2 in its text, members, priorities and the like, 3 after correction of
//                           typing mistakes, 4 only some of the words (then all are). Results come in the order of tiers, so what a leaf adds
//                           in a later tier stands below what was shown before.
//                   score   within a tier, the best first
//                   why     [{field, text, lang}] for words that were found outside the name. field is alias, former, initials,
//                           type, area, place (a council area that it covers), wide (a council area inside the wider
//                           area that it covers), member, chair, priority, text; text is what matched, "" for the field text; lang is "" or
//                           the text's language where that is not the site's. A type or area by the very name that the item
//                           shows is left out
//                   marks   [[from, to], …] the parts of item(id).name to highlight, in order, as positions for slice()
//     corrected   null or {from, to}: the words as typed and the words as searched for, for the results of tier 3
//     partial     true when no item has all of the words and the results have some of them (tier 4)
//     missing     the words, folded, that none of these results has
//     needs       names of leaves to fetch now, because a word was found in no name
//     later       names of leaves that might add results below (tier 2); fetch them on Enter or when idle
//   words is what was typed, as it stands: its last word counts as unfinished unless a space follows it.
//   filters is {facet: [key, …], …}: any of the keys of a facet, in all of the facets. The facets are kind, type, law, area,
//   priority, member, chair, status. Unknown facets are ignored; unknown keys find nothing.
//   exact turns the correction of mistakes off. Without words (or with "" or signs alone) it lists every item that has the
//   filters, by kind, area and name, in tier 1; without words and filters it finds nothing.
//
//   engine.counts({words, filters}) gives {facet: [{key, label, lang, count, chosen}, …], …} for all the facets, with counts of
//     the same results, each facet without its own filter; the 200 most frequent, these first; values that nobody has are left
//     out, but chosen ones stay, with 0. Without words and filters it counts everything.
//   engine.facetLeaves()                leaves that priority, member and chair (as facets or filters) lack; [] when there are none
//
//   engine.item(id) gives
//     id, kind, key (the identifier in the register), href (from the search page)
//     name, lang ("" or the name's language where that is not the site's)
//     other       null or {text, lang}: its name in the other language
//     type, area, law, status   null or {label, lang, key}: what to show beside the name. type is the type of a partnership, the sector
//                 of an organisation, the kind of a council area, "Priority" …; area is where it belongs (of several
//                 areas none is given); status only where it is not active
//     ended       true when it no longer exists
//     description null or {text, lang}, cut to a line or two
//   engine.describing(ids)              leaves that hold the descriptions of these items; [] when there are none to fetch
//
// makeLanguage(rules) follows the rules of comparing words that stand in root.rules; the builder of the index follows the same.

function makeLanguage(rules) {
	const list = text => (text || "").split(" ").filter(Boolean);
	const stop = new Set(list(rules.stop)), ends = list(rules.ends), mutations = {};
	list(rules.mut).forEach((part, i, all) => { if (i % 2 === 0) (mutations[part[0]] = mutations[part[0]] || []).push([part, all[i + 1]]); });
	const drop = new RegExp("[" + rules.drop + "]", "g"), plain = new RegExp("[" + Object.keys(rules.plain).join("") + "]", "g");

	// fold gives words of a to z and 0 to 9 with one space between; loose leaves the signs between them as they are.
	function fold(text, loose) {
		if (/[^\0-\x7f]/.test(text)) text = text.normalize("NFKD").toLowerCase().replace(plain, c => rules.plain[c]);
		text = text.toLowerCase().replace(drop, "").replace(/&/g, " and ");
		return loose ? text : text.replace(/[^a-z0-9]+/g, " ").trim();
	}

	// key gives what words of one stem have in common.
	function key(word) {
		if (word.length < rules.least || /\d/.test(word)) return word;
		const end = ends.find(end => word.length - end.length >= rules.root && word.endsWith(end));
		if (end) word = word.slice(0, -end.length);
		const n = word.length;
		if (n > rules.root && word[n - 1] === word[n - 2]) word = word.slice(0, -1);
		if (word.length > rules.root && word.endsWith("ct")) return word.slice(0, -1);
		return word.endsWith("v") ? word.slice(0, -1) + "f" : word;
	}

	// radicals gives a word and what it may be a Welsh mutation of. Two words match when they share one.
	function radicals(word) {
		const found = [word];
		if (word.length > 2) for (const [mutated, original] of mutations[word[0]] || []) {
			if (!word.startsWith(mutated)) continue;
			const radical = original + word.slice(mutated.length);
			if (radical.length > 1 && !found.includes(radical)) found.push(radical);
		}
		return found;
	}

	return {fold, key, radicals, stop, mutates: !!rules.mut};
}

function makeEngine(root) {
	const language = makeLanguage(root.rules), {fold, key, stop} = language;
	const size = root.all, other = root.lang === "cy" ? "en" : "cy";
	const [kindWords, laws, statuses] = root.words;
	const leaves = new Map(), posts = [];
	let groups = null, ordered = null, remembered = null, spreads = new Map();

	// What is known of each item, by its position: one array for each letter of the files.
	const of = {};
	for (const c of "noligtyacwsmphdq") of[c] = new Array(size);
	const foreign = new Set(), foreignText = new Set(), ended = new Set();

	// Where each kind begins: kinds hold their items one after the other.
	const begin = {}, kindOf = new Array(size);
	let at = 0;
	for (const [kind, n] of root.kinds) {
		begin[kind] = at;
		kindOf.fill(kind, at, at += n);
	}

	// ---- reading the files

	// decode gives the numbers of a text: as they stand, or each a step from the one before.
	function decode(text, steps) {
		const numbers = [];
		let before = 0;
		for (let i = 0; i < text.length; i++) {
			let n = code(text, i);
			if (n >= 50000) n = (n - 50000) * 50000 + code(text, ++i);
			numbers.push(before = steps ? before + n : n);
		}
		return numbers;
	}

	function code(text, i) {
		let c = text.charCodeAt(i);
		if (c >= 0xE000) c -= 0x800;
		if (c >= 160) c -= 33;
		return c > 92 ? c - 36 : c - 35;
	}

	function column(name, from, between, read) {
		if (from) from[1].split(between).forEach((value, i) => { if (value !== "") of[name][from[0] + i] = read(value); });
	}

	function take(part) {
		const text = value => value, steps = value => decode(value, true), numbers = value => decode(value);
		for (const c of "nolid") column(c, part[c], "\n", text);
		for (const c of "acmph") column(c, part[c], "!", steps);
		for (const c of "gtyws") column(c, part[c], "!", numbers);
		let id = part.from || 0;
		for (const [address, n] of part.q || []) of.q.fill(address, id, id += n);
		for (const [set, c] of [[foreign, "f"], [ended, "x"], [foreignText, "e"]]) steps(part[c] || "").forEach(id => set.add(id));
		if (part.posts) posts.push(...part.posts);
		if (part.n) invert(part, part.from || 0, id);
		if (part.posts) posts.forEach((post, i) => file(fold(post[0], true), i, POST));
		for (let t = 0; t < terms.length; t++) weights[t] = Math.log(1 + size / (1 + uses[t].length));
		groups = ordered = null;
	}

	const has = name => leaves.has(name);

	function add(name, leaf) {
		if (leaves.has(name) || !leaf) return;
		leaves.set(name, leaf);
		remembered = null;
		spreads.clear();
		if (leaf.k !== undefined) {
			leaf.keys = leaf.k.split(" ");
			leaf.found = leaf.p.split(" ");
		} else take(leaf);
	}

	// ---- words of names

	// A term is a word that stands in some name. uses are the places where it stands: item * 8 + field.
	const terms = [], uses = [], masks = [], weights = [], ids = new Map(), byKey = new Map(), byRadical = new Map();
	const names = new Array(size);
	const NAME = 0, OTHER = 1, ALIAS = 2, FORMER = 3, INITIALS = 4, POST = 5;
	const fieldWeights = [1, 0.95, 0.9, 0.8, 0.72, 0.3];
	const fieldNames = {1: "alias", 2: "alias", 3: "former", 4: "initials"};

	function term(word) {
		let id = ids.get(word);
		if (id === undefined) {
			ids.set(word, id = terms.length);
			terms.push(word);
			uses.push([]);
			masks.push(maskOf(word));
			gather(byKey, key(word), id);
			if (language.mutates) for (const radical of language.radicals(word)) gather(byRadical, radical, id);
		}
		return id;
	}

	function gather(map, key, value) {
		const list = map.get(key);
		if (list) list.push(value);
		else map.set(key, [value]);
	}

	function maskOf(word) {
		let mask = 0;
		for (let i = 0; i < word.length; i++) mask |= 1 << Math.min(word.charCodeAt(i) - 96, 27) % 32;
		return mask;
	}

	// file gives the terms of a name that was folded loosely, and files it under them and under the joined form of hyphened
	// words.
	function file(text, id, field) {
		const use = id * 8 + field, list = [];
		const put = word => {
			const t = term(word), to = uses[t];
			if (to[to.length - 1] !== use) to.push(use);
			return t;
		};
		for (const word of text.match(/[a-z0-9]+/g) || []) if (!stop.has(word)) list.push(put(word));
		if (text.includes("-")) for (const part of text.match(/[a-z0-9]+(-[a-z0-9]+)+/g) || []) if (part.length < 30) put(part.replace(/-/g, ""));
		return list;
	}

	// invert files the names of a file. Folding them all at once is faster than one by one.
	function invert(part, from, to) {
		const columns = [part.n, part.o, part.l].map(c => c ? {from: c[0], list: fold(c[1], true).split("\n")} : {from: 0, list: []});
		for (let id = from; id < to; id++) {
			const [name, otherName, aliases] = columns.map(c => c.list[id - c.from] || "");
			const forms = [{text: of.n[id] || "", field: NAME, terms: file(name, id, NAME)}];
			if (otherName) forms.push({text: of.o[id], field: OTHER, terms: file(otherName, id, OTHER)});
			if (aliases) {
				const written = of.l[id].split("\t");
				aliases.split("\t").forEach((alias, i) => {
					const field = {a: ALIAS, f: FORMER, i: INITIALS}[alias[0]];
					forms.push({text: written[i].slice(1), field, foreign: written[i][0] < "a", terms: file(alias.slice(1), id, field)});
				});
			}
			names[id] = forms;
		}
	}

	// ---- from words to terms

	// understood cuts what was typed into words.
	function understood(text) {
		text = String(text === undefined || text === null ? "" : text).slice(0, 300);
		const all = fold(text).split(" ").filter(Boolean);
		let list = all.filter(word => !stop.has(word)).slice(0, 12);
		if (!list.length) list = all.slice(-1);
		const last = all[all.length - 1];
		return {text, list, open: list.length > 0 && list[list.length - 1] === last && /[a-z0-9]$/.test(fold(text, true))};
	}

	// candidates gives the terms that a word can mean, each with how good it is: up to 1.
	function candidates(word, open, fuzzy) {
		const found = new Map();
		const put = (t, q) => { if (!(found.get(t) >= q)) found.set(t, q); };
		const same = ids.get(word), length = word.length;
		if (same !== undefined) put(same, 1);
		if (length > 3) for (const t of byKey.get(key(word)) || []) put(t, 0.9);
		const forms = language.mutates && length > 2 ? language.radicals(word) : [word];
		if (language.mutates && length > 2) for (const form of forms)
			for (const t of byRadical.get(form) || []) put(t, form === word || form === terms[t] ? 0.88 : 0.75);
		if (open || length > 1) {
			const best = open ? 0.8 : same === undefined ? 0.48 : 0.32;
			const {list, at} = alphabet();
			for (const form of length > 3 ? forms : [word]) for (let i = first(list, form), left = 400; i < list.length && left && list[i].startsWith(form); i++, left--)
				if (list[i].length > form.length) put(at[i], best * (form === word ? 1 : 0.85) * (0.6 + 0.4 * length / list[i].length));
		}
		if (fuzzy) mistyped(word, open, put);
		return found;
	}

	// alphabet lists the terms in order, with their places in the list of terms.
	function alphabet() {
		if (!ordered) {
			const list = terms.slice().sort();
			ordered = {list, at: list.map(term => ids.get(term))};
		}
		return ordered;
	}

	// mistyped finds the terms from which a word is one or two slips away.
	function mistyped(word, open, put) {
		const length = word.length, mask = maskOf(word);
		if (length > 2 && length < 40 && !/\d/.test(word)) for (let t = 0; t < terms.length; t++) {
			// How many slips are forgiven hangs on the longer of the two; three letters may lack a fourth.
			const term = terms[t], longer = term.length - length, budget = Math.max(length, term.length) > 7 && length > 5 ? 2 : 1;
			if (term.length < 4 || longer < -budget || longer > budget && !open || length === 3 && longer !== 1) continue;
			if (bits(mask & ~masks[t]) > budget || !open && bits(masks[t] & ~mask) > budget) continue;
			if (term.length === 4 && uses[t].every(use => (use & 7) === ALIAS || (use & 7) === INITIALS)) continue;
			const [whole, start] = distance(word, term, budget);
			let q = whole <= budget ? [1, 0.7, 0.5][whole] : open && start <= budget ? [0.6, 0.5, 0.35][start] : 0;
			if (term[0] !== word[0]) q *= length > 5 ? 0.8 : whole <= budget ? 0.4 : 0;
			if (q) put(t, q);
		}
	}

	function bits(n) {
		let count = 0;
		for (; n; n &= n - 1) count++;
		return count;
	}

	// distance counts the letters left out, put in, changed or swapped between a word and a term, and between the word and
	// what the term begins with.
	function distance(word, term, most) {
		let above, row = [];
		const n = Math.min(term.length, word.length + most);
		for (let j = 0; j <= n; j++) row[j] = j;
		for (let i = 1; i <= word.length; i++) {
			const next = [i];
			let least = i;
			for (let j = 1; j <= n; j++) {
				let d = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (word[i - 1] === term[j - 1] ? 0 : 1));
				if (i > 1 && j > 1 && word[i - 1] === term[j - 2] && word[i - 2] === term[j - 1]) d = Math.min(d, above[j - 2] + 1);
				next[j] = d;
				if (d < least) least = d;
			}
			if (least > most) return [99, 99];
			above = row;
			row = next;
		}
		return [term.length > n ? 99 : row[n], Math.min(...row)];
	}

	// ---- from terms to items

	const priors = {area: 1.1, authority: 1.08, type: 1.05, priority: 1.05, partnership: 1, organisation: 0.95, page: 0.8, evidence: 0.75};

	// grouped gives for each type, area, council area, member, priority and post the items that have it.
	function grouped() {
		if (groups) return groups;
		groups = {type: [], area: [], authority: [], organisation: [], priority: [], post: [], wide: []};
		const put = (group, values, id) => { for (const v of values || []) (group[v] = group[v] || []).push(id); };
		for (let id = 0; id < size; id++) {
			put(groups.type, of.t[id], id);
			put(groups.area, of.a[id], id);
			put(groups.authority, of.c[id], id);
			put(groups.organisation, of.m[id], id);
			put(groups.priority, of.p[id], id);
			put(groups.post, of.h[id], id);
			if (kindOf[id] === "partnership" && !of.c[id]) put(groups.wide, of.a[id], id);
		}
		return groups;
	}

	// spread finds the items of one word. direct is how well it fits an item's own names, near adds what items take over
	// from their type and place, far what stands about them elsewhere.
	function spread(word, terms) {
		const direct = new Float32Array(size), far = new Float32Array(size), groups = grouped(), touched = [];
		const raise = (to, list, score) => { for (const id of list || []) if (to[id] < score) (to[id] || touched.push(id), to[id] = score); };
		const carriers = new Set();
		let best = 0, frequent = 0;
		for (const q of terms.values()) best = Math.max(best, q);
		for (const [t, q] of terms) {
			if (q >= 0.85 * best) frequent += uses[t].length;
			for (const use of uses[t]) {
				const id = use >> 3, field = use & 7, score = q * fieldWeights[field];
				if (field === POST) raise(far, groups.post[id], score);
				else if (direct[id] < score) {
					if (!direct[id]) touched.push(id);
					direct[id] = score;
					if (groups[kindOf[id]]) carriers.add(id);
				}
			}
		}
		const near = direct.slice();
		for (const id of carriers) {
			const kind = kindOf[id], own = id - begin[kind], score = direct[id], group = groups[kind][own];
			if (word.length < 3 && score < 0.85) continue;
			if (kind === "type") raise(near, group, 0.85 * score);
			else if (kind === "area") raise(near, group, 0.5 * score);
			else if (kind === "authority") {
				raise(near, group, 0.85 * score);
				for (const county of of.w[id] || []) raise(far, groups.authority[county], 0.35 * score);
				for (const area of of.a[id] || []) raise(far, groups.wide[area], 0.3 * score);
			} else raise(far, group, 0.35 * score);
		}
		return {word, terms, direct, near, far, frequent, best, touched, carriers: [...carriers], told: false};
	}

	// spreadOnce keeps what was found of a word, since most words of what is typed were there a key before.
	function spreadOnce({word, open, fuzzy, joined, found}, result) {
		const memory = [word, open, fuzzy, joined].join();
		let kept = spreads.get(memory);
		if (!kept) {
			kept = {one: spread(word, found), missing: new Set()};
			texts(kept.one, open, kept.missing);
			if (spreads.size > 60) spreads.clear();
			spreads.set(memory, kept);
		}
		for (const name of kept.missing) (found.size ? result.later : result.needs).add(name);
		return kept.one;
	}

	// texts adds what the prose says, as far as its files are here, and names those that are not.
	function texts(one, open, missing) {
		const {word, far} = one, blocks = root.text || [];
		for (const wanted of new Set(language.radicals(word).map(key))) {
			const prefix = open && word.length > 2 && wanted === key(word);
			const low = prefix && word < wanted ? word : wanted, high = prefix ? word + "~" : wanted;
			for (let b = 0; b < blocks.length; b++) {
				if (blocks[b][0] > high || b + 1 < blocks.length && blocks[b + 1][0] <= low) continue;
				const block = leaves.get(blocks[b][1]);
				if (!block) {
					missing.add(blocks[b][1]);
					continue;
				}
				for (let i = first(block.keys, low); i < block.keys.length && block.keys[i] <= high; i++) {
					const exact = block.keys[i] === wanted;
					if (!exact && !(prefix && block.keys[i].startsWith(word))) continue;
					const list = decode(block.found[i], true);
					one.frequent += list.length;
					if (exact) one.told = true;
					for (const n of list) {
						const id = n >> 1, score = (exact ? 0.22 : 0.16) * (n % 2 ? 1 : 0.7);
						if (!far[id]) one.touched.push(id);
						if (far[id] < score) far[id] = score;
					}
				}
			}
		}
	}

	function first(list, value) {
		let low = 0, high = list.length;
		while (low < high) {
			const middle = low + high >> 1;
			if (list[middle] < value) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	// ranked orders the items that hold every word, or with some, those that hold most.
	function ranked(found, tier, some) {
		const quality = new Map();
		for (const one of found) for (const [t, q] of one.terms) if (!(quality.get(t) >= q)) quality.set(t, q);
		const weight = found.map(one => Math.log(1 + size / (1 + one.frequent)));
		// Where every word is wanted, only what the rarest holds can have them all.
		const touched = some ? found.flatMap(one => one.touched) : found.reduce((a, b) => b.touched.length < a.touched.length ? b : a).touched;
		let list = [], most = 0;
		for (const id of new Set(touched)) {
			if (!names[id]) continue;
			let score = 0, near = true, held = 0, weighed = 0;
			for (let i = 0; i < found.length; i++) {
				const a = found[i].near[id], b = found[i].far[id];
				if (!a) near = false;
				if (a || b) {
					held++;
					weighed += weight[i] * (a || 0.5);
				} else if (!some) break;
				score += (a > b ? a : b) * weight[i];
			}
			if (held < found.length && !(some && held * 2 >= found.length)) continue;
			if (some) most = Math.max(most, weighed);
			if (found[0].terms.has(names[id][0].terms[0])) score *= 1.06;
			const cover = coverage(id, quality);
			score *= (1 + 0.6 * cover) * priors[kindOf[id]] * (ended.has(id) && cover < 0.9 ? 0.7 : 1);
			list.push({id, tier: tier || (near ? 1 : 2), score, weighed, found});
		}
		if (some) list = list.filter(one => one.weighed >= 0.8 * most);
		return list.sort((a, b) => a.tier - b.tier || b.score - a.score || lawOf(a.id) - lawOf(b.id) || a.id - b.id);
	}

	// coverage tells how much of an item's name the words make up, rare words counting for more.
	function coverage(id, quality) {
		let best = 0;
		for (const form of names[id] || []) {
			let part = 0, whole = 0;
			for (const t of form.terms) {
				whole += weights[t];
				part += weights[t] * (quality.get(t) || 0);
			}
			if (whole) best = Math.max(best, part / whole * fieldWeights[form.field]);
		}
		return best;
	}

	// lawOf gives the strongest basis in law of an item's types, as its place among the laws.
	function lawOf(id) {
		let law = 99;
		for (const t of of.t[id] || []) {
			const own = of.y[begin.type + t];
			if (own && own[0] < law) law = own[0];
		}
		return law;
	}

	// ---- the answer to words, before filters

	function answer(words, exact) {
		const asked = understood(words), memory = asked.text + (exact ? "\n" : "");
		if (remembered && remembered.memory === memory) return remembered;
		const result = remembered = {memory, asked, list: [], corrected: null, partial: false, needs: new Set(), later: new Set()};
		if (!asked.list.length) return result;
		const meant = (word, open, fuzzy) => ({word, open, fuzzy, found: candidates(word, open, fuzzy)});
		const plain = asked.list.map((word, i) => meant(word, asked.open && i === asked.list.length - 1));
		// Two words may be written as one.
		for (let i = 0; i + 1 < plain.length; i++) {
			const joined = ids.get(plain[i].word + plain[i + 1].word);
			if (joined !== undefined) for (const one of [plain[i], plain[i + 1]]) {
				one.found.set(joined, Math.max(0.95, one.found.get(joined) || 0));
				one.joined = joined;
			}
		}
		const attempt = (list, tier) => ranked(list.map(one => spreadOnce(one, result)), tier);
		result.list = attempt(plain);
		// Where a word stands in no name, and hardly in the texts, what it may have been meant for comes below.
		const sure = result.list.length && (result.list[0].tier === 1 || result.list.length > 2 && result.list[0].found.every(one => one.best >= 0.6 || one.told));
		if (!exact && !sure) {
			const known = new Set(result.list.map(one => one.id));
			for (const way of corrections(plain)) {
				const more = attempt(way, 3).filter(one => !known.has(one.id));
				if (!more.length) continue;
				result.list = result.list.concat(more);
				result.corrected = more[0];
				break;
			}
			if (!result.list.length) some(plain);
		}
		const done = result.list.length && !result.corrected && !result.partial;
		for (const name of [root.more, root.facets]) if (name && !has(name)) (done ? result.later : result.needs).add(name);
		for (const name of result.needs) result.later.delete(name);
		return result;

		// corrections gives the ways to read the words otherwise, the likeliest first.
		function corrections(plain) {
			const lost = one => !one.found.size;
			const fuzzy = one => meant(one.word, one.open, true);
			const ways = [], parted = [];
			for (const one of plain) parted.push(...(lost(one) ? apart(one) : [one]));
			if (parted.length > plain.length) ways.push(parted);
			if (plain.some(lost)) ways.push(plain.map(one => lost(one) ? fuzzy(one) : one));
			ways.push(plain.map(fuzzy));
			return ways;
		}

		// apart parts a word that is two written as one.
		function apart(one) {
			for (let i = one.word.length - 3; i > 2; i--) {
				const halves = [one.word.slice(0, i), one.word.slice(i)];
				if (halves.every(half => ids.has(half))) return halves.map((word, h) => meant(word, one.open && h > 0));
			}
			return [one];
		}

		// some is content with part of several words.
		function some(plain) {
			if (plain.length < 2) return;
			result.list = ranked(plain.map(one => spreadOnce(one.found.size ? one : meant(one.word, one.open, true), result)), 4, true);
			result.partial = result.list.length > 0;
		}
	}

	// ---- filters

	const facets = {
		kind: id => kindLists[kindOf[id]],
		type: id => of.t[id],
		law: id => of.t[id] && lawLists[lawOf(id)],
		area: id => of.a[id],
		priority: id => of.p[id],
		member: id => of.m[id],
		chair: id => of.h[id],
		status: id => of.s[id],
	};
	const kindLists = {}, lawLists = laws.map((_, i) => [i]);
	root.kinds.forEach(([kind], i) => kindLists[kind] = [i]);
	const itemFacets = {type: "type", area: "area", priority: "priority", member: "organisation"};

	// value gives the key, the label and the language of a value of a facet.
	function value(facet, v) {
		if (itemFacets[facet]) {
			const id = begin[itemFacets[facet]] + v;
			return {key: identifier(id), label: of.n[id], lang: foreign.has(id) ? other : ""};
		}
		if (facet === "chair") return {key: fold(posts[v][0]).replace(/ /g, "-"), label: posts[v][0], lang: posts[v][1] ? other : ""};
		const pair = facet === "kind" ? kindWords.find(pair => pair[0] === root.kinds[v][0]) : (facet === "law" ? laws : statuses)[v];
		return pair ? {key: pair[0], label: pair[1], lang: ""} : {key: String(v), label: "", lang: ""};
	}

	// wanted turns filters into the values that each facet may have.
	function wanted(filters) {
		const sets = {};
		for (const facet in facets) {
			const keys = filters && filters[facet];
			if (!Array.isArray(keys) || !keys.length) continue;
			sets[facet] = new Set();
			for (const v of every(facet)) if (keys.includes(value(facet, v).key)) sets[facet].add(v);
		}
		return sets;
	}

	// every gives all values that a facet can have.
	function every(facet) {
		const count = n => Array.from({length: n}, (_, i) => i);
		if (itemFacets[facet]) return count((root.kinds.find(([kind]) => kind === itemFacets[facet]) || [0, 0])[1]);
		return count({kind: root.kinds, chair: posts, law: laws, status: statuses}[facet].length);
	}

	function fits(id, facet, set) {
		for (const v of facets[facet](id) || []) if (set.has(v)) return true;
		return false;
	}

	const hasWords = words => understood(words).list.length > 0;

	function listed(words, exact, everything) {
		if (hasWords(words)) return answer(words, exact).list;
		return everything ? Array.from({length: size}, (_, id) => ({id, tier: 1, score: 0})).filter(one => names[one.id]) : [];
	}

	function facetLeaves() {
		return root.facets && !has(root.facets) ? [root.facets] : [];
	}

	// ---- what callers ask

	function search({words, filters, limit = 20, exact} = {}) {
		const sets = wanted(filters), filtering = Object.keys(sets);
		const list = listed(words, exact, filtering.length).filter(one => filtering.every(facet => fits(one.id, facet, sets[facet])));
		const a = answer(words, exact), needs = new Set(a.needs);
		if (["priority", "member", "chair"].some(facet => sets[facet])) facetLeaves().forEach(name => needs.add(name));
		return {
			total: list.length,
			results: list.slice(0, limit).map(({id, tier, score, found = []}) => ({id, kind: kindOf[id], tier, score, why: why(id, found), marks: marks(id, found)})),
			corrected: a.corrected ? {from: a.asked.text.trim(), to: spelt(a.corrected.id, a.corrected.found)} : null,
			partial: a.partial,
			missing: a.partial ? a.list[0].found.filter(one => a.list.every(({id}) => !one.near[id] && !one.far[id])).map(one => one.word) : [],
			needs: [...needs],
			later: [...a.later].filter(name => !needs.has(name)),
		};
	}

	function counts({words, filters, exact} = {}) {
		const sets = wanted(filters), filtering = Object.keys(sets), tallies = {}, result = {};
		for (const facet in facets) tallies[facet] = new Uint32Array(every(facet).length);
		const tally = (id, facet) => {
			const values = facets[facet](id), to = tallies[facet];
			if (values) for (let i = 0; i < values.length; i++) to[values[i]]++;
		};
		for (const {id} of listed(words, exact, true)) {
			const failed = filtering.filter(facet => !fits(id, facet, sets[facet]));
			if (!failed.length) for (const facet in facets) tally(id, facet);
			else if (failed.length === 1) tally(id, failed[0]);
		}
		for (const facet in facets) {
			const chosen = sets[facet] || new Set(), count = tallies[facet];
			const list = every(facet).filter(v => count[v] || chosen.has(v)).sort((a, b) => count[b] - count[a] || a - b);
			result[facet] = list.filter((v, i) => i < 200 || chosen.has(v)).map(v => ({...value(facet, v), count: count[v], chosen: chosen.has(v)}))
				.filter(v => v.label).sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
		}
		return result;
	}

	// why tells for the words that do not stand in an item's name where they were found.
	function why(id, found) {
		const list = [];
		const put = (field, text, lang) => {
			if (!list.some(one => one.field === field && one.text === text)) list.push({field, text, lang});
		};
		for (const one of found) {
			const [form, q] = fitting(id, one.terms);
			if (form && form.field === NAME) continue;
			let score = 0, field, carrier;
			for (const c of one.carriers) {
				const [by, factor] = related(id, c);
				if (by && one.direct[c] * factor > score) [score, field, carrier] = [one.direct[c] * factor, by, c];
			}
			const post = (of.h[id] || []).find(p => fold(posts[p][0]).split(" ").some(word => one.terms.has(ids.get(word))));
			if (form && q >= score) put(fieldNames[form.field], form.text, isForeign(id, form) ? other : "");
			else if (score) {
				const [form = names[carrier][0]] = fitting(carrier, one.terms), lang = isForeign(carrier, form) ? other : "";
				// Type and area are shown beside the name in any case.
				if (form.field === NAME && (field === "type" || field === "area")) continue;
				put(field, form.field === NAME || field === "type" || field === "area" || lang ? form.text : of.n[carrier] + " (" + form.text + ")", lang);
			} else if (post !== undefined) put("chair", posts[post][0], posts[post][1] ? other : "");
			else if (one.far[id] && !one.direct[id]) put("text", "", "");
		}
		return list;
	}

	// fitting gives the form of an item's name that holds one of the terms, and how well: the name itself if it does at all.
	function fitting(id, terms) {
		let best, most = 0;
		for (const form of names[id] || []) for (const t of form.terms) {
			const q = (terms.get(t) || 0) * fieldWeights[form.field];
			if (q > most && !(best && best.field === NAME && form.field !== NAME)) [best, most] = [form, q];
		}
		return [best, most];
	}

	const isForeign = (id, form) => form.field === OTHER ? !foreign.has(id) : form.field === NAME ? foreign.has(id) : form.foreign;

	// related tells what another item is to an item, and how much that counts.
	function related(id, carrier) {
		const kind = kindOf[carrier], own = carrier - begin[kind], has = (list, own) => list && list.includes(own);
		if (kind === "type" && has(of.t[id], own)) return ["type", 0.85];
		if (kind === "area" && has(of.a[id], own)) return ["area", 0.5];
		if (kind === "organisation" && has(of.m[id], own)) return ["member", 0.35];
		if (kind === "priority" && has(of.p[id], own)) return ["priority", 0.35];
		if (kind === "authority") {
			if (has(of.c[id], own)) return ["place", 0.85];
			if (of.w[carrier] && has(of.c[id], of.w[carrier][0])) return ["wide", 0.35];
			if (kindOf[id] === "partnership" && !of.c[id] && of.a[carrier] && has(of.a[id], of.a[carrier][0])) return ["wide", 0.3];
		}
		return [];
	}

	// parts cuts a text into its words, each with where it stands.
	function parts(text) {
		const list = [];
		let one = null, at = 0;
		for (const sign of text) {
			const letters = fold(sign, true), end = at + sign.length;
			for (const letter of letters) {
				if (!/[a-z0-9]/.test(letter)) one = null;
				else {
					if (!one) list.push(one = {word: "", ends: [], from: at});
					one.word += letter;
					one.ends.push(end);
				}
			}
			if (!letters && one) one.ends[one.ends.length - 1] = end;
			at = end;
		}
		return list;
	}

	function marks(id, found) {
		const list = [];
		for (const {word, ends, from} of parts(of.n[id] || "")) {
			const t = ids.get(word);
			let to = 0;
			for (const one of found) {
				if (t === undefined || !one.terms.has(t)) continue;
				to = Math.max(to, word.startsWith(one.word) ? ends[one.word.length - 1] : ends[ends.length - 1]);
			}
			if (to) list.push([from, to]);
		}
		return list;
	}

	// spelt gives the words as the best result spells them.
	function spelt(id, found) {
		return found.map(one => {
			const carriers = [id, ...one.carriers.filter(carrier => related(id, carrier)[0])];
			let best = one.word, most = 0;
			if (!ids.has(one.word)) for (const carrier of carriers) for (const form of names[carrier] || []) for (const part of parts(form.text)) {
				const q = one.terms.get(ids.get(part.word)) || 0;
				if (q > most) [best, most] = [form.text.slice(part.from, part.ends[part.ends.length - 1]), q];
			}
			return best;
		}).join(" ");
	}

	function identifier(id) {
		if (of.i[id]) return of.i[id];
		const english = (root.lang === "en") === foreign.has(id) && of.o[id] || of.n[id] || "";
		return fold(english).replace(/ /g, "-") || "section";
	}

	function item(id) {
		const kind = kindOf[id], name = of.n[id];
		if (name === undefined) return null;
		const label = (text, isForeign, key) => ({label: text, lang: isForeign ? other : "", key});
		const named = id => label(of.n[id], foreign.has(id), identifier(id));
		const lang = foreign.has(id) ? other : "", areas = of.a[id] || [], types = of.t[id], status = of.s[id], law = lawOf(id);
		const sort = of.g[id] && root.labels[of.g[id][0]];
		return {
			id, kind, name, lang, key: identifier(id), href: of.q[id].replace("{}", identifier(id)),
			other: of.o[id] ? {text: of.o[id], lang: lang ? root.lang : other} : null,
			type: types ? named(begin.type + types[0]) : sort ? label(sort[0], sort[1], "") : null,
			area: areas.length === 1 && kind !== "area" && every("area").length > 1 ? named(begin.area + areas[0]) : null,
			law: types && laws[law] ? label(laws[law][1], false, laws[law][0]) : null,
			status: status && statuses[status[0]][0] !== "active" ? label(statuses[status[0]][1], false, statuses[status[0]][0]) : null,
			ended: ended.has(id),
			description: of.d[id] ? {text: of.d[id], lang: foreignText.has(id) ? other : ""} : null,
		};
	}

	function describing(list) {
		const wanted = new Set(), cuts = root.desc || [];
		for (const id of list) for (let i = cuts.length - 1; i >= 0; i--) if (cuts[i][0] <= id) {
			if (!has(cuts[i][1])) wanted.add(cuts[i][1]);
			break;
		}
		return [...wanted];
	}

	take(root);
	return {size, lang: root.lang, add, has, search, counts, item, describing, facetLeaves};
}
