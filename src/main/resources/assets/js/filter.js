// Finds names in a long list that is already on the page, without tones and Đ/D, as the server's search does.

/** "Đỗ Thị Ước" → "do thi uoc" */
export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase().replace(/\s+/g, " ").trim();
}

/**
 * <input type="search" data-filter="#hoc-vien"> shows only those [data-name] inside #hoc-vien that hold every word typed.
 * How many are left is told through the page's status region. The field's box may be hidden until a script runs.
 */
export function nameFilter(field) {
  const list = document.querySelector(field.dataset.filter);
  const news = document.getElementById("tin-bao");
  if (!list) return;
  const items = [...list.querySelectorAll("[data-name]")].map(element => ({ element, name: fold(element.dataset.name) }));
  field.closest("[hidden]")?.removeAttribute("hidden");
  field.addEventListener("input", () => {
    const words = fold(field.value).split(" ").filter(Boolean);
    let left = 0;
    for (const item of items) {
      const fits = words.every(word => item.name.includes(word));
      item.element.hidden = !fits;
      if (fits) left++;
    }
    if (news) news.textContent = words.length ? `${left} trong ${items.length}` : "";
  });
  field.addEventListener("keydown", event => { if (event.key === "Enter") event.preventDefault(); });
}
