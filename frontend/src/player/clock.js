// The time left, by the server's clock: the page says how many seconds were left when it was made.

const WORDS_AT = 5 * 60;
const LAST = 60;

export function startClock(bar) {
  localTimes();
  const timer = document.querySelector("[data-timer]");
  if (!timer || !bar.dataset.secondsLeft) return;
  const end = Date.now() + Number(bar.dataset.secondsLeft) * 1000;
  const figure = timer.querySelector("b");
  let before = Infinity;
  const tick = () => {
    const rest = Math.max(0, end - Date.now());
    const left = Math.ceil(rest / 1000);
    figure.textContent = asClock(left);
    timer.classList.toggle("pending", left <= WORDS_AT && left > LAST);
    timer.classList.toggle("wrong", left <= LAST);
    for (const mark of [WORDS_AT, LAST]) {
      if (before > mark && left <= mark) announce(`${Math.ceil(left / 60)} minute${left > LAST ? "s" : ""} left`);
    }
    before = left;
    if (left > 0) setTimeout(tick, (rest % 1000) + 5);
    else finishByItself(timer);
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

/** The last answer is sent within the grace; then the attempt ends, and shows what became of it. */
async function finishByItself(timer) {
  timer.querySelector("b").textContent = "Time is over";
  timer.querySelector("span").textContent = "sending what you wrote";
  await document.querySelector("form[data-answer]").flush?.();
  document.getElementById("finish-form").submit();
}

function localTimes() {
  for (const time of document.querySelectorAll("time[data-clock]")) {
    time.textContent = new Date(time.dateTime).toLocaleTimeString("en-GB");
  }
}
