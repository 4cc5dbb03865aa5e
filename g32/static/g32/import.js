"use strict";
// Shows how far an import is. The answer is lines that tell so; the last one says where to go, or what is wrong.
for (const form of document.querySelectorAll("form.import-form")) {
  const progress = form.querySelector(".import-progress");
  const bar = progress.querySelector("progress");
  const said = form.querySelector(".import-said");

  const tell = ({ what, done, of }) => {
    said.textContent = progress.dataset[what];
    if (of && done) {
      bar.max = of;
      bar.value = done;
    } else {
      bar.removeAttribute("value");
    }
  };

  // Goes through the lines; returns the last.
  const receive = async (response) => {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let left = "";
    let last = {};
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return last;
      }
      const lines = (left + value).split("\n");
      left = lines.pop();
      for (const line of lines) {
        last = JSON.parse(line);
        if (last.what) {
          tell(last);
        }
      }
    }
  };

  // Sends the form; and once more without the progress, where something else is answered: let the page say what.
  const run = async (fields, button) => {
    fields.set("progress", "yes");
    const response = await fetch(form.action, { method: "POST", body: fields });
    if (!response.headers.get("Content-Type").startsWith("application/x-g32-progress")) {
      form.dataset.plain = "yes";
      button.disabled = false;
      form.requestSubmit(button);
      return;
    }
    const last = await receive(response);
    if (last.onwards) {
      location.assign(last.onwards);
      return;
    }
    throw new Error(last.error || progress.dataset.broken);
  };

  form.addEventListener("submit", async (event) => {
    if (form.dataset.plain || event.submitter?.name === "discard") {
      return;
    }
    event.preventDefault();
    const button = event.submitter || form.querySelector("button");
    const fields = new FormData(form, button);
    const buttons = form.querySelectorAll("button");
    buttons.forEach((each) => (each.disabled = true));
    progress.hidden = false;
    said.classList.remove("is-wrong");
    tell({ what: "open" });
    try {
      await run(fields, button);
    } catch (error) {
      said.textContent = error instanceof TypeError ? progress.dataset.broken : error.message;
      said.classList.add("is-wrong");
      buttons.forEach((each) => (each.disabled = false));
      progress.hidden = true;
      button.focus();
    }
  });
}
