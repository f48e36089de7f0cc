// Order items: the buttons move an entry without a round trip, and the focus stays on it.

export function startOrder(form) {
  const list = form.querySelector("[data-order]");
  if (!list) return;
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    event.preventDefault();
    const entry = button.closest("[data-entry]");
    const other = button.dataset.move === "up" ? entry.previousElementSibling : entry.nextElementSibling;
    if (!other) return;
    if (button.dataset.move === "up") other.before(entry);
    else other.after(entry);
    list.querySelectorAll("[data-place]").forEach((place, index) => { place.textContent = index + 1; });
    list.querySelector("[name=touched]").value = "1";
    list.querySelector("[data-said]").textContent = `Now place ${[...entry.parentElement.children].indexOf(entry) + 1}`;
    button.focus();
    form.dispatchEvent(new Event("change"));
  });
}
