// Single keys, when nobody is typing. The list of them opens with "?".
const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");
const places = { b: 0, f: 2, s: 3 };
let waiting = 0;

const go = (key) => {
  const link = document.querySelectorAll(".bar a")[places[key]];
  if (link) location.assign(link.href);
};

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || typing(event.target)) return;
  if (event.key === "/") {
    const box = [...document.querySelectorAll("[type=search]")].find((input) => input.checkVisibility());
    event.preventDefault();
    if (box) box.select();
    else location.assign(document.querySelectorAll(".bar a")[1].href);
  } else if (event.key === "?") document.getElementById("keys")?.togglePopover();
  else if (event.key === "t") document.dispatchEvent(new CustomEvent("room:switch"));
  else if (event.key === "g") waiting = event.timeStamp;
  else if (event.key in places && event.timeStamp - waiting < 1200) go(event.key);
});
