"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const byId = (id) => document.getElementById(id);

  // Light or dark: the reader's system decides until the button is pressed.
  const theme = byId("theme");
  if (theme) theme.addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });

  // What sticks below the header must know its height.
  const header = document.querySelector("header");
  const measure = () => document.documentElement.style.setProperty("--top", `${header ? header.offsetHeight : 0}px`);
  addEventListener("resize", measure);
  measure();

  const facts = all(".fact");
  const pieces = all(".piece");
  const kindOf = new Map(facts.map((fact) => [fact.id, fact.dataset.kind]));
  const home = new Map();
  for (const piece of pieces)
    for (const id of piece.dataset.marks.split(" ")) {
      if (!home.has(id)) home.set(id, []);
      home.get(id).push(piece);
    }

  // Which kinds are coloured: the innermost mark of a piece gives its ground, the next one a line below it.
  const boxes = all(".filters input");
  const shown = () => new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  const kinds = pieces.map((piece) => piece.dataset.marks.split(" ").map((id) => kindOf.get(id)));
  const paint = () => {
    const on = shown();
    pieces.forEach((piece, k) => {
      const [inner, next] = kinds[k].filter((kind) => on.has(kind));
      const under = next !== inner ? next : undefined;
      const old = Array.from(piece.classList).find((name) => name.startsWith("k-"));
      if (old !== (inner && "k-" + inner)) {
        if (old) piece.classList.remove(old, "on");
        if (inner) piece.classList.add("k-" + inner, "on");
      }
      if (piece.dataset.under !== under) {
        if (under) piece.dataset.under = under;
        else delete piece.dataset.under;
      }
    });
  };
  for (const box of boxes) box.addEventListener("change", () => {
    paint();
    for (const group of all(`.group[data-kind="${box.value}"]`)) group.open = box.checked;
    seek();
  });

  // Choosing a fact: it and its words are framed, and the other side scrolls there.
  let chosen = null;
  const choose = (id, { toSource = true, toFact = true } = {}) => {
    const fact = byId(id);
    if (!fact || !fact.classList.contains("fact")) return false;
    for (const old of all(".chosen")) old.classList.remove("chosen");
    chosen = id;
    fact.classList.add("chosen");
    const words = home.get(id) || [];
    const group = fact.closest("details");
    document.documentElement.style.setProperty("--choice", getComputedStyle(fact).getPropertyValue("--hue"));
    for (const piece of words) piece.classList.add("chosen");
    if (group) group.open = true;
    fact.hidden = false;
    if (toFact) fact.scrollIntoView({ block: "nearest" });
    if (toSource && words.length) words[0].scrollIntoView({ block: "center" });
    history.replaceState(null, "", "#" + id);
    return true;
  };

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return;
    const piece = event.target.closest(".piece");
    const link = event.target.closest(".link");
    const fact = event.target.closest(".fact");
    if (piece) {
      event.preventDefault();
      // Clicking again goes outward through what lies over the same words.
      const on = shown();
      const ids = piece.dataset.marks.split(" ");
      const seen = ids.filter((id) => on.has(kindOf.get(id)));
      const choice = seen.length ? seen : ids;
      choose(choice[(choice.indexOf(chosen) + 1) % choice.length], { toSource: false });
    } else if (link) {
      if (choose(link.getAttribute("href").slice(1))) event.preventDefault();
    } else if (fact) {
      if (getSelection().toString()) return;
      event.preventDefault();
      choose(fact.id, { toFact: false });
    }
  });

  // Search: facts that don't have the words are put away; in the source they are lit.
  const search = byId("search");
  const hits = byId("hits");
  const lit = typeof Highlight === "function" && CSS.highlights;
  let found = [];
  let at = -1;
  let texts = null;
  const ranges = (words) => {
    const rows = [];
    for (const paragraph of all(".source p")) {
      const text = paragraph.textContent.toLowerCase();
      let from = text.indexOf(words);
      if (from < 0) continue;
      const nodes = [];
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(), start = 0; node; start += node.length, node = walker.nextNode()) nodes.push([start, node]);
      const place = (offset) => {
        let k = nodes.length - 1;
        while (k > 0 && nodes[k][0] > offset) k -= 1;
        return [nodes[k][1], Math.min(offset - nodes[k][0], nodes[k][1].length)];
      };
      for (; from >= 0; from = text.indexOf(words, from + words.length)) {
        const range = document.createRange();
        range.setStart(...place(from));
        range.setEnd(...place(from + words.length));
        rows.push(range);
      }
    }
    return rows;
  };
  const seek = () => {
    const words = search ? search.value.trim().toLowerCase() : "";
    if (words && !texts) texts = facts.map((fact) => fact.textContent.toLowerCase());
    const alive = new Set();
    facts.forEach((fact, k) => {
      const hidden = words !== "" && !texts[k].includes(words);
      if (fact.hidden !== hidden) fact.hidden = hidden;
      if (!hidden) alive.add(fact.dataset.kind);
    });
    for (const group of all(".group")) group.hidden = !alive.has(group.dataset.kind);
    found = words ? ranges(words) : [];
    at = -1;
    if (lit) found.length ? CSS.highlights.set("found", new Highlight(...found)) : CSS.highlights.delete("found");
    if (hits) hits.textContent = words ? hits.dataset.hits.replace("#", found.length) : "";
  };
  if (search) {
    let waiting = 0;
    search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(seek, facts.length > 3000 ? 400 : 120); });
    search.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !found.length) return;
      at = (at + (event.shiftKey ? found.length - 1 : 1)) % found.length;
      const node = found[at].startContainer;
      (node.parentElement || node).scrollIntoView({ block: "center" });
    });
  }

  const edits = byId("edits");
  if (edits) edits.addEventListener("change", () => document.body.classList.toggle("edits", edits.checked));

  // Keyboard: j and k walk through the facts that can be seen, in the order of the list.
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && search) { search.value = ""; search.blur(); seek(); return; }
    if (event.target instanceof HTMLInputElement && event.target.type !== "checkbox") return;
    if (event.key === "/" && search) { event.preventDefault(); search.focus(); search.select(); return; }
    const step = { j: 1, ArrowRight: 1, k: -1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const seen = facts.filter((fact) => !fact.hidden && fact.closest("details").open);
    if (!seen.length) return;
    const now = seen.findIndex((fact) => fact.id === chosen);
    choose(seen[now < 0 ? (step > 0 ? 0 : seen.length - 1) : (now + step + seen.length) % seen.length].id);
  });

  // The contents follow the reader.
  const entries = new Map(all(".contents a").map((link) => [link.getAttribute("href").slice(1), link]));
  if (entries.size && typeof IntersectionObserver === "function") {
    const watch = new IntersectionObserver((seen) => {
      const top = seen.filter((entry) => entry.isIntersecting)[0];
      if (!top) return;
      for (const link of all(".contents a.current")) link.classList.remove("current");
      const link = entries.get(top.target.id);
      if (link) link.classList.add("current");
    }, { rootMargin: "-10% 0px -70% 0px" });
    for (const id of entries.keys()) if (byId(id)) watch.observe(byId(id));
  }

  const follow = () => choose(decodeURIComponent(location.hash.slice(1)).replace(/^at-/, ""));
  addEventListener("hashchange", follow);
  if (location.hash) follow();
})();
