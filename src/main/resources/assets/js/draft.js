// A form with data-draft keeps what is typed on this device until it is saved, so that a lost signal loses nothing. Nothing but the
// typed values is kept, for two days at most; without this file the form works as any other.

const PREFIX = "nhap:";
const DAYS = 2 * 24 * 3600 * 1000;
const form = document.querySelector("form[data-draft]");

for (const key of Object.keys(localStorage).filter(key => key.startsWith(PREFIX))) {
  const draft = JSON.parse(localStorage.getItem(key));
  /* Whoever came here after sending has it saved: the server only leads on from a form that was kept. */
  if (Date.now() - draft.at > DAYS || (draft.sent && !form)) localStorage.removeItem(key);
}

if (form) {
  const key = PREFIX + location.pathname;
  const fields = [...form.elements].filter(field => field.name && field.type !== "hidden");
  const draft = JSON.parse(localStorage.getItem(key) ?? "null");
  const refused = document.querySelector(".errors");
  if (draft && !refused && fields.some(field => (draft.values[field.name] ?? field.value) !== field.value)) {
    for (const field of fields) field.value = draft.values[field.name] ?? field.value;
    document.getElementById("nhap").hidden = false;
  }
  const keep = sent => localStorage.setItem(key, JSON.stringify({
    at: Date.now(), sent, values: Object.fromEntries(fields.map(field => [field.name, field.value])),
  }));
  form.addEventListener("input", () => keep(false));
  form.addEventListener("submit", () => keep(true));
}
