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
    document.documentElement.lang = all[0].lang;
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

  // The page is drawn after this script has run: wait until the conversation is there, then watch it.
  const waiting = setInterval(() => {
    const root = document.getElementById("conversation");
    if (!root) return;
    clearInterval(waiting);
    follow(root);
    new MutationObserver(() => follow(root)).observe(root, { childList: true, subtree: true });
  }, 50);
})();
