/* Written by kensho from its ledger of evidence. Changes here are lost. */
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
      const source = button.dataset.from
        ? document.getElementById(button.dataset.from)
        : button.parentElement.querySelector("code");
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

  /* The search and the filters of the first page. */
  const form = document.getElementById("filters");
  if (form) {
    const claims = [...document.getElementById("claims").children];
    const shown = document.getElementById("shown");
    const filters = ["verdict", "grade", "section"].map((name) => document.getElementById(name));
    const search = document.getElementById("search");
    const total = claims.length;

    const has = (claim, filter) =>
      filter.value === "" || claim.dataset[filter.id].split(" ").includes(filter.value);

    const update = () => {
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      let count = 0;
      for (const claim of claims) {
        const found =
          words.every((word) => claim.dataset.words.includes(word)) &&
          filters.every((filter) => has(claim, filter));
        claim.hidden = !found;
        count += found ? 1 : 0;
      }
      shown.textContent = count === total ? `${total} claims` : `${count} of ${total} claims`;
    };

    form.hidden = false;
    form.addEventListener("input", update);
    form.addEventListener("submit", (event) => event.preventDefault());
    /* A browser that goes back keeps what was typed. */
    window.addEventListener("pageshow", update);
  }
})();
