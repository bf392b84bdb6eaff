// The log-in: words in the chosen language, which the page behind it takes over, and the form sent without leaving the page.
(() => {
  const words = JSON.parse(document.getElementById("words").textContent);
  const form = document.getElementById("log-in"), told = document.getElementById("told");
  let now = "vi", trouble = "";

  function speak(language) {
    now = language;
    document.documentElement.lang = language;
    document.title = words[language].page_title;
    document.querySelectorAll("[data-word]").forEach((span) => { span.textContent = words[language][span.dataset.word]; });
    told.textContent = trouble && words[language][trouble];
  }

  document.getElementById("language").addEventListener("change", (event) => {
    try { localStorage.setItem("language", event.target.value); } catch { /* a browser that keeps nothing */ }
    speak(event.target.value);
  });
  let kept = null;
  try { kept = localStorage.getItem("language"); } catch { /* the same */ }
  if (kept in words) {
    document.querySelector(`#language input[value=${kept}]`).checked = true;
    speak(kept);
  }

  function tell(key, field) {
    trouble = key;
    told.textContent = "";
    told.textContent = words[now][key];
    document.getElementById(field).focus();
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      const reply = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      if (reply.ok) { location.reload(); return; }
      form.password.value = "";
      tell(reply.status === 400 ? "wrong_log_in" : "log_in_failed", "password");
    } catch { tell("log_in_failed", "password"); }
    button.disabled = false;
  });
})();
