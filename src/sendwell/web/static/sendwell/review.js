// Two helps on the review page, which works whole without them: single keys for its buttons and links, and the paper
// scrolled to the marked words. A key is the `data-key` of what it presses. Keys can be turned off (WCAG 2.1.4).

const OFF = "sendwell-review-keys-off";
const panel = document.querySelector("[data-keys]");
const onOff = document.querySelector("[data-keys-switch]");

function areOff() {
  return localStorage.getItem(OFF) === "yes";
}

function isTyping(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

function press(event) {
  if (areOff() || event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
  const wanted = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key.toLowerCase());
  if (wanted) {
    event.preventDefault();
    wanted.click();
  }
}

function sayWhetherOn() {
  onOff.textContent = areOff() ? "Turn the keys on" : "Turn the keys off";
}

if (panel) {
  panel.hidden = false;
  sayWhetherOn();
  onOff.addEventListener("click", () => {
    localStorage.setItem(OFF, areOff() ? "no" : "yes");
    sayWhetherOn();
  });
  document.addEventListener("keydown", press);
}

const paper = document.querySelector(".app-review__paper");
const mark = document.getElementById("marked");
if (paper && mark) {
  const top = paper.getBoundingClientRect().top;
  const inView = Math.min(paper.clientHeight, Math.max(window.innerHeight - top, 0)); // the rest lies below the screen
  paper.scrollTop += mark.getBoundingClientRect().top - top - inView / 3;
  const below = mark.getBoundingClientRect().bottom - window.innerHeight;
  if (below > 0) window.scrollBy(0, below + inView / 3); // the paper itself could not be scrolled so far
}
