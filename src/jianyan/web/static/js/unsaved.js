// 未保存: what somebody types is on this device at once, on the server soon after; marked text goes nowhere.
"use strict";
(() => {
  const words = document.getElementById("words")?.dataset ?? {};
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const say = (sentence) => document.dispatchEvent(new CustomEvent("jianyan:say", { detail: sentence }));
  const value = (form, name) => form.elements[name]?.value ?? "";
  const GUARDED = "[data-guard], [data-autosave]";
  const ASKED = ["passed", "looked_through"];
  const STAMPS = ["csrfmiddlewaretoken", "saved", "opened", "page", "owner"]; // of the page, not of the text

  // 密级标志: the same patterns as the server's (cases/secrecy.toml)
  const marks = JSON.parse(words.marks || "[]").map((pattern) => new RegExp(pattern, "mu"));
  const plain = (text) => text.normalize("NFKC").replace(/\p{Cf}/gu, "");
  const isMarked = (form) => [...new FormData(form)].some(([, said]) => typeof said === "string" && said.includes("密") && marks.some((mark) => mark.test(plain(said))));

  // 疑似涉密字样: asked about once for each word; until then nothing of the text is kept anywhere
  const hints = JSON.parse(words.hints || "[]").map((pattern) => new RegExp(pattern, "gmu"));
  const typedIn = (form) => plain([...new FormData(form)].filter(([name, said]) => typeof said === "string" && !ASKED.includes(name)).map(([, said]) => said).join("\n"));
  function unasked(form) {
    if (!form.querySelector("[data-hints]")) return [];
    const text = typedIn(form);
    const found = [...new Set(hints.flatMap((hint) => [...text.matchAll(hint)].map(([word]) => word)))];
    const known = form.elements.looked_through.checked ? value(form, "passed").split("、") : [];
    const fresh = found.filter((word) => !known.includes(word));
    if (fresh.length) ask(form, found);
    return fresh;
  }
  function ask(form, found) {
    const section = form.querySelector("[data-hints]");
    section.hidden = false;
    section.querySelector("[data-hint-words]").textContent = form.elements.passed.value = found.join("、");
    form.elements.looked_through.checked = false;
  }

  function note(form, state, sentence, link) {
    const line = form.querySelector("[data-saved]");
    if (!line) return;
    line.dataset.state = state;
    line.textContent = sentence ?? "";
    if (!link) return;
    const anchor = Object.assign(document.createElement("a"), { href: link.url, textContent: link.label, target: link.target ?? "" });
    line.append(" ", anchor);
  }

  // 本机留存: one copy for each open page, so that two windows do not write over each other
  const prefixOf = (form) => `jianyan-draft:${form.dataset.owner ?? ""}:${form.dataset.autosave}#`;
  const keyOf = (form) => prefixOf(form) + value(form, "page");
  const fieldsOf = (form) => [...new FormData(form)].filter(([name, said]) => typeof said === "string" && !STAMPS.includes(name));
  const textOf = (form) => JSON.stringify(fieldsOf(form));
  function remove(key) { try { localStorage.removeItem(key); } catch { /* nothing was kept */ } }
  function hold(form) {
    if (!form.dataset.autosave || isMarked(form) || unasked(form).length) return false;
    const copy = { at: Date.now(), saved: value(form, "saved"), opened: value(form, "opened"), page: value(form, "page"), fields: fieldsOf(form) };
    try { localStorage.setItem(keyOf(form), JSON.stringify(copy)); return true; } catch { return false; }
  }
  function copies(form) {
    const found = [];
    try {
      for (const key of Object.keys(localStorage)) {
        if (!key.startsWith(prefixOf(form))) continue;
        const copy = JSON.parse(localStorage.getItem(key));
        if (Array.isArray(copy?.fields)) found.push({ key, ...copy });
      }
    } catch { /* storage may be forbidden or hold something strange */ }
    return found.sort((one, other) => one.at - other.at);
  }

  // 自动保存: 204 the server has it · 409 it keeps it beside another text · 422 it refuses it
  const dirty = new Set();
  const busy = new WeakMap(); // form: "sending", or "again" when more was typed meanwhile
  const timers = new WeakMap();
  const isHere = (form) => form.hasAttribute("data-here"); // kept on this device alone, no server asks for it
  const soon = (form, wait = 1500) => { if (isHere(form)) return; clearTimeout(timers.get(form)); timers.set(form, setTimeout(() => send(form), wait)); };
  const post = (form, body, more = {}) => fetch(form.dataset.autosave, { ...more, method: "POST", body, redirect: "manual", headers: { "X-Autosave": "1" } });
  function typed(form) {
    const body = new FormData(form); // files go when the form is sent, not while somebody types
    for (const [name, said] of [...body]) if (typeof said !== "string") body.delete(name);
    body.set("owner", form.dataset.owner ?? "");
    return body;
  }
  async function send(form) {
    if (!form.isConnected) return;
    if (busy.has(form)) { busy.set(form, "again"); return; }
    busy.set(form, "sending");
    try { await sent(form); } catch { kept(form, words.kept); }
    const again = busy.get(form) === "again";
    busy.delete(form);
    if (again) soon(form, 0);
  }
  async function sent(form, isRetry = false) {
    if (isMarked(form)) { refuseMarked(form); return; }
    if (unasked(form).length) { note(form, "refused", words.hinted); return; }
    const text = textOf(form);
    const answer = await post(form, typed(form));
    if (answer.type === "opaqueredirect") { kept(form, words.expired, { url: words.login, label: words.signIn, target: "_blank" }); return; }
    if (answer.status === 403 && !isRetry) { if (await renewed(form)) await sent(form, true); return; }
    if (answer.status === 409 || answer.status === 422) {
      const beside = answer.status === 409;
      if (beside && text === textOf(form)) { remove(keyOf(form)); dirty.delete(form); }
      note(form, "refused", (await answer.text()).slice(0, 300), beside ? { url: form.action, label: words.both } : null);
      return;
    }
    if (!answer.ok) throw new Error(String(answer.status));
    if (text === textOf(form)) { remove(keyOf(form)); dirty.delete(form); }
    note(form, "saved", (words.saved ?? "").replace("{time}", new Date().toTimeString().slice(0, 5)));
  }
  function kept(form, sentence, link) {
    if (hold(form)) note(form, "kept", sentence, link);
    else note(form, "refused", words.failed);
  }
  function refuseMarked(form) {
    remove(keyOf(form));
    note(form, "refused", words.marked);
    const body = new FormData(); // not a word of the text: the server forgets what it kept of it before
    for (const name of STAMPS) body.set(name, value(form, name));
    body.set("owner", form.dataset.owner ?? "");
    body.set("marked", "1");
    if (form.dataset.autosave && !isHere(form)) post(form, body, { keepalive: true }).catch(() => {});
  }
  // signed in again in another window: the page takes over the new token, if it is still the same person
  async function renewed(form) {
    const answer = await fetch(form.action, { redirect: "manual" });
    if (!answer.ok) { kept(form, words.expired, { url: words.login, label: words.signIn, target: "_blank" }); return false; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("form[data-autosave]");
    if (fresh?.dataset.owner !== form.dataset.owner) { kept(form, words.another); return false; }
    form.elements.csrfmiddlewaretoken.value = value(fresh, "csrfmiddlewaretoken");
    return true;
  }

  // 恢复: what this device kept comes back, unless the server has a text that this device did not know
  function fill(form, fields) {
    const last = Math.max(0, ...fields.map(([name]) => Number(/^point-(\d+)$/.exec(name)?.[1] ?? 0)));
    while (last > Number(value(form, "rows") || last) && addPoint(form)) { /* one box more */ }
    for (const field of form.elements) {
      if (!field.name || (field.type === "hidden" && field.name !== "passed") || field.type === "file" || field.tagName === "BUTTON") continue;
      const said = fields.filter(([name]) => name === field.name).map(([, one]) => one);
      if (field.type === "checkbox" || field.type === "radio") field.checked = said.includes(field.value);
      else field.value = said[0] ?? "";
    }
    const section = form.querySelector("[data-hints]");
    if (section && value(form, "passed")) {
      section.hidden = false;
      section.querySelector("[data-hint-words]").textContent = value(form, "passed");
    }
    document.dispatchEvent(new Event("jianyan:count"));
  }
  function restore(form) {
    if (form.hasAttribute("data-fresh")) { hold(form); return; } // the answer to what was just sent
    const found = copies(form);
    const own = found.find((copy) => copy.page === value(form, "page"));
    if (own && value(form, "page")) { remove(own.key); found.splice(found.indexOf(own), 1); } // sent with the page just answered
    const isKnown = (copy) => copy.saved === value(form, "saved") && [copy.opened, copy.page].includes(value(form, "opened"));
    const newest = found.at(-1);
    if (newest && isKnown(newest)) { found.pop(); putBack(form, newest); }
    found.forEach((copy) => offer(form, copy));
  }
  function putBack(form, copy) {
    const before = textOf(form);
    fill(form, copy.fields);
    remove(copy.key);
    if (textOf(form) === before) return; // the server had it after all
    dirty.add(form);
    note(form, hold(form) ? "kept" : "refused", words.restored);
    soon(form);
  }
  function offer(form, copy) {
    const place = form.querySelector("[data-beside]");
    if (!place) { putBack(form, copy); return; }
    const panel = document.getElementById("beside-panel").content.cloneNode(true).firstElementChild;
    panel.querySelector("time").textContent = new Date(copy.at).toLocaleString(document.documentElement.lang);
    panel.querySelector("[data-words]").textContent = copy.fields.filter(([name, said]) => said && /^(title|situation|analysis|point-\d+)$/.test(name)).map(([, said]) => said).join("\n\n");
    panel.querySelector("[data-take]").addEventListener("click", () => {
      const here = { ...copy, at: Date.now(), fields: fieldsOf(form) };
      fill(form, copy.fields);
      remove(copy.key);
      panel.remove();
      offer(form, here); // the text that stood here can be taken back
      changed(form);
    });
    panel.querySelector("[data-drop]").addEventListener("click", () => { remove(copy.key); panel.remove(); });
    place.append(panel);
  }

  // 再加一条: one more box without asking the server, so that writing goes on without a connection
  function addPoint(form) {
    const boxes = all("[name^='point-']", form);
    const rows = form.elements.rows;
    const last = boxes.at(-1)?.closest(".field");
    if (!last || !rows || boxes.length >= Number(form.dataset.rowsMost || 40)) return null;
    const from = boxes.length;
    const field = last.cloneNode(true);
    const renamed = (text) => text.replace(new RegExp(`point-${from}(?!\\d)`, "g"), `point-${from + 1}`);
    for (const one of [field, ...all("*", field)]) for (const { name, value: said } of [...one.attributes]) if (said.includes("point-")) one.setAttribute(name, renamed(said));
    const label = field.querySelector("label");
    label.firstChild.textContent = label.firstChild.textContent.replace(String(from), String(from + 1));
    all("[id$=_error]", field).forEach((one) => one.remove());
    field.classList.remove("has-error");
    const box = field.querySelector("textarea");
    box.value = box.textContent = "";
    box.removeAttribute("aria-invalid");
    (last.nextElementSibling?.matches(".buttons") && last.nextElementSibling.querySelector("[value^=remove-]") ? last.nextElementSibling : last).after(field);
    rows.value = String(from + 1);
    return box;
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-add-point]");
    const box = button && addPoint(button.form);
    if (box) { event.preventDefault(); box.focus(); }
  });

  const holding = new WeakMap();
  function changed(form) {
    dirty.add(form);
    if (!form.dataset.autosave) return;
    clearTimeout(holding.get(form));
    holding.set(form, setTimeout(() => { if (hold(form) && isHere(form)) note(form, "kept", words.here); }, 250));
    soon(form);
  }
  const heldAll = () => [...dirty].filter((form) => form.isConnected).every(hold);
  document.addEventListener("input", (event) => { if (event.target.form?.matches(GUARDED)) changed(event.target.form); });
  window.addEventListener("pagehide", heldAll);
  window.addEventListener("beforeunload", (event) => {
    if (!heldAll()) { event.preventDefault(); event.returnValue = words.leave; }
  });
  const resend = () => all("form[data-autosave]").filter((form) => dirty.has(form)).forEach((form) => soon(form, 0));
  window.addEventListener("online", resend);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") resend(); else heldAll(); });
  setInterval(resend, 20000);

  // in the capture phase, so that marked text is stopped before htmx or the browser sends it
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches(GUARDED)) return;
    const stop = (sentence) => { event.preventDefault(); event.stopImmediatePropagation(); say(sentence); };
    if (isMarked(form)) { refuseMarked(form); stop(words.marked); return; }
    if (unasked(form).length) { note(form, "refused", words.hinted); stop(words.hinted); form.elements.looked_through.focus(); return; }
    if (!navigator.onLine) { hold(form); stop(words.offline); return; }
    hold(form); // until the server has answered that it has it (data-forget)
    clearTimeout(timers.get(form));
    dirty.delete(form);
  }, true);

  const opened = new WeakSet(); // htmx announces the whole page once more
  function ready(root) {
    all("[data-forget]", root).forEach((one) => remove(`jianyan-draft:${one.dataset.forget}`));
    all("form[data-autosave]", root).filter((form) => !opened.has(form) && opened.add(form)).forEach(restore);
  }
  document.addEventListener("htmx:load", (event) => ready(event.detail.elt));
  ready(document);
})();
