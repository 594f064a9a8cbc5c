// What was done, and ten seconds to take it back. The server sends {"notice": {"text", "undo"}} in HX-Trigger.
const place = document.getElementById("notices");
const STAYS = 10_000;

const leaves = (notice) => setTimeout(() => notice.contains(document.activeElement) || notice.remove(), STAYS);

document.addEventListener("notice", (event) => {
  const { text, undo, undoLabel } = event.detail;
  const notice = document.createElement("div");
  notice.className = "notice";
  notice.append(Object.assign(document.createElement("span"), { textContent: text }));
  if (undo) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: undoLabel });
    const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value;
    button.addEventListener("click", () => {
      notice.remove();
      const known = document.getElementById("known");
      htmx.ajax("POST", undo, { target: known ?? "body", swap: known ? "outerHTML" : "none", headers: { "X-CSRFToken": token } });
    });
    notice.append(button);
  }
  place.replaceChildren(notice);
  leaves(notice);
});

document.addEventListener("htmx:responseError", () => {
  document.dispatchEvent(new CustomEvent("notice", { detail: { text: place.dataset.failed } }));
});
document.addEventListener("htmx:sendError", () => {
  document.dispatchEvent(new CustomEvent("notice", { detail: { text: place.dataset.unreachable } }));
});
place?.querySelectorAll(".notice").forEach(leaves);
