// Plain helpers of the page: a line of a table opens what stands behind it, a file made by the server is saved,
// the last turn is kept in view, keys reach the question box. The chat's own scripts are chat_*.js and viewer.js.
(() => {
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const behaviour = () => (calm() ? "auto" : "smooth");

  function show(target) {
    target.scrollIntoView({ block: "nearest", behavior: behaviour() });
    target.classList.remove("flash");
    void target.offsetWidth; // starts the animation again when the same mark is clicked twice
    target.classList.add("flash");
    target.focus({ preventScroll: true });
  }

  function toggle(button, open) {
    const behind = document.getElementById(button.getAttribute("aria-controls"));
    button.setAttribute("aria-expanded", String(open));
    behind.hidden = !open;
    return behind;
  }

  document.addEventListener("click", (event) => {
    const row = event.target.closest("tr.opens");
    if (row && !event.target.closest("a, button:not(.opener)") && !String(getSelection())) {
      const button = row.querySelector(".opener");
      toggle(button, button.getAttribute("aria-expanded") !== "true");
      return;
    }
    const jump = event.target.closest("a.jump, .drawing a");
    if (!jump) return;
    event.preventDefault();
    const name = jump.getAttribute("href").slice(1);
    const target = document.getElementById(name);
    if (!target) return;
    if (target.classList.contains("behind")) {
      toggle(document.querySelector(`.opener[aria-controls="${CSS.escape(name)}"]`), true);
      show(target.firstElementChild);
      return;
    }
    const box = target.closest(".text");
    box.scrollTop += target.getBoundingClientRect().top - box.getBoundingClientRect().top - 24;
    if (box.getBoundingClientRect().top < 0 || box.getBoundingClientRect().bottom > innerHeight) box.scrollIntoView({ block: "nearest" });
    box.querySelectorAll("mark.now").forEach((mark) => mark.classList.remove("now"));
    if (target.matches("mark")) target.classList.add("now");
    target.focus({ preventScroll: true });
  });

  window.saveFile = ([name, type, content]) => {
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  // What a reader sets once, in this browser.
  const READER = "chat.reader";
  window.chatReader = {
    keep(body, home) { localStorage.setItem(READER, JSON.stringify([body || "", home || ""])); },
    recall() {
      try {
        const [body, home] = JSON.parse(localStorage.getItem(READER) || '["", ""]');
        return [String(body).slice(0, 100), String(home).slice(0, 60)];
      } catch { return ["", ""]; }
    },
  };

  // "/" goes to the question box; Ctrl+Enter asks, as Enter does.
  document.addEventListener("keydown", (event) => {
    const box = document.querySelector("#question textarea");
    if (!box || !box.offsetParent) return;
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      box.focus();
    } else if (event.key === "Enter" && event.ctrlKey && event.target === box) {
      event.preventDefault();
      document.getElementById("ask")?.click();
    }
  });

  let seen = "", asked = false;
  function follow(root) {
    const all = root.querySelectorAll(".turns");
    if (!all.length) return;
    root.setAttribute("role", "region");
    root.setAttribute("aria-label", all[0].dataset.label);
    const turns = root.querySelectorAll(".turn"), last = turns[turns.length - 1];
    root.setAttribute("aria-busy", String(Boolean(last) && last.dataset.state === "pending"));
    const key = last ? last.id + last.dataset.state : "";
    if (key && key !== seen) last.scrollIntoView({ block: "start", behavior: behaviour() });
    seen = key;
    // The button that was pressed is gone once the answer is there; typing goes on in the box.
    const done = Boolean(last) && last.dataset.state === "done";
    if (done && asked && document.activeElement === document.body && matchMedia("(hover: hover)").matches) document.querySelector("#question textarea")?.focus({ preventScroll: true });
    asked = !done;
  }

  // The language: of the document, its title, and the words that Gradio itself draws. Gradio follows the browser's
  // language and has no Vietnamese; its own switch is in the module that it has loaded as "core".
  const CHOICE = "language";
  let told = {};
  async function speak(brand) {
    const { lang, dataset } = brand;
    document.documentElement.lang = lang;
    document.title = dataset.title;
    told = JSON.parse(dataset.told);
    mend();
    const core = performance.getEntriesByType("resource").find((entry) => /\/assets\/core-[\w-]+\.js$/.test(entry.name));
    if (core) (await import(core.name)).changeLocale?.(lang);
  }

  // What Gradio has no dictionary for: the messages in the corner and the button of tabs that do not fit.
  const titles = { error: "error", warning: "warning", info: "info", success: "success" };
  function mend() {
    // A list of options that scrolls would take the focus on the way to the next field, and lose it as it closes.
    document.querySelectorAll("ul[role=listbox]:not([tabindex])").forEach((list) => { list.tabIndex = -1; });
    document.querySelectorAll(".overflow-menu > button").forEach((button) => put(button, "aria-label", told.more));
    document.querySelectorAll(".toast-body").forEach((toast) => {
      const kind = Object.keys(titles).find((name) => toast.classList.contains(name));
      const title = toast.querySelector(".toast-title");
      // Gradio draws the whole head as a button around the button that closes it.
      const head = toast.querySelector(".toast-header[role=button]");
      if (head) ["role", "tabindex"].forEach((name) => head.removeAttribute(name));
      if (kind && title) write(title, told[kind]);
      put(toast.querySelector(".toast-close"), "aria-label", told.close);
      toast.querySelectorAll(".toast-message-text").forEach((line) => {
        if (/\bconnection\b|Failed to fetch/i.test(line.textContent)) write(line, told.connection);
        else if (/currently busy|queue is full/i.test(line.textContent)) write(line, told.busy);
      });
    });
  }
  function put(element, name, words) {
    if (element && words && element.getAttribute(name) !== words) element.setAttribute(name, words);
  }
  function write(element, words) {
    const at = [...element.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (at && words && at.data.trim() !== words) at.data = words;
  }

  // What was chosen, here or at the log-in, is chosen again at the next visit in this browser.
  function remember(choice) {
    choice.addEventListener("change", (event) => { try { localStorage.setItem(CHOICE, event.target.value); } catch { /* a browser that keeps nothing */ } });
    let kept = null;
    try { kept = localStorage.getItem(CHOICE); } catch { /* the same */ }
    const button = [...choice.querySelectorAll("input[type=radio]")].find((one) => one.value === kept);
    if (button && !button.checked) button.click();
  }

  const ready = setInterval(() => {
    const brand = document.querySelector("#brand [data-told]"), choice = document.getElementById("language");
    if (!brand || !choice?.querySelector("input")) return;
    clearInterval(ready);
    speak(brand);
    remember(choice);
    new MutationObserver(() => speak(document.querySelector("#brand [data-told]"))).observe(document.getElementById("brand"), { childList: true, subtree: true });
    new MutationObserver(mend).observe(document.body, { childList: true, subtree: true, characterData: true });
  }, 50);

  // The page is drawn after this script has run: wait until the conversation is there, then watch it.
  const waiting = setInterval(() => {
    const root = document.getElementById("conversation");
    if (!root) return;
    clearInterval(waiting);
    follow(root);
    new MutationObserver(() => follow(root)).observe(root, { childList: true, subtree: true });
  }, 50);
})();
