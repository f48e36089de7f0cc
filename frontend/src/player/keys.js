// Keys: 1 to 9 choose, N and P turn pages, F flags, ? lists them. Never while somebody types.

export function startKeys(form) {
  const dialog = document.getElementById("keys");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const press = (selector) => form.querySelector(selector)?.click();
    if (/^[1-9]$/.test(event.key)) form.querySelectorAll(".option input")[event.key - 1]?.click();
    else if (event.key === "n" || event.key === "N") press("[data-next]");
    else if (event.key === "p" || event.key === "P") press("[data-previous]");
    else if (event.key === "f" || event.key === "F") press("[data-flag]");
    else if (event.key === "?") dialog?.showModal();
    else return;
    event.preventDefault();
  });
}

function typing(element) {
  const text = element.matches("input:not([type=radio], [type=checkbox], [type=hidden]), textarea, select");
  return text || element.isContentEditable;
}
