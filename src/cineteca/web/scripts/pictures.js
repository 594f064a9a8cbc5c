// A picture that does not come gives way: to the drawn poster where there is one, else to what stands behind it.
const giveWay = (image) => {
  if (!(image instanceof HTMLImageElement) || !image.isConnected) return;
  if (image.previousElementSibling?.classList.contains("blur")) image.previousElementSibling.remove();
  if (image.dataset.drawn) {
    image.removeAttribute("srcset");
    image.src = image.dataset.drawn;
    delete image.dataset.drawn;
  } else if ("fails" in image.dataset) {
    const behind = image.closest(".hero-picture") && image.closest(".hero");
    if (behind) document.querySelector(".under-hero")?.classList.remove("under-hero");
    (behind || image).remove();
  }
};

// Errors do not bubble, but they can be caught on the way down.
document.addEventListener("error", (event) => giveWay(event.target), true);
// Those that failed before this script was there.
for (const image of document.querySelectorAll("img[data-drawn], img[data-fails]")) {
  if (image.complete && !image.naturalWidth && image.currentSrc) giveWay(image);
}
