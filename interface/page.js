// Plain helpers of the page: a mark brings its passage into view, a line of a table opens what stands behind it,
// a file made by the server is saved.
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

  document.addEventListener("click", (event) => {
    const link = event.target.closest("#conversation a.cite, #conversation a.back");
    if (!link) return;
    const target = document.getElementById(link.getAttribute("href").slice(1));
    if (!target) return;
    event.preventDefault();
    if (link.classList.contains("cite")) show(target);
    else target.scrollIntoView({ block: "start", behavior: behaviour() });
  });

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

  let seen = "";
  function follow(root) {
    const turns = root.querySelector(".turns");
    if (!turns) return;
    document.documentElement.lang = turns.lang;
    root.setAttribute("role", "log");
    root.setAttribute("aria-live", "polite");
    root.setAttribute("aria-label", turns.dataset.label);
    const last = turns.lastElementChild;
    const key = last ? last.id + last.dataset.state : "";
    if (key && key !== seen) last.scrollIntoView({ block: "start", behavior: behaviour() });
    seen = key;
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
