// Conversations that this browser keeps: listed, opened, deleted. Nothing of them is kept on the server.
const OFF = 'chat.off', MOST = 30, TURNS = 50;
// Where people log in, each has a store of his own in a browser that they share; null until it is known who is there.
let owner = null;
const early = [];
const named = name => owner ? `${name}:${owner}` : name;
const store = () => named('chat.conversations'), place = () => named('chat.current');

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(store()) || '[]');
    return Array.isArray(kept) ? kept.filter(one => one && typeof one.id === 'string' && Array.isArray(one.turns)) : [];
  } catch { return []; }
}

function write(all) {
  // A full store gives up its oldest conversation first.
  for (let kept = all.slice(0, MOST); ; kept = kept.slice(0, -1)) {
    try { localStorage.setItem(store(), JSON.stringify(kept)); return; } catch { if (!kept.length) return; }
  }
}

const current = () => sessionStorage.getItem(place()) || '';
const off = () => localStorage.getItem(OFF) === '1';

window.chatHistory = {
  keep(turn) {
    if (!turn || off()) return;
    if (owner === null) { early.push(turn); return; }
    const all = read();
    let one = all.find(held => held.id === current());
    if (!one) { one = {id: turn.key, turns: []}; sessionStorage.setItem(place(), one.id); }
    const at = one.turns.findIndex(held => held.key === turn.key);
    if (at >= 0) one.turns[at] = turn; else one.turns.push(turn);
    one.turns = one.turns.slice(-TURNS);
    one.time = new Date().toISOString();
    write([one, ...all.filter(held => held !== one)]);
    draw();
  },
  // Called once at each visit; after a reload the conversation of this window comes back.
  own(name) {
    owner = name || '';
    draw();
    if (early.length) early.splice(0).forEach(turn => window.chatHistory.keep(turn));
    else if (current()) open(current());
  },
  leave() { sessionStorage.removeItem(place()); draw(); },
};

function open(id) {
  const one = read().find(held => held.id === id);
  if (!one) return;
  sessionStorage.setItem(place(), id);
  // As text: Gradio takes every object with a "path" for a file.
  trigger('select', {turns: JSON.stringify(one.turns)});
  draw();
}

function remove(id) {
  write(read().filter(held => held.id !== id));
  if (id === current()) { sessionStorage.removeItem(place()); trigger('delete'); }
  draw();
}

function button(words, name, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = name;
  made.textContent = words;
  made.addEventListener('click', act);
  return made;
}

function draw() {
  const panel = element.querySelector('.history');
  if (!panel) return;
  const words = panel.dataset, all = read(), list = panel.querySelector('ul');
  panel.querySelector('.keeps').checked = !off();
  panel.querySelector('.clears').hidden = !all.length;
  list.replaceChildren(...all.map(one => line(one, words)));
  if (all.length) return;
  const none = document.createElement('li');
  none.className = 'hint';
  none.textContent = off() ? words.off : words.empty;
  list.append(none);
}

function line(one, words) {
  const row = document.createElement('li'), time = document.createElement('span');
  const title = String(one.turns[0] && one.turns[0].question || '…').slice(0, 120);
  const opens = button(title, 'opens-kept', () => open(one.id));
  if (one.id === current()) opens.setAttribute('aria-current', 'true');
  time.className = 'hint';
  time.textContent = `${new Date(one.time).toLocaleString(document.documentElement.lang || 'vi')} · ${one.turns.length} ${words.turns}`;
  const removes = button(words.delete, 'removes-kept', () => remove(one.id));
  removes.setAttribute('aria-label', `${words.delete}: ${title}`);
  row.append(opens, time, removes);
  return row;
}

// Clearing everything asks once more, in place.
function sure(clears) {
  const words = element.querySelector('.history').dataset, asked = document.createElement('span');
  const back = () => { asked.remove(); clears.hidden = false; clears.focus(); };
  asked.className = 'sure';
  asked.setAttribute('role', 'alertdialog');
  asked.setAttribute('aria-label', words.sure);
  asked.append(words.sure + ' ', button(words.yes, 'yes', () => {
    localStorage.removeItem(store());
    sessionStorage.removeItem(place());
    trigger('delete');
    asked.remove();
    draw();
  }), button(words.no, 'no', back));
  clears.hidden = true;
  clears.after(asked);
  asked.querySelector('.no').focus();
}

element.addEventListener('click', event => { if (event.target.matches('.clears')) sure(event.target); });
element.addEventListener('change', event => {
  if (!event.target.matches('.keeps')) return;
  if (event.target.checked) localStorage.removeItem(OFF); else localStorage.setItem(OFF, '1');
  draw();
});
watch('value', draw);
window.addEventListener('storage', event => { if (event.key === store()) draw(); });
