// Arrow keys walk through posters: sideways in rails, in both directions on a wall.
const links = (grid) => [...grid.querySelectorAll(":scope > li > a")];

const below = (all, from, direction) => {
  const here = from.getBoundingClientRect();
  const middle = here.left + here.width / 2;
  const rows = all.map((link) => ({ link, box: link.getBoundingClientRect() }))
    .filter(({ box }) => (direction > 0 ? box.top > here.bottom - 4 : box.bottom < here.top + 4));
  if (!rows.length) return null;
  const nearest = rows.reduce((best, row) => (direction > 0 ? Math.min(best, row.box.top) : Math.max(best, row.box.top)), direction > 0 ? Infinity : -Infinity);
  const row = rows.filter(({ box }) => Math.abs(box.top - nearest) < 8);
  return row.sort((a, b) => Math.abs(a.box.left + a.box.width / 2 - middle) - Math.abs(b.box.left + b.box.width / 2 - middle))[0].link;
};

const aim = (all, from, key) => {
  const at = all.indexOf(from);
  const back = document.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
  const on = document.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (key === on) return all[at + 1];
  if (key === back) return all[at - 1];
  if (key === "ArrowDown") return below(all, from, 1);
  if (key === "ArrowUp") return below(all, from, -1);
  if (key === "Home") return all[0];
  if (key === "End") return all[all.length - 1];
  return null;
};

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const from = event.target.closest?.("[data-grid] > li > a");
  const to = from && aim(links(from.closest("[data-grid]")), from, event.key);
  if (!to) return;
  event.preventDefault();
  to.focus({ preventScroll: true });
  to.scrollIntoView({ block: "nearest", inline: "nearest" });
});
