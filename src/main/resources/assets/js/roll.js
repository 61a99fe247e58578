// The roll of one session: counts while you tick, finds names, fills in the rest. Without this file the buttons do the same on the server.

import { fold } from "./js/filter.js";

const form = document.getElementById("so");
const tally = document.getElementById("dem");
const news = document.getElementById("tin-bao");
const rows = [...form.querySelectorAll("fieldset.roll")].map(box => ({ box, name: fold(box.querySelector("legend").firstChild.data) }));

let touched = false;
const chosen = box => box.querySelector(":checked")?.value ?? "";

function count() {
  const counts = {};
  for (const { box } of rows) counts[chosen(box)] = (counts[chosen(box)] ?? 0) + 1;
  for (const line of tally.children) line.firstElementChild.textContent = counts[line.dataset.key] ?? 0;
}

const field = document.getElementById("tim-ten");
field.parentElement.hidden = false;
field.addEventListener("input", () => {
  const words = fold(field.value).split(" ").filter(Boolean);
  let left = 0;
  for (const { box, name } of rows) {
    box.hidden = !words.every(word => name.includes(word));
    if (!box.hidden) left++;
  }
  news.textContent = words.length ? `${left} trong ${rows.length} người` : "";
});
field.addEventListener("keydown", event => { if (event.key === "Enter") event.preventDefault(); });

form.querySelector('button[value="con-lai"]')?.addEventListener("click", event => {
  event.preventDefault();
  let filled = 0;
  for (const { box } of rows) {
    if (chosen(box)) continue;
    box.querySelector('[value="c"]').checked = true;
    filled++;
  }
  touched ||= filled > 0;
  count();
  news.textContent = filled ? `Đã chọn có mặt cho ${filled} người. Bấm Lưu để giữ lại.` : "Mọi người đã được đánh dấu.";
});

/* A tick that was not saved is easy to lose on a phone. */
form.addEventListener("change", () => { touched = true; count(); });
form.addEventListener("submit", () => { touched = false; });
addEventListener("beforeunload", event => { if (touched) event.preventDefault(); });
addEventListener("pageshow", count);
