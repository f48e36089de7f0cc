// Every page: htmx under a strict content security policy.

import htmx from "htmx.org";

import "./copy.js";
import "./print.js";

Object.assign(htmx.config, {
  // Both would need what the policy forbids; states.css carries the indicator's rules.
  includeIndicatorStyles: false,
  allowEval: false,
  // htmx would keep whole pages, answers among them, in the browser's storage of a machine that may be shared.
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  responseHandling: [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    // A form that was not accepted comes back with its errors.
    { code: "422", swap: true },
    { code: "[45]..", swap: false, error: true },
  ],
});
