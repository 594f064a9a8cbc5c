// Light or dark at once; the server reads the cookie and writes the choice into the next page before it is seen.
const root = document.documentElement;
const form = document.querySelector("#look form");
const query = matchMedia("(prefers-color-scheme: dark)");

const choose = (theme) => {
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  for (const button of form.querySelectorAll("[name=theme]")) button.setAttribute("aria-pressed", String(button.value === theme));
  const secure = location.protocol === "https:" ? "; secure" : "";
  // At once, for the next page may be asked for before an answer to a form came back.
  document.cookie = `theme=${theme}; path=/; samesite=lax; max-age=${theme ? 365 * 24 * 3600 : 0}${secure}`;
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
