// The assumptions of the page become fields; when one is changed, the hours are worked out anew.
//
// The formula is that of package landscape: hours = attendances × people × (length + preparation + travel), with
// hundredths for inputs and so ten-thousandths of an hour for results, all whole numbers.

const form = document.getElementById("planning");
// Where nothing is known, nothing could move.
if (document.querySelector("[data-parts]")) start();

function start() {
  const state = document.getElementById("planning-state");
  const cost = document.getElementById("own-cost");
  const words = form.dataset;
  const order = ["meeting-hours", "preparation-hours", "travel-hours", "people-a-seat", "pounds-an-hour"];

  const number = n => n.toLocaleString("en-GB");
  const fill = (phrase, values) => phrase.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const rounded = hours => Math.floor((hours + 5000) / 10000);
  const range = (low, high) => low == high ? number(low) : fill(words.range, {low: number(low), high: number(high)});

  // read gives a figure in hundredths, or NaN when it is none.
  const read = text => /^\d{1,4}([.,]\d{1,2})?$/.test(text.trim()) ? Math.round(parseFloat(text.trim().replace(",", ".")) * 100) : NaN;

  const fields = {};
  for (const row of form.querySelectorAll("[data-assumption]")) {
    const field = fields[row.dataset.assumption] = {sourced: row.dataset.sourced == "true"};
    for (const cell of row.querySelectorAll("[data-end]")) {
      const input = document.createElement("input");
      input.type = "text";
      input.inputMode = "decimal";
      input.autocomplete = "off";
      input.defaultValue = cell.textContent.trim();
      input.setAttribute("aria-labelledby", cell.dataset.labels);
      cell.replaceChildren(input);
      field[cell.dataset.end] = input;
    }
  }

  const cells = [...document.querySelectorAll("[data-parts]")].map(cell => ({cell, parts: cell.dataset.parts.split(" ").map(part => part.split("|"))}));
  // total is the first of the figures: the headline.
  const total = cells[0];

  // hours works out one end of a figure; entries state some inputs themselves.
  function hours(parts, end, given) {
    let sum = 0;
    for (const [attendances, ...stated] of parts) {
      const [length, preparation, travel, people] = stated.map((own, i) => own === "" ? given[order[i]][end] : Number(own));
      sum += Number(attendances) * people * (length + preparation + travel);
    }
    return sum;
  }

  function update() {
    const given = {};
    let valid = true, own = false, chosenByReader = true;
    for (const [id, field] of Object.entries(fields)) {
      const low = read(field.low.value), high = read(field.high.value);
      const good = low <= high && high <= 100000;
      for (const end of ["low", "high"]) field[end].setAttribute("aria-invalid", String(!good));
      valid &&= good;
      const changed = field.low.value != field.low.defaultValue || field.high.value != field.high.defaultValue;
      own ||= changed;
      if (!field.sourced && !changed) chosenByReader = false;
      given[id] = {low, high};
    }
    if (!valid) {
      state.textContent = words.invalid;
      return;
    }
    state.textContent = own ? words.own : words.published;
    reset.hidden = !own;
    if (order.slice(0, 4).every(id => given[id])) {
      for (const {cell, parts} of cells) cell.textContent = range(rounded(hours(parts, "low", given)), rounded(hours(parts, "high", given)));
    }
    const price = given["pounds-an-hour"];
    cost.textContent = "";
    if (total && price && chosenByReader) {
      const pounds = end => number(Math.round(hours(total.parts, end, given) / 10000 * price[end] / 100));
      cost.textContent = fill(words.cost, {low: pounds("low"), high: pounds("high")});
    }
  }

  const reset = document.createElement("button");
  reset.type = "reset";
  reset.textContent = words.reset;
  form.append(reset);
  form.addEventListener("input", update);
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(update));
  update();
}
