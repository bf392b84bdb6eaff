// Sends chosen or dropped files one after another, then tells the server which they are.
let stopped = false;
let going = false;
const box = () => element.querySelector(".upload");
const tell = (words) => { box().querySelector(".sending").textContent = words; box().querySelector(".stop").hidden = !words; };
const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

async function send(files) {
  if (going || !files.length) return;
  going = true;
  stopped = false;
  const { most, bytes, sending } = box().dataset;
  const sent = [];
  for (const file of files.slice(0, Number(most))) {
    if (stopped) break;
    tell(filled(sending, { done: sent.length + 1, total: Math.min(files.length, Number(most)), name: file.name }));
    const size = file.size;
    if (size > Number(bytes)) { sent.push({ name: file.name, size, path: "" }); continue; }
    try { sent.push({ name: file.name, size, path: (await upload(file)).path }); }
    catch { sent.push({ name: file.name, size, path: "" }); }
  }
  tell("");
  going = false;
  if (sent.length) trigger("upload", { job: `${Date.now()}-${Math.random()}`, files: sent, left: files.length - sent.length });
}

element.addEventListener("change", (event) => {
  if (!event.target.matches("input[type=file]")) return;
  const files = [...event.target.files];
  event.target.value = "";
  send(files);
});
element.addEventListener("click", (event) => { if (event.target.closest(".stop")) stopped = true; });
for (const name of ["dragover", "dragleave", "drop"]) {
  element.addEventListener(name, (event) => {
    const zone = event.target.closest(".drop");
    if (!zone) return;
    event.preventDefault();
    zone.classList.toggle("over", name === "dragover");
    if (name === "drop") send([...event.dataTransfer.files]);
  });
}
