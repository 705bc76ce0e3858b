// All pages work without this. It lights up a range of lines (#L252-L260), sorts a table in its place, opens
// the contents where there is room, and puts the cursor into the field when / is pressed.
"use strict";

function lightUp() {
	for (const li of document.querySelectorAll(".sheet .chosen")) li.classList.remove("chosen");
	const range = /^#L(\d+)-L?(\d+)$/.exec(location.hash);
	if (!range) return;
	const first = Number(range[1]), last = Math.min(Number(range[2]), first + 5000);
	for (let n = first; n <= last; n++) document.getElementById("L" + n)?.classList.add("chosen");
	document.getElementById("L" + first)?.scrollIntoView();
}

function compare(key, down) {
	return (a, b) => {
		const x = a.dataset[key], y = b.dataset[key];
		const by = key === "name" ? x.localeCompare(y, "zh") : Number(x) - Number(y);
		return down ? -by : by;
	};
}

function sortBy(table, th, link) {
	const wanted = new URL(link.href).searchParams, down = wanted.get("order") === "desc";
	const body = table.tBodies[0];
	body.append(...[...body.rows].sort(compare(th.dataset.key, down)));
	for (const other of th.parentNode.cells) if (other.dataset.key) other.setAttribute("aria-sort", "none");
	th.setAttribute("aria-sort", down ? "descending" : "ascending");
	history.replaceState(null, "", link.href);
	wanted.set("order", down ? "asc" : "desc");
	link.href = "?" + wanted;
}

for (const table of document.querySelectorAll("table[data-sortable]")) {
	table.tHead.addEventListener("click", (e) => {
		const link = e.target.closest("a.sort");
		if (!link || e.ctrlKey || e.metaKey || e.shiftKey) return;
		e.preventDefault();
		sortBy(table, link.closest("th"), link);
	});
}

document.addEventListener("keydown", (e) => {
	const field = document.getElementById("q");
	if (e.key !== "/" || !field || /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) return;
	e.preventDefault();
	field.select();
});
if (matchMedia("(min-width: 62rem)").matches) for (const d of document.querySelectorAll(".parts")) d.open = true;
addEventListener("hashchange", lightUp);
lightUp();
