// Rows of the tables can be ticked and are added up. A partnership is in one ticked row at most.

const panel = document.getElementById("chosen");
const words = panel.dataset;
const number = n => n.toLocaleString("en-GB");
const fill = (phrase, values) => phrase.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
const rounded = hours => Math.floor((hours + 5000) / 10000);
// Hours that fall away can be more at the low end than at the high one; a range is told from the less to the more.
const ordered = (one, other) => range(Math.min(one, other), Math.max(one, other));
const range = (low, high) => rounded(low) == rounded(high) ? number(rounded(low)) : fill(words.range, {low: number(rounded(low)), high: number(rounded(high))});

for (const row of document.querySelectorAll(".what-if tbody tr:not([data-figures])")) {
  const why = document.createElement("span");
  why.className = "about";
  why.textContent = words.closed;
  row.querySelector("th").append(why);
}

const rows = [...document.querySelectorAll(".what-if [data-figures]")].map(row => {
  const table = row.closest("table"), head = row.querySelector("th");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.setAttribute("aria-label", fill(words.choose, {option: head.textContent.trim(), name: table.closest("section").querySelector("h2").textContent.trim()}));
  head.prepend(box);
  return {box, refs: table.dataset.refs.split(" "), figures: row.dataset.figures.split(" ").map(Number)};
});

function update() {
  const sum = [0, 0, 0, 0, 0, 0, 0];
  const taken = new Set();
  let n = 0;
  for (const row of rows) {
    if (!row.box.checked) continue;
    n++;
    row.figures.forEach((figure, i) => sum[i] += figure);
    row.refs.forEach(ref => taken.add(ref));
  }
  for (const row of rows) row.box.disabled = !row.box.checked && row.refs.some(ref => taken.has(ref));
  const [before, attendancesAfter, lowBefore, highBefore, lowAfter, highAfter, most] = sum;
  // Where one of the rows gives the most that there may be after, so does their sum.
  const after = text => most ? fill(words.fewer, {n: text}) : text;
  const saved = ordered(lowBefore - lowAfter, highBefore - highAfter);
  const show = (id, text) => {
    const figure = document.getElementById(id);
    figure.textContent = text;
    figure.parentElement.hidden = !text;
  };
  show("chosen-rows", number(n));
  show("chosen-attendances", n ? number(before) + " → " + after(number(attendancesAfter)) : "");
  show("chosen-hours", n ? range(lowBefore, highBefore) + " → " + after(range(lowAfter, highAfter)) : "");
  show("chosen-saved", n ? most ? fill(words.more, {n: saved}) : saved : "");
}

if (rows.length) {
  panel.hidden = false;
  document.addEventListener("change", update);
  update();
}
