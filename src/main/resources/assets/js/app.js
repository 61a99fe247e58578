// Small comforts on every page. Without this file everything still works.

import { nameFilter } from "./js/filter.js";

const BUSY = "Đang lưu…";

/* A form is sent once. The button keeps its value (it is not disabled) and says that it works. */
document.addEventListener("submit", event => {
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("hx-post")) return;
  form.dataset.sent = "true";
  const button = event.submitter;
  if (!button || button.tagName !== "BUTTON") return;
  button.dataset.words = button.textContent;
  button.setAttribute("aria-disabled", "true");
  button.textContent = button.dataset.busy || BUSY;
});

/* Back from the next page, or a download that leaves this page standing: the form may be sent again. */
function wake() {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll("button[data-words]")) {
    button.textContent = button.dataset.words;
    button.removeAttribute("aria-disabled");
    delete button.dataset.words;
  }
}
addEventListener("pageshow", event => { if (event.persisted) wake(); });
document.addEventListener("submit", event => {
  if (event.target.hasAttribute("data-download")) setTimeout(wake, 3000);
});

/* Whoever signs out leaves nothing half typed behind (draft.js). */
document.addEventListener("submit", event => {
  if (!event.target.action.endsWith("/dang-xuat")) return;
  for (const key of Object.keys(localStorage)) if (key.startsWith("nhap:")) localStorage.removeItem(key);
});

/* After a refused form the summary is read first. */
document.querySelector(".errors")?.focus();

/* "/" goes to the page's own search field, or to the one in the top bar, when nobody is typing and the keys are wanted on this machine. */
const keysWanted = () => localStorage.getItem("phim-tat") !== "tat";
document.addEventListener("keydown", event => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !keysWanted()) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const search = document.querySelector('main input[type="search"]') ?? document.querySelector(".top-search input");
  if (!search) return;
  event.preventDefault();
  search.focus();
  search.select();
});
for (const box of document.querySelectorAll("[data-keys]")) {
  const tick = box.querySelector("input");
  tick.checked = keysWanted();
  tick.addEventListener("change", () => localStorage.setItem("phim-tat", tick.checked ? "dung" : "tat"));
  box.hidden = false;
}

/* Shows a typed password: <div data-show="mat-khau" hidden><input type="checkbox">… */
for (const box of document.querySelectorAll("[data-show]")) {
  const secret = document.getElementById(box.dataset.show);
  box.querySelector("input").addEventListener("change", event => { secret.type = event.target.checked ? "text" : "password"; });
  box.hidden = false;
}

for (const button of document.querySelectorAll("button[data-print]")) {
  button.addEventListener("click", () => print());
  button.hidden = false;
}

for (const field of document.querySelectorAll("input[data-filter]")) nameFilter(field);
