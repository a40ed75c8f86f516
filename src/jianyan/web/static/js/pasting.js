// 粘贴: what comes from Word or a web page becomes plain paragraphs; a numbered list becomes advice points.
"use strict";
(() => {
  const BLOCKS = new Set(["P", "DIV", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "TR", "TABLE", "UL", "OL", "BLOCKQUOTE", "SECTION", "ARTICLE", "PRE"]);
  const LEAD = /^(?:[((]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[))]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.．、]|[①-⑳])\s*/;
  const BULLET = /^[\u00b7\u2022\u25cf\u25aa\uf06c\uf0a7\uf0b7\uf0d8\uf0fc§o-]\s+/;
  const tidy = (text) => text.replace(/[\u00a0\u2002-\u200a\u202f]/g, " ").replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "").replace(/[ \t\n\r]+/g, " ").trim();

  // one entry a paragraph: its text, and whether it is an item of a list
  function paragraphs(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const gone of page.querySelectorAll("style, script, title, meta, xml, del, template")) gone.remove();
    const found = [];
    let line = { text: "", item: false };
    const end = (item = false) => {
      const text = tidy(line.text);
      if (text) found.push({ text, item: line.item });
      line = { text: "", item };
    };
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) { line.text += node.data; return; }
      if (node.nodeType !== Node.ELEMENT_NODE || /display:\s*none|mso-hide:\s*all/.test(node.getAttribute("style") ?? "")) return;
      if (node.tagName === "BR") { end(line.item); return; }
      const isItem = node.tagName === "LI" || /mso-list:\s*l\d/.test(node.getAttribute("style") ?? "");
      if (BLOCKS.has(node.tagName)) end(isItem || line.item && Boolean(node.closest("li")));
      node.childNodes.forEach(walk);
      if (node.tagName === "TD" || node.tagName === "TH") line.text += "  ";
      if (BLOCKS.has(node.tagName)) end();
    };
    walk(page.body);
    end();
    return found;
  }
  const asItem = (one) => one.text.replace(BULLET, "").replace(LEAD, "");
  const isItem = (one) => one.item || LEAD.test(one.text);

  function insert(box, text) {
    box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
  // into an advice box: each item of the list gets a box of its own, as far as there are empty ones or new ones
  function spread(box, items) {
    const boxes = () => [...box.form.querySelectorAll("[name^='point-']")];
    insert(box, items[0]);
    let at = boxes().indexOf(box);
    for (const [no, text] of items.slice(1).entries()) {
      let next = boxes()[++at];
      while (next && next.value.trim()) next = boxes()[++at];
      if (!next) {
        box.form.querySelector("[data-add-point]")?.click();
        next = boxes()[at];
      }
      if (!next || next.value.trim()) { insert(box, "\n" + items.slice(no + 1).join("\n")); return; }
      next.setSelectionRange(0, 0);
      insert(next, text);
    }
  }
  document.addEventListener("paste", (event) => {
    const box = event.target.closest?.("[data-tidy] textarea, [data-tidy] input[type=text]");
    const html = event.clipboardData?.getData("text/html");
    const plain = event.clipboardData?.getData("text/plain") ?? "";
    if (!box || !(html || plain)) return;
    const found = html ? paragraphs(html) : plain.split(/\r?\n/).map((text) => ({ text: tidy(text), item: false })).filter((one) => one.text);
    if (!found.length) return;
    event.preventDefault();
    const items = found.filter(isItem);
    if (box.name.startsWith("point-") && items.length > 1 && items.length === found.length) spread(box, items.map(asItem));
    else insert(box, found.map((one) => one.text.replace(BULLET, "")).join(box.name === "title" || box.tagName === "INPUT" ? " " : "\n"));
  });
})();
