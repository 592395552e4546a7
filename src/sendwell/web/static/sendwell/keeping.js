// Keeps what is typed under an item of a meeting while it is typed, so that nothing is lost if the browser dies. The page
// works whole without it: each form saves by its own button.

const PAUSE = 1500; // milliseconds without a key before it is kept
const LEFT_OUT = new Set(["csrfmiddlewaretoken", "form_token", "seen"]);
const said = document.querySelector("[data-kept]");
const forms = [...document.querySelectorAll("form[data-keeps]")];
let waiting;

function typed() {
  const found = new URLSearchParams();
  for (const form of forms) {
    for (const [name, value] of new FormData(form)) if (!LEFT_OUT.has(name)) found.append(name, value);
  }
  found.append("csrfmiddlewaretoken", forms[0].querySelector("[name=csrfmiddlewaretoken]").value);
  return found;
}

async function keep() {
  try {
    const answer = await fetch(forms[0].dataset.keeps, { method: "POST", body: typed(), redirect: "manual" });
    const kept = answer.type === "opaqueredirect";
    said.textContent = kept
      ? `What you typed is kept, ${new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}.`
      : "What you typed could not be kept. Save it now.";
  } catch {
    said.textContent = "There is no connection, so what you typed is not kept yet. Save it when there is one.";
  }
  said.hidden = false;
}

for (const form of forms) {
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
}
