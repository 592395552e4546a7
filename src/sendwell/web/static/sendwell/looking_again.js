// While a paper is being read its page loads itself again. Whoever is in the middle of it keeps their place: what has
// the keyboard, and how far the page is scrolled. Without scripts the page works the same, and begins at its top.

const PLACE = `sendwell-place-${location.pathname}`;
const CAN_BE_FOCUSED = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
const KEPT_FOR = 10000; // milliseconds: longer than a page takes to load itself again

function all() {
  return [...document.querySelectorAll(CAN_BE_FOCUSED)];
}

function keepPlace() {
  const place = { focused: all().indexOf(document.activeElement), top: scrollY, at: Date.now() };
  sessionStorage.setItem(PLACE, JSON.stringify(place));
}

function goBackToPlace() {
  const place = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
  sessionStorage.removeItem(PLACE);
  if (!place || Date.now() - place.at > KEPT_FOR) return;
  if (place.focused >= 0) all()[place.focused]?.focus({ preventScroll: true });
  scrollTo(0, place.top);
}

goBackToPlace();
addEventListener("pagehide", keepPlace);
