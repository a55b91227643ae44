/* Written by kenzan from its ledger of evidence. Changes here are lost. */
"use strict";

(() => {
  const say = (words) => {
    document.getElementById("said").textContent = words;
  };

  /* Buttons that copy the text before them. */
  const copy = async (text) => {
    if (navigator.clipboard && window.isSecureContext) {
      await navigator.clipboard.writeText(text);
      return;
    }
    /* A page opened from a file may have no clipboard of its own. */
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "aside";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) {
      throw new Error("refused");
    }
  };

  for (const button of document.querySelectorAll("button.copy")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const what = button.textContent.replace(/^Copy /, "");
      const source = button.parentElement.querySelector("code");
      try {
        await copy(source.textContent);
        say(`Copied ${what}.`);
        button.classList.add("done");
        setTimeout(() => button.classList.remove("done"), 2000);
      } catch {
        say(`Could not copy ${what}: select the text and copy it by hand.`);
      }
      button.focus();
    });
  }

  /* The search and the filters above a list. */
  const form = document.getElementById("filters");
  if (form) {
    const items = [...document.querySelectorAll("[data-words]")];
    const sections = [...document.querySelectorAll("main section")].filter((section) =>
      section.querySelector("[data-words]"),
    );
    const shown = document.getElementById("shown");
    const search = document.getElementById("search");
    const filters = [...form.querySelectorAll("select")];
    const total = items.length;

    const has = (item, filter) =>
      filter.value === "" || item.dataset[filter.id].split(" ").includes(filter.value);

    const update = () => {
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      let count = 0;
      for (const item of items) {
        const found =
          words.every((word) => item.dataset.words.includes(word)) &&
          filters.every((filter) => has(item, filter));
        item.hidden = !found;
        count += found ? 1 : 0;
      }
      for (const section of sections) {
        section.hidden = !section.querySelector("[data-words]:not([hidden])");
      }
      const noun = form.dataset.noun;
      shown.textContent = count === total ? `${total} ${noun}` : `${count} of ${total} ${noun}`;
    };

    form.hidden = false;
    form.addEventListener("input", update);
    form.addEventListener("change", update);
    form.addEventListener("submit", (event) => event.preventDefault());
    /* A browser that goes back keeps what was typed. */
    window.addEventListener("pageshow", update);
  }
})();
