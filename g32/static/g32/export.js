"use strict";
// Shows how far a file is while it is made, lets one stop it, and hands it over only when it is whole.
// The answer begins with lines that tell so; after the line with its length comes the file itself.
for (const form of document.querySelectorAll("form.export")) {
  const progress = form.querySelector(".export-progress");
  const bar = progress.querySelector("progress");
  const cancel = progress.querySelector("button");
  const said = form.querySelector(".export-said");
  const buttons = form.querySelectorAll(".export-formats button");
  const number = new Intl.NumberFormat(document.documentElement.lang);

  const words = (text, told) =>
    text.replace(/{(\w+)}/g, (_all, name) => number.format(told[name]));

  const tell = (told) => {
    said.textContent = words(told.of ? progress.dataset.known : progress.dataset.unknown, told);
    if (told.of) {
      bar.max = told.of;
      bar.value = Math.min(told.rows, told.of);
    } else {
      bar.removeAttribute("value");
    }
  };

  // Goes through the lines, then gathers the file.
  const receive = async (response) => {
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    const told = {};
    const file = [];
    let left = new Uint8Array();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return { told, file: new Blob(file, { type: told.type }) };
      }
      if (told.bytes !== undefined) {
        file.push(value);
        continue;
      }
      const bytes = new Uint8Array(left.length + value.length);
      bytes.set(left);
      bytes.set(value, left.length);
      let begin = 0;
      for (let end; told.bytes === undefined && (end = bytes.indexOf(10, begin)) >= 0; begin = end + 1) {
        Object.assign(told, JSON.parse(decoder.decode(bytes.subarray(begin, end))));
        tell(told);
      }
      left = bytes.slice(begin);
      if (told.bytes !== undefined) {
        file.push(left);
      }
    }
  };

  const save = (file, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  const run = async (address, stop) => {
    const response = await fetch(`${address}&progress=yes`, { signal: stop.signal });
    if (!response.ok || response.redirected) {
      location.assign(address); // logged out meanwhile, or refused: let the page itself say so
      return "";
    }
    const { told, file } = await receive(response);
    if (told.error) {
      return told.error;
    }
    if (file.size !== told.bytes) {
      return progress.dataset.broken;
    }
    save(file, told.name);
    return words(progress.dataset.done, told);
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const stop = new AbortController();
    const fields = new URLSearchParams(new FormData(form));
    const end = () => stop.abort();
    cancel.addEventListener("click", end);
    buttons.forEach((button) => (button.disabled = true));
    const patience = setTimeout(() => (progress.hidden = false), 400); // most files are there sooner
    said.textContent = "";
    try {
      said.textContent = await run(`${event.submitter.formAction}?${fields}`, stop);
    } catch {
      const { cancelled, broken } = progress.dataset;
      said.textContent = stop.signal.aborted ? cancelled : broken;
    }
    clearTimeout(patience);
    cancel.removeEventListener("click", end);
    buttons.forEach((button) => (button.disabled = false));
    progress.hidden = true;
    event.submitter.focus();
  });
}
