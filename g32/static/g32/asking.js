"use strict";
// Offers the names that go on like what is typed: views, and the columns of the views that stand
// there. An arrow key goes to one, Enter puts it in, Escape leaves it. Ctrl and Enter ask. What is
// typed is still there when one comes back to the page, until it is kept.
{
  const names = JSON.parse(document.getElementById("statement-names").textContent);
  const box = document.getElementById("id_statement");
  const list = document.getElementById("statement-completions");
  const most = 8;
  let chosen = -1;

  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-describedby", "statement-help");
  box.setAttribute("aria-expanded", "false");

  const begun = () => /[A-Za-z_]+$/.exec(box.value.slice(0, box.selectionStart))?.[0] ?? "";

  const fitting = (start) => {
    const words = new Set(box.value.toLowerCase().match(/[a-z_]+/g));
    const columns = Object.entries(names).flatMap(([view, own]) => (words.has(view) ? own : []));
    return [...new Set([...columns, ...Object.keys(names)])]
      .filter((name) => name.startsWith(start) && name !== start)
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
    box.setAttribute("aria-expanded", String(!list.hidden));
    choose(-1);
  };

  const put = (name) => {
    const end = box.selectionStart;
    box.setRangeText(name, end - begun().length, end, "end");
    offer([]);
    box.focus();
  };

  box.addEventListener("input", () => {
    const start = begun().toLowerCase();
    offer(start.length > 1 ? fitting(start) : []);
  });

  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      box.form.requestSubmit(box.form.elements.run);
    }
    if (list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) choose((chosen + step + list.children.length) % list.children.length);
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

  // Who comes back to an answer is not asked whether to send it again.
  history.replaceState(history.state, "", location.href);
  const draft = `question ${location.pathname}${location.search}`;
  const typed = sessionStorage.getItem(draft);
  const back = performance.getEntriesByType("navigation")[0]?.type !== "navigate";
  if (typed && (back || !box.value)) box.value = typed;
  if (box.value) sessionStorage.setItem(draft, box.value);
  box.addEventListener("input", () => sessionStorage.setItem(draft, box.value));
  box.form.addEventListener("submit", (event) => {
    if (event.submitter?.name === "keep") sessionStorage.removeItem(draft);
    else sessionStorage.setItem(draft, box.value);
  });
}
