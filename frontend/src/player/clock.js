// The time left, by the server's clock: the page says how many seconds were left when it was made.

const WORDS_AT = 5 * 60;
const LAST = 60;

export function startClock(bar) {
  localTimes();
  const timer = document.querySelector("[data-timer]");
  if (!timer || !bar.dataset.secondsLeft) return;
  const end = performance.now() + Number(bar.dataset.secondsLeft) * 1000;
  const figure = timer.querySelector("b");
  const tick = () => {
    const left = Math.max(0, Math.round((end - performance.now()) / 1000));
    figure.textContent = asClock(left);
    timer.classList.toggle("pending", left <= WORDS_AT && left > LAST);
    timer.classList.toggle("wrong", left <= LAST);
    if (left === WORDS_AT || left === LAST) announce(`${left / 60} minute${left === LAST ? "" : "s"} left`);
    if (left > 0) setTimeout(tick, 1000 - ((performance.now() - end) % 1000));
    else finishByItself(bar);
  };
  tick();
}

function asClock(seconds) {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value) => String(value).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

function announce(words) {
  const said = document.createElement("p");
  said.className = "vh";
  said.textContent = words;
  document.querySelector("[data-notices]").append(said);
}

/** The last answer is sent within the grace; then the attempt's own page says what became of it. */
async function finishByItself(bar) {
  await document.querySelector("form[data-answer]").flush?.();
  setTimeout(() => location.assign(`/attempts/${bar.dataset.attempt}/finish/`), 1500);
}

function localTimes() {
  for (const time of document.querySelectorAll("time[data-clock]")) {
    time.textContent = new Date(time.dateTime).toLocaleTimeString("en-GB");
  }
}
