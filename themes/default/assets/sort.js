// Puts a button into each header of a sortable table, which orders the rows by that column. Numbers are
// ordered by their first figure, the rest by the alphabet of the page; what is not stated comes last.

const language = document.documentElement.lang;
const collator = new Intl.Collator(language, { numeric: true });

for (const table of document.querySelectorAll("table.sortable")) {
  const body = table.tBodies[0];
  for (const header of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => sort(body, header));
  }
}

function sort(body, header) {
  const column = header.cellIndex;
  const numbers = header.classList.contains("n");
  // Numbers begin with the largest, names with A.
  const first = numbers ? "descending" : "ascending";
  const last = numbers ? "ascending" : "descending";
  const order = header.getAttribute("aria-sort") === first ? last : first;
  for (const other of header.parentNode.cells) other.removeAttribute("aria-sort");
  header.setAttribute("aria-sort", order);
  const way = order === "ascending" ? 1 : -1;
  const rows = [...body.rows].map((row) => ({ row, key: keyOf(row.cells[column], numbers) }));
  rows.sort((a, b) => {
    if (a.key === null || b.key === null) return (a.key === null) - (b.key === null);
    return way * (numbers ? a.key - b.key : collator.compare(a.key, b.key));
  });
  body.append(...rows.map((r) => r.row));
}

function keyOf(cell, numbers) {
  const text = cell.textContent.trim();
  if (!numbers) return text || null;
  const figure = /\d[\d,]*/.exec(text);
  return figure ? Number(figure[0].replaceAll(",", "")) : null;
}
