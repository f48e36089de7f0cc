// The player: answers save themselves, the clock follows the server's, keys work, verdicts come without a reload.
// Everything also works without this script, by the form's buttons.

import { startSaving } from "./player/saving.js";
import { startClock } from "./player/clock.js";
import { startKeys } from "./player/keys.js";
import { startOrder } from "./player/order.js";
import { startJudging } from "./player/judging.js";

const bar = document.querySelector("[data-player]");
const form = document.querySelector("form[data-answer]");

startJudging(form);
if (bar && form) {
  startOrder(form);
  startSaving(bar, form);
  startClock(bar);
  startKeys(form);
}
