// An answer put back into the form: the other device's, or one that was kept here.

const writers = {
  choice: (form, answer) => check(form, [answer]),
  multiple: (form, answer) => check(form, answer ?? []),
  number: (form, answer) => fill(form, answer ?? ""),
  text: (form, answer) => fill(form, answer ?? ""),
  order: (form, answer) => {
    const list = form.querySelector("[data-order] ol");
    for (const id of answer ?? []) list.append(list.querySelector(`[data-entry="${CSS.escape(id)}"]`));
    list.querySelectorAll("[data-place]").forEach((place, index) => { place.textContent = index + 1; });
    form.querySelector("[name=touched]").value = answer ? "1" : "";
  },
  match: (form, answer) => {
    for (const select of form.querySelectorAll("select[name^=answer-]")) {
      select.value = answer?.[select.name.slice("answer-".length)] ?? "";
    }
  },
  code: (form, answer) => {
    const source = form.querySelector("[data-editor]");
    source.value = answer?.code ?? source.dataset.starter;
    source.dispatchEvent(new CustomEvent("editor:replace", { detail: source.value }));
  },
};

export function writeAnswer(kind, form, answer) {
  writers[kind](form, answer);
}

function fill(form, text) {
  form.querySelector("[name=answer]").value = text;
}

function check(form, chosen) {
  for (const box of form.querySelectorAll("[name=answer]")) box.checked = chosen.includes(box.value);
}
