// Plain helpers of the page: a mark brings its passage into view; a new turn is brought into view.
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
