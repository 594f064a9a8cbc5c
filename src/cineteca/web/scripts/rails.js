// Buttons of a rail: a step is what is in view, less half a poster. They rest at the ends.
document.documentElement.classList.add("scripted");

const settle = (rail) => {
  const buttons = document.querySelectorAll(`[data-rail="${rail.id}"]`);
  const room = rail.scrollWidth - rail.clientWidth;
  const at = Math.abs(rail.scrollLeft);
  for (const button of buttons) {
    button.disabled = button.dataset.step === "1" ? at >= room - 4 : at <= 4;
    button.hidden = room <= 4;
  }
};

const watch = (rail) => {
  if (rail.dataset.watched || !rail.id) return;
  rail.dataset.watched = "yes";
  rail.addEventListener("scroll", () => settle(rail), { passive: true });
  new ResizeObserver(() => settle(rail)).observe(rail);
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-rail]");
  const rail = button && document.getElementById(button.dataset.rail);
  if (!rail) return;
  const way = document.dir === "rtl" ? -1 : 1;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  rail.scrollBy({ left: way * Number(button.dataset.step) * rail.clientWidth * 0.85, behavior: calm ? "instant" : "smooth" });
});

document.querySelectorAll(".rail").forEach(watch);
document.addEventListener("htmx:load", () => document.querySelectorAll(".rail").forEach(watch));

// A line of neighbouring pages shows the one that is open.
for (const line of document.querySelectorAll(".way-line")) {
  const here = line.querySelector("[aria-current]");
  if (here) line.scrollLeft = here.offsetLeft - line.offsetLeft - (line.clientWidth - here.offsetWidth) / 2;
}
