// (client, sequence) names a save for good: the client is this tab, the sequence counts on.

import { session } from "./storage.js";

export function nextName() {
  const client = session.get("assay:client") ?? renew();
  const sequence = Number(session.get("assay:sequence") ?? 0) + 1;
  session.set("assay:sequence", sequence);
  return { client, sequence };
}

/** A duplicated tab brings its twin's name along; the server tells, then it takes a new one. */
export function renew() {
  const client = crypto.randomUUID();
  session.set("assay:client", client);
  session.set("assay:sequence", 0);
  return client;
}
