// Light or dark at once; the server hears of it behind, and writes it into the next page before it is seen.
const root = document.documentElement;
const form = document.querySelector("#look form");
const query = matchMedia("(prefers-color-scheme: dark)");

const choose = (theme) => {
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  for (const button of form.querySelectorAll("[name=theme]")) button.setAttribute("aria-pressed", String(button.value === theme));
  fetch(form.action, { method: "POST", body: new URLSearchParams({ theme }), redirect: "manual" });
};

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  choose(event.submitter.value);
  document.getElementById("look").hidePopover();
});

document.addEventListener("room:switch", () => {
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : query.matches;
  choose(dark ? "light" : "dark");
});
