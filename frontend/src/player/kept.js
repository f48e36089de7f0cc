// Answers that the server has not acknowledged yet, kept on this device by attempt and question.

import { put } from "./protocol.js";
import { local } from "./storage.js";

const prefix = (attempt) => `assay:${attempt}:`;

export function keptOf(attempt, number) {
  const name = prefix(attempt) + number;
  return {
    get: () => JSON.parse(local.get(name)),
    set: (save) => local.set(name, JSON.stringify(save)),
    drop: () => local.remove(name),
  };
}

export function countKept(attempt) {
  return local.names().filter((name) => name.startsWith(prefix(attempt))).length;
}

/** Sends what was kept of the attempt's other questions. What the server refuses is in its log, so it may go here. */
export async function sendOthers(attempt, here) {
  const others = local.names().filter((name) => name.startsWith(prefix(attempt)) && name !== prefix(attempt) + here);
  for (const name of others) {
    const { url, ...save } = JSON.parse(local.get(name));
    const { status } = await put(url, save);
    if (status === 200 || [404, 409, 413, 422].includes(status)) local.remove(name);
  }
}
