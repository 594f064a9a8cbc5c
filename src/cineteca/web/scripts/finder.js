// What may be meant, while one types: a combobox whose list the server writes. Without script it is a plain form.
const WAIT = 120, LATELY = 8, KEY = "cineteca.lately";
const known = new Map();

const lately = () => {
  try { return JSON.parse(localStorage.getItem(KEY)) || []; } catch { return []; }
};
const keep = (texts) => {
  try { localStorage.setItem(KEY, JSON.stringify(texts.slice(0, LATELY))); } catch { /* nothing is kept then */ }
};
const remember = (text) => {
  const said = text.trim();
  if (said) keep([said, ...lately().filter((one) => one.toLowerCase() !== said.toLowerCase())]);
};

const make = (tag, properties, ...inside) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...inside);
  return made;
};

const option = (id, text, href) => {
  const made = make("a", { id, href, className: "suggestion", role: "option", tabIndex: -1 }, make("span", { className: "suggestion-name", textContent: text }));
  made.setAttribute("aria-selected", "false");
  return made;
};

const ask = async (address, text, signal) => {
  if (!known.has(text)) {
    const answer = await fetch(`${address}?${new URLSearchParams({ q: text })}`, { signal, headers: { Accept: "text/html" } });
    if (!answer.ok) return "";
    known.set(text, await answer.text());
  }
  return known.get(text);
};

const attach = (form, number) => {
  const input = form.querySelector("[type=search]");
  const said = form.dataset;
  const list = make("div", { className: "suggestions", id: `suggestions-${number}`, hidden: true });
  const status = make("span", { className: "visually-hidden" });
  let waiting = 0, flight = null, at = -1;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.getAttribute("aria-label") || input.labels[0]?.textContent || "");
  status.setAttribute("role", "status");
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) input.setAttribute(name, value);
  form.append(list, status);

  const options = () => [...list.querySelectorAll("[role=option]")];
  const walk = (to) => {
    const all = options();
    all[at]?.setAttribute("aria-selected", "false");
    at = to >= all.length ? -1 : to < -1 ? all.length - 1 : to;
    if (at < 0) return input.removeAttribute("aria-activedescendant");
    all[at].setAttribute("aria-selected", "true");
    all[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", all[at].id);
  };
  const show = (open) => {
    walk(-1);
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) status.textContent = "";
  };
  const fill = (content) => {
    at = -1;
    if (typeof content === "string") list.innerHTML = content;
    else list.replaceChildren(content);
    const found = options().filter((one) => one.id !== "s-all").length;
    for (const one of options()) one.id = `${list.id}-${one.id}`;
    show(options().length > 0);
    status.textContent = found ? `${found} ${said.some}` : said.none;
  };
  const recall = () => {
    const texts = lately();
    if (!texts.length) return show(false);
    const group = make("div", { className: "suggested", role: "group", ariaLabel: said.recent }, make("p", { className: "label", textContent: said.recent, ariaHidden: "true" }));
    group.append(...texts.map((text, place) => option(`lately-${place}`, text, `${form.action}?${new URLSearchParams({ q: text })}`)));
    const forget = option("forget", said.clear, "#");
    forget.classList.add("suggestion-all");
    forget.dataset.forget = "";
    group.append(forget);
    fill(group);
  };
  const look = async () => {
    const text = input.value.trim();
    flight?.abort();
    if (!text) return recall();
    flight = new AbortController();
    try {
      const content = await ask(said.suggest, text, flight.signal);
      if (input.value.trim() === text && document.activeElement === input) fill(content);
    } catch { /* a later letter, or no network: what stands there stays */ }
  };

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, input.value.trim() ? WAIT : 0);
  });
  input.addEventListener("focus", () => input.value.trim() || recall());
  input.addEventListener("pointerdown", () => document.activeElement === input && list.hidden && !input.value.trim() && recall());
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const open = !list.hidden;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (open) walk(at + step);
      else look();
    } else if (open && at >= 0 && (event.key === "Home" || event.key === "End")) {
      event.preventDefault();
      walk(event.key === "Home" ? 0 : options().length - 1);
    } else if (open && at >= 0 && event.key === "Enter") {
      event.preventDefault();
      options()[at].click();
    } else if (open && event.key === "Escape") {
      event.preventDefault();
      show(false);
    } else if (event.key === "Tab") show(false);
  });
  // The focus stays where one types.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const chosen = event.target.closest("[role=option]");
    if (!chosen) return;
    if ("forget" in chosen.dataset) {
      event.preventDefault();
      keep([]);
      return show(false);
    }
    remember(chosen.querySelector(".suggestion-name")?.textContent || input.value);
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(waiting);
    flight?.abort();
    if (!input.value.trim()) return event.preventDefault();
    remember(input.value);
  });
  form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || show(false));
  form.addEventListener("toggle", (event) => event.newState === "open" ? input.focus() : show(false));
};

document.querySelectorAll("form[data-finder]").forEach(attach);

// On the phone the box of every page is a sheet; on the page of answers it is there already.
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-open-finder]")) return;
  const sheet = document.querySelector(".finder[popover]");
  const box = document.querySelector(".search-large");
  if (!box && !sheet?.showPopover) return;
  event.preventDefault();
  if (box) box.select();
  else sheet.showPopover();
});
