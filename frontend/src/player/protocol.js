// One save on its way to the server.

const PATIENCE = 10_000;

/** { status, body }; status 0 means that nothing came back. */
export async function put(url, save) {
  try {
    const reply = await fetch(url, {
      method: "PUT",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-CSRFToken": csrf() },
      body: JSON.stringify(save),
      signal: AbortSignal.timeout(PATIENCE),
    });
    return { status: reply.status, body: await reply.json().catch(() => ({})) };
  } catch {
    return { status: 0, body: {} };
  }
}

export function csrf() {
  return document.querySelector("[name=csrfmiddlewaretoken]").value;
}
