// Keys, menus, type size, copying and the errors of htmx; what is typed and not saved: unsaved.js. Every page works without this file.
"use strict";
(() => {
  const words = document.getElementById("words")?.dataset ?? {};
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const isTyping = (element) => element.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

  // 提示: a sentence in the live region, gone after a while
  function say(sentence) {
    const toasts = document.getElementById("toasts");
    if (!toasts || !sentence) return;
    const toast = document.createElement("p");
    toast.className = "toast";
    toast.textContent = sentence;
    toasts.append(toast);
    setTimeout(() => toast.remove(), 8000);
  }

  // 大字
  function showTypeSize() {
    const large = document.documentElement.dataset.type === "large";
    all("[data-type-size]").forEach((button) => button.setAttribute("aria-pressed", String(large)));
  }
  function toggleTypeSize() {
    const root = document.documentElement;
    if (root.dataset.type === "large") delete root.dataset.type;
    else root.dataset.type = "large";
    try { localStorage.setItem("jianyan-type", root.dataset.type ?? ""); } catch { /* not remembered */ }
    showTypeSize();
  }

  // 菜单: close on Esc and on a click elsewhere
  function closeMenus(except) {
    all("details.menu[open]").forEach((menu) => {
      if (menu === except) return;
      menu.open = false;
      if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    });
  }

  // j / k through rows: [data-rows] holds rows that each contain one main link
  let chosen = null;
  function rows() { return all("[data-rows] > *").filter((row) => row.querySelector("a[href]")); }
  function choose(step) {
    const list = rows();
    if (!list.length) return;
    const at = list.indexOf(chosen);
    const next = list[Math.min(Math.max(at + step, 0), list.length - 1)];
    chosen?.classList.remove("is-chosen");
    chosen = next;
    next.classList.add("is-chosen");
    (next.querySelector("[data-open]") ?? next.querySelector("a[href]")).focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  // [data-key="p ArrowRight"]: a key presses this link, or opens this box and goes to its first field
  function press(event) {
    const button = all("[data-key]").find((one) => one.dataset.key.split(" ").includes(event.key));
    if (!button) return false;
    event.preventDefault();
    button.click();
    const box = button.closest("details[open]");
    if (button.matches("summary")) box?.querySelector("input:not([type=hidden]), select, textarea, button")?.focus();
    return true;
  }

  const keys = {
    j: () => choose(1),
    k: () => choose(-1),
    "/": () => document.querySelector("[data-search]")?.focus(),
    "?": () => document.getElementById("help")?.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { closeMenus(null); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
    if (document.querySelector("dialog[open]") || press(event)) return;
    if (!(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  });
  document.addEventListener("click", (event) => {
    const menu = event.target.closest("details.menu");
    closeMenus(menu);
    if (event.target.closest("[data-type-size]")) toggleTypeSize();
    if (event.target.closest("[data-print]")) window.print();
    if (event.target.closest("[data-help]")) keys["?"]();
    const copy = event.target.closest("[data-copy]");
    if (copy) navigator.clipboard?.writeText(copy.dataset.copy || document.getElementById(copy.dataset.copyFrom)?.innerText || "").then(() => say(words.copied));
  });
  // a filter that applies as soon as it is changed; the button stays for those without scripts
  document.addEventListener("change", (event) => {
    if (event.target.form?.matches("[data-at-once]")) event.target.form.requestSubmit();
    const box = event.target.closest("[data-choose-all]");
    if (box) all(`[name="${box.dataset.chooseAll}"]`).forEach((one) => { one.checked = box.checked; });
  });

  // 字数
  function count(note) {
    const field = document.getElementById(note.dataset.countFor);
    if (!field) return;
    const left = Number(note.dataset.most) - [...field.value].length;
    note.classList.toggle("is-over", left < 0);
    note.textContent = (left < 0 ? words.over : words.left ?? "").replace("{n}", Math.abs(left));
  }

  // htmx: a refusal (422) comes back as the form itself; what cannot be answered is said
  document.addEventListener("htmx:responseError", (event) => say(event.detail.xhr.status === 403 ? words.denied : words.failed));
  document.addEventListener("htmx:sendError", () => say(words.failed));
  document.addEventListener("htmx:load", (event) => ready(event.detail.elt));

  document.addEventListener("jianyan:say", (event) => say(event.detail));
  // the whole text against the local limit, without spaces and line ends
  function countAll(note) {
    const boxes = all("[name=situation], [name=analysis], [name^='point-']", note.closest("form"));
    const left = Number(note.dataset.most) - boxes.reduce((sum, box) => sum + [...box.value.replace(/\s/gu, "")].length, 0);
    note.classList.toggle("is-over", left < 0);
    note.textContent = (left < 0 ? words.over : words.left ?? "").replace("{n}", Math.abs(left));
  }
  document.addEventListener("jianyan:count", () => { all("[data-count-for]").forEach(count); all("[data-count-all]").forEach(countAll); });
  document.addEventListener("input", (event) => {
    all("[data-count-for]").filter((one) => one.dataset.countFor === event.target.id).forEach(count);
    all("[data-count-all]", event.target.form ?? document.createElement("form")).forEach(countAll);
  });

  function ready(root) {
    all("[data-count-for]", root).forEach(count);
    all("[data-count-all]", root).forEach(countAll);
    const summary = root.querySelector?.("[data-focus]");
    if (summary) summary.focus();
    showTypeSize();
  }
  ready(document);
})();
