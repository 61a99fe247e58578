// Tables of marks: arrows and Enter move, a column copied from Excel is pasted downwards, sums follow. Without this file one types and presses Tab.

const form = document.querySelector("form[data-marks]");
const news = document.getElementById("tin-bao");
const number = text => /^\s*\d{1,2}([.,]\d{1,6})?\s*$/.test(text) ? Number(text.trim().replace(",", ".")) : NaN;

/* The inputs of one table as rows; a row that can no longer be marked has none and is passed over. */
const rowsOf = input => [...input.closest("table").tBodies[0].rows]
  .map(row => [...row.querySelectorAll("input.score")])
  .filter(row => row.length);

function place(input) {
  const rows = rowsOf(input);
  const row = rows.findIndex(one => one.includes(input));
  return { rows, row, column: rows[row].indexOf(input) };
}

function go(input) {
  if (!input) return;
  input.focus();
  input.select();
}

/* The whole of a row, or of a sheet that has one criterion a row. */
function total(input) {
  const table = input.closest("table");
  const row = input.closest("tr");
  const inRow = row.querySelector("[data-total]");
  const inputs = inRow ? row.querySelectorAll("input.score") : table.querySelectorAll("input.score");
  const output = inRow ?? table.querySelector("[data-total]");
  if (!output) return;
  const sum = [...inputs].reduce((all, one) => all + number(one.value), 0);
  output.textContent = Number.isNaN(sum) ? "" : sum.toLocaleString("vi-VN", { maximumFractionDigits: 2 });
}

let touched = false;

form?.addEventListener("keydown", event => {
  if (event.key === "Enter" && event.ctrlKey) { event.preventDefault(); form.requestSubmit(form.querySelector("button.btn-primary")); return; }
  const input = event.target;
  if (!input.matches("input.score") || event.ctrlKey || event.altKey || event.metaKey) return;
  const { rows, row, column } = place(input);
  const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
  const moves = {
    ArrowDown: () => rows[row + 1]?.[column],
    ArrowUp: () => rows[row - 1]?.[column],
    Enter: () => rows[row + 1]?.[column] ?? rows[0][column + 1],
    ArrowLeft: () => whole || input.selectionEnd === 0 ? rows[row][column - 1] : undefined,
    ArrowRight: () => whole || input.selectionStart === input.value.length ? rows[row][column + 1] : undefined
  };
  if (!(event.key in moves)) return;
  const next = moves[event.key]();
  if (next || event.key === "Enter" || event.key === "ArrowDown" || event.key === "ArrowUp") event.preventDefault();
  go(next);
});

form?.addEventListener("paste", event => {
  const input = event.target;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!input.matches("input.score") || !/[\t\n]/.test(text.trimEnd())) return;
  event.preventDefault();
  const { rows, row, column } = place(input);
  let pasted = 0;
  text.replace(/\r/g, "").replace(/\n$/, "").split("\n").forEach((line, down) => line.split("\t").forEach((value, right) => {
    const at = rows[row + down]?.[column + right];
    if (!at) return;
    at.value = value.trim();
    total(at);
    pasted++;
  }));
  touched = true;
  news.textContent = `Đã dán ${pasted} điểm. Bấm Lưu để giữ lại.`;
});

form?.addEventListener("input", event => {
  touched = true;
  if (event.target.matches("input.score")) total(event.target);
});
form?.addEventListener("submit", () => { touched = false; });
addEventListener("beforeunload", event => { if (touched) event.preventDefault(); });

/* j and k go to the neighbours when nobody is typing and the keys are wanted on this machine. */
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem("phim-tat") === "tat") return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  document.querySelector(`a[data-key="${CSS.escape(event.key)}"]`)?.click();
});
