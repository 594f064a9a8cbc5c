// The live part of a page changes under the reader: what is open stays open, what is read stays where it is, the focus
// stays with the same thing. While somebody types, marks text or has a menu open in it, it waits for the next time.
const part = () => document.getElementById("live");
let kept = null;

const busy = (live) => {
  const marked = getSelection();
  return live.querySelector(":popover-open, :is(input, select, textarea):focus")
    || (marked && !marked.isCollapsed && live.contains(marked.anchorNode));
};

const trail = (element, live) => {
  const steps = [];
  for (let here = element; here && here !== live; here = here.parentElement) {
    steps.unshift(here.id ? `#${CSS.escape(here.id)}` : `${here.localName}:nth-child(${[...here.parentElement.children].indexOf(here) + 1})`);
    if (here.id) break;
  }
  return steps.join(" > ");
};

const same = (live, { label, path }) => {
  const at = path && live.querySelector(path);
  return at && at.textContent === label ? at : null;
};

document.addEventListener("htmx:beforeSwap", (event) => {
  const live = part();
  if (!live || event.detail.target !== live) return;
  if (busy(live)) {
    event.detail.shouldSwap = false;
    return;
  }
  const focused = live.contains(document.activeElement) ? document.activeElement : null;
  kept = {
    open: [...live.querySelectorAll("details[open][id]")].map((details) => details.id),
    scrolled: [...live.querySelectorAll(".scroll")].map((box) => [box.scrollLeft, box.scrollTop]),
    focused: focused && { label: focused.textContent, path: trail(focused, live) },
  };
});

document.addEventListener("htmx:afterSwap", (event) => {
  const live = part();
  if (!live || !kept || event.detail.target !== live) return;
  kept.open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
  live.querySelectorAll(".scroll").forEach((box, at) => {
    if (kept.scrolled[at]) [box.scrollLeft, box.scrollTop] = kept.scrolled[at];
  });
  if (kept.focused) same(live, kept.focused)?.focus({ preventScroll: true });
  kept = null;
});
