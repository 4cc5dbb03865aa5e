"use strict";
// A box for a name offers those whom the register knows, as one types. It may be filled in with
// another name: nothing is chosen, it is only spelled out.
{
  const offered = document.body.appendChild(document.createElement("datalist"));
  offered.id = "names";
  let asking = new AbortController();

  const found = async (box) => {
    const question = `${box.dataset.offering}&${new URLSearchParams({ term: box.value })}`;
    try {
      const response = await fetch(question, { signal: asking.signal });
      return response.ok ? (await response.json()).results : [];
    } catch {
      return null; // something else was typed meanwhile, or there is no connection
    }
  };

  document.addEventListener("input", async ({ target: box }) => {
    if (!box.matches("input[data-offering]")) return;
    if ([...offered.options].some(({ value }) => value === box.value)) return; // chosen
    asking.abort();
    asking = new AbortController();
    const results = box.value.trim() ? await found(box) : [];
    if (results) offered.replaceChildren(...results.map(({ text }) => new Option("", text)));
  });

  for (const box of document.querySelectorAll("input[data-offering]")) {
    box.setAttribute("list", offered.id);
    box.autocomplete = "off";
  }
}
