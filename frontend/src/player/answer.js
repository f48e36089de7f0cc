// What a question's form holds, in the shapes that the API takes; undefined while it says nothing.

const readers = {
  choice: (form) => form.querySelector("[name=answer]:checked")?.value ?? null,
  multiple: (form) => {
    const chosen = [...form.querySelectorAll("[name=answer]:checked")].map((box) => box.value);
    return chosen.length ? chosen : null;
  },
  number: (form) => {
    const text = field(form).replace("\u2212", "-");
    if (!text) return null;
    return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
  },
  text: (form) => field(form) || null,
  order: (form) => {
    const touched = form.querySelector("[name=touched]").value;
    return touched ? [...form.querySelectorAll("[name=answer]")].map((entry) => entry.value) : undefined;
  },
  match: (form) => {
    const pairs = [...form.querySelectorAll("select[name^=answer-]")].filter((select) => select.value);
    return pairs.length ? Object.fromEntries(pairs.map((s) => [s.name.slice("answer-".length), s.value])) : null;
  },
  code: (form) => {
    const source = form.querySelector("[name=answer]");
    const untouched = source.value === source.dataset.starter && form.querySelector("[name=version]").value === "0";
    return untouched ? undefined : { code: source.value };
  },
};

function field(form) {
  return form.querySelector("[name=answer]").value.trim();
}

export function readAnswer(kind, form) {
  return readers[kind](form);
}

/** An answer in words, for the choice between two versions. */
export function inWords(kind, form, answer) {
  if (answer === null) return "No answer";
  if (kind === "code") return answer.code;
  const label = (id) => form.querySelector(`[value="${CSS.escape(id)}"]`)?.closest(".option")?.querySelector("span:not(.moves)")
    ?.textContent.trim() ?? id;
  if (kind === "match") return Object.entries(answer).map(([left, right]) => `${left} → ${right.toUpperCase()}`).join("; ");
  return [].concat(answer).map((part) => (["number", "text"].includes(kind) ? String(part) : label(part))).join("; ");
}
