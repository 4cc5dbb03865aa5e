"use strict";
// Offers what can stand where one types: behind a dot the columns of that view, behind FROM and
// JOIN the views and what WITH names, elsewhere the columns of what stands in the text, functions
// and words of SQL; in a text, a comment and a parameter nothing. An arrow key goes to one, Enter
// puts it in, Escape leaves it. Ctrl and Enter ask. What is typed is still there when one comes
// back to the page, until it is kept; and what was filled in, until it is asked again.
{
  const { views, functions } = JSON.parse(document.getElementById("statement-names").textContent);
  const box = document.getElementById("id_statement");
  const list = document.getElementById("statement-completions");
  const most = 60;
  const keywords = [
    "SELECT", "FROM", "WHERE", "GROUP BY", "HAVING", "ORDER BY", "LIMIT", "JOIN", "LEFT JOIN",
    "WITH", "CASE", "WHEN", "THEN", "ELSE", "END", "AND", "DISTINCT", "UNION", "LIKE", "BETWEEN",
    "IS NULL", "NOT", "EXISTS", "CAST", "OVER", "PARTITION BY", "DESC",
  ];
  let chosen = -1;
  let place = 0; // of the caret, for which names are offered

  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-describedby", "statement-help");
  box.setAttribute("aria-expanded", "false");

  const begun = () => /\w*$/.exec(box.value.slice(0, box.selectionStart))[0];

  // The same in small letters, without texts, names in quotes and comments; one that is not at its
  // end stays.
  const bare = (text) => text.toLowerCase().replace(/'[^']*'|"[^"]*"|--.*\n|\/\*[^]*?\*\//g, " ");
  const unfinished = /['"]|--|\/\*/;

  // What is asked of behind FROM or JOIN: a view, and what it is called there.
  const asked = String.raw`\w+(?:\s+(?:as\s+)?\w+)?`;
  const sources = new RegExp(String.raw`\b(?:from|join)(?=\s+(${asked}(?:\s*,\s*${asked})*))`, "g");
  const source = new RegExp(String.raw`\b(?:from|join)\s+(?:${asked}\s*,\s*)*\w*$`);

  // Pairs of what one of these is called in a text, and its name: that itself, and its other one.
  const called = (text, known) =>
    [...text.matchAll(sources)]
      .flatMap(([, found]) => found.split(","))
      .map((one) => one.trim().split(/\s+(?:as\s+)?/))
      .flatMap(([view, other = view]) => [[view, view], [other, view]])
      .concat([...text.matchAll(/(\w+)\./g)].map(([, view]) => [view, view]))
      .filter(([, view]) => Object.hasOwn(known, view));

  // What stands in a bracket that opens before `start`, without what stands in others there; and
  // where it ends.
  const inside = (text, start) => {
    let [depth, at, found] = [1, start, ""];
    for (; at < text.length && depth; at += 1) {
      const sign = { "(": 1, ")": -1 }[text[at]] ?? 0;
      depth += sign;
      if (depth === 1 && !sign) found += text[at];
    }
    return [found, at];
  };

  // The columns that a question within gives, as far as it says so.
  const columns = (body) => {
    const [, asked = ""] = /\bselect\s+(?:distinct\s+)?([^]*?)(?:\bfrom\b|$)/.exec(body) ?? [];
    const all = () => called(body, views).flatMap(([, view]) => views[view]);
    const told = (one) => (/\*\s*$/.test(one) ? all() : one.match(/\w+(?=\s*$)/) ?? []);
    return asked.split(",").flatMap(told);
  };

  // The parts behind WITH by their names, each with its columns.
  const parts = (text) => {
    const named = /\b(\w+)(?:\s*\(([\w\s,]*)\))?\s+as\s*(?:(?:not\s+)?materialized\s*)?\(/g;
    return Object.fromEntries(
      [...text.matchAll(named)].map(({ index, 0: all, 1: name, 2: own }) => {
        const [body] = inside(text, index + all.length);
        return [name, own?.match(/\w+/g) ?? columns(body)];
      }),
    );
  };

  // The questions within by what they are called there, which nothing else can ask of.
  const within = (text) =>
    Object.fromEntries(
      [...text.matchAll(/\((?=\s*select\b)/g)].map(({ index }) => {
        const [body, end] = inside(text, index + 1);
        return [/^\s*(?:as\s+)?(\w+)/.exec(text.slice(end))?.[1], columns(body)];
      }),
    );

  // What can stand behind `before` in a text, where something begins so.
  const possible = (before, text, start) => {
    const sourced = { ...views, ...parts(text) };
    if (source.test(before)) return Object.keys(sourced).sort();
    const known = { ...within(text), ...sourced };
    const there = called(text, known);
    const [, owner] = /(\w+)\.\w*$/.exec(before) ?? [];
    if (owner) return there.filter(([name]) => name === owner).flatMap(([, view]) => known[view]);
    if (start.length < 2) return [];
    const others = /\bfrom\b/.test(text) ? [] : Object.values(views).flat();
    const own = there.flatMap(([, view]) => known[view]);
    return [...own, ...functions, ...keywords, ...others];
  };

  const fitting = () => {
    const before = bare(box.value.slice(0, box.selectionStart));
    const start = begun().toLowerCase();
    if (unfinished.test(before) || before.endsWith(`:${start}`)) return [];
    return [...new Set(possible(before, bare(`${box.value}\n`), start))]
      .filter((name) => name.toLowerCase().startsWith(start) && name.toLowerCase() !== start)
      .slice(0, most);
  };

  const choose = (number) => {
    chosen = number;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", at === chosen));
    if (chosen < 0) box.removeAttribute("aria-activedescendant");
    else {
      box.setAttribute("aria-activedescendant", list.children[chosen].id);
      list.children[chosen].scrollIntoView({ block: "nearest" });
    }
  };

  const offer = (found) => {
    list.replaceChildren(
      ...found.map((name, at) => {
        const item = document.createElement("li");
        item.id = `completion-${at}`;
        item.role = "option";
        item.textContent = name;
        return item;
      }),
    );
    list.hidden = !found.length;
    place = box.selectionStart;
    box.setAttribute("aria-expanded", String(!list.hidden));
    choose(-1);
  };

  const put = (name) => {
    const end = box.selectionStart;
    const rest = /^\w*/.exec(box.value.slice(end))[0];
    box.focus();
    box.setSelectionRange(end - begun().length, end + rest.length);
    document.execCommand("insertText", false, name); // which can be undone
    offer([]);
  };

  box.addEventListener("input", () => offer(fitting()));

  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      box.form.requestSubmit(box.form.elements.run);
    }
    if (list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const from = chosen < 0 && step < 0 ? 0 : chosen;
    if (step) choose((from + step + list.children.length) % list.children.length);
    else if (event.key === "Enter" && chosen >= 0) put(list.children[chosen].textContent);
    else if (event.key === "Escape") offer([]);
    else return;
    event.preventDefault();
  });

  list.addEventListener("mousedown", (event) => {
    event.preventDefault(); // what is typed keeps its place
    if (event.target.matches("li")) put(event.target.textContent);
  });

  box.addEventListener("blur", () => offer([]));

  // Where the caret goes elsewhere, something else can stand there.
  document.addEventListener("selectionchange", () => {
    if (box.selectionStart !== place) offer([]);
  });

  // Who comes back to an answer is not asked whether to send it again.
  history.replaceState(history.state, "", location.href);
  const { seen } = box.form.elements; // what somebody else changed meanwhile is another text
  const draft = `draft ${location.pathname}${location.search} ${seen.value}`;
  const { text, filledIn = [] } = JSON.parse(sessionStorage.getItem(draft)) ?? {};
  const back = performance.getEntriesByType("navigation")[0]?.type !== "navigate";
  const fields = [...box.form.querySelectorAll(".parameter input")];
  if (text && (back || !box.value)) {
    box.value = text;
    if (!fields.length) {
      for (const [name, value] of filledIn) {
        fields.push(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
      }
      box.form.append(...fields);
    }
  }
  const save = () => {
    const now = { text: box.value, filledIn: fields.map(({ name, value }) => [name, value]) };
    sessionStorage.setItem(draft, JSON.stringify(now));
  };
  if (box.value) save();
  box.form.addEventListener("input", save);
  box.form.addEventListener("submit", (event) => {
    if (event.submitter?.name === "keep") sessionStorage.removeItem(draft);
    else save();
  });
}
