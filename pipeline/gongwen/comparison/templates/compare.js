(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const byId = (id) => document.getElementById(id);
  const main = document.querySelector(".report");
  document.body.classList.add("tabbed");

  // One view at a time; an address that names a group opens the view that holds it.
  const open = (id) => {
    const target = byId(id);
    const view = target && target.closest(".view");
    if (!view) return;
    for (const other of all(".view")) other.classList.toggle("current", other === view);
    for (const tab of all(".tabs a")) tab.classList.toggle("current", tab.getAttribute("href") === "#" + view.id);
    if (target !== view) target.scrollIntoView({ block: "center" });
    else scrollTo(0, 0);
    count();
  };

  // The source of a document, with the place that is asked for marked: marks are put in anew each time.
  const text = new Map();
  const nodes = (doc) => {
    if (!text.has(doc)) {
      const rows = [];
      let at = 0;
      for (const paragraph of all(".source p", doc)) {
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (node.nodeType === Node.TEXT_NODE) { rows.push([at, node]); at += node.length; }
          else if (node.classList.contains("wrapped")) at += 1;
        }
        at += 1;
      }
      text.set(doc, rows);
    }
    return text.get(doc);
  };
  const clear = () => {
    for (const mark of all("#pane mark")) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
    text.clear();
  };
  const show = (link) => {
    const doc = byId("source-" + link.dataset.doc);
    if (!doc) return;
    clear();
    for (const old of all(".to.chosen")) old.classList.remove("chosen");
    link.classList.add("chosen");
    const kept = link.getBoundingClientRect().top;
    main.classList.add("open");
    scrollBy(0, link.getBoundingClientRect().top - kept);
    for (const other of all(".doc")) other.classList.toggle("current", other === doc);
    byId("file").textContent = doc.dataset.file;
    const [start, end] = link.dataset.at.split("-").map(Number);
    for (const [at, node] of nodes(doc)) {
      const from = Math.max(start - at, 0);
      const to = Math.min(end - at, node.length);
      if (from >= to) continue;
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      range.surroundContents(document.createElement("mark"));
    }
    text.clear();
    const mark = doc.querySelector("mark");
    const pane = byId("pane");
    if (mark) pane.scrollTop += mark.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
    else pane.scrollTop = 0;
  };
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const link = event.target.closest("a.to");
    const tab = event.target.closest('a[href^="#"]');
    if (link) { event.preventDefault(); show(link); }
    else if (tab) { event.preventDefault(); history.replaceState(null, "", tab.getAttribute("href")); open(tab.getAttribute("href").slice(1)); }
  });
  byId("close").addEventListener("click", () => { main.classList.remove("open"); clear(); });

  // Search and filters: rows that don't have the words are put away; so are the columns of units that are not ticked.
  const find = byId("find");
  const count = () => {
    const rows = all(".view.current .row:not([hidden])").length;
    byId("found").textContent = find.value.trim() ? byId("found").dataset.found.replace("#", rows) : "";
  };
  const seek = () => {
    const words = find.value.trim().toLowerCase();
    const changed = byId("changed").checked;
    const weaker = byId("weaker").checked;
    for (const row of all(".row")) {
      const directions = row.dataset.directions;
      const wanted = directions === undefined || ((!changed || directions !== "") && (!weaker || directions.includes("weaker")));
      row.hidden = !wanted || (words !== "" && !row.textContent.toLowerCase().includes(words));
    }
    for (const box of all("details.alone")) if (words && box.querySelector(".row:not([hidden])")) box.open = true;
    count();
  };
  let waiting = 0;
  find.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(seek, 120); });
  for (const id of ["changed", "weaker"]) byId(id).addEventListener("change", seek);
  const sheet = document.head.appendChild(document.createElement("style")).sheet;
  const units = () => {
    while (sheet.cssRules.length) sheet.deleteRule(0);
    all("input.units").forEach((box, k) => {
      if (!box.checked) sheet.insertRule(`.matrix tr > :nth-child(${k + 2}), .member[data-unit="${box.value}"], .alone[data-unit="${box.value}"] { display: none; }`, 0);
    });
  };
  for (const box of all("input.units")) box.addEventListener("change", units);
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") { if (find.value) { find.value = ""; seek(); } else byId("close").click(); find.blur(); }
    else if (event.key === "/" && event.target !== find) { event.preventDefault(); find.focus(); find.select(); }
  });
  addEventListener("hashchange", () => open(location.hash.slice(1)));
  const tabs = all(".tabs a");
  open(location.hash.slice(1) && byId(location.hash.slice(1)) ? location.hash.slice(1) : tabs[Math.min(1, tabs.length - 1)].getAttribute("href").slice(1));
})();
