// A poster grows into the page it opens, where the browser can. The page of a work names its poster in the style sheet.
const own = () => document.querySelector(".work-poster .poster");
const cardTo = (url) => url && document.querySelector(`a.card[href="${CSS.escape(new URL(url).pathname)}"] .poster`);
const rename = (element, name) => { if (element) element.style.viewTransitionName = name; };

// A transition that the browser gives up is no error.
const grow = (transition, card) => {
  const clear = () => { rename(card, ""); rename(own(), ""); };
  transition.ready.catch(() => {});
  transition.finished.then(clear, clear);
  if (!card) return;
  rename(own(), "none");
  rename(card, "poster");
};

addEventListener("pageswap", (event) => {
  if (event.viewTransition) grow(event.viewTransition, cardTo(event.activation?.entry?.url));
});
addEventListener("pagereveal", (event) => {
  if (event.viewTransition) grow(event.viewTransition, own() ? null : cardTo(navigation.activation?.from?.url));
});
