// The conversation: its marks open the viewer, its buttons ask, copy, print and tell what was right.
const turnOf = node => node.closest('.turn').dataset.turn;
const opened = new Set();

function say(words) {
  const region = document.getElementById('chat-said');
  if (region) { region.textContent = ''; region.textContent = words; }
}

async function copy(button) {
  const words = button.dataset.text;
  let done = false;
  try { await navigator.clipboard.writeText(words); done = true; } catch {
    // Without a secure address the browser offers the old way only.
    const area = document.createElement('textarea');
    area.value = words;
    area.style.position = 'fixed';
    area.style.opacity = '0';
    document.body.append(area);
    area.select();
    done = document.execCommand('copy');
    area.remove();
    button.focus({preventScroll: true});
  }
  const told = props[done ? 'copied' : 'uncopied'];
  const label = button.dataset.label || button.textContent;
  button.dataset.label = label;
  button.textContent = told;
  say(told);
  setTimeout(() => { button.textContent = label; }, 1600);
}

function print(turn) {
  const article = document.getElementById(turn);
  article.classList.add('printed');
  document.body.classList.add('printing');
  const over = () => { article.classList.remove('printed'); document.body.classList.remove('printing'); };
  window.addEventListener('afterprint', over, {once: true});
  window.print();
}

function vote(button) {
  const turn = turnOf(button);
  if (button.dataset.vote === 'up') { trigger('like', {turn: turn, vote: 'up'}); return; }
  const form = document.getElementById(`${turn}-why-not`);
  form.hidden = !form.hidden;
  button.setAttribute('aria-expanded', String(!form.hidden));
  if (!form.hidden) form.querySelector('input').focus();
}

element.addEventListener('click', event => {
  const button = event.target.closest('button, a.back');
  if (!button) return;
  if (button.matches('.cite, .opens-source')) window.openSource(turnOf(button), button.dataset.source, button);
  else if (button.matches('.asks')) trigger('submit', {question: button.dataset.question, alone: Boolean(button.dataset.alone)});
  else if (button.matches('.copies')) copy(button);
  else if (button.matches('.prints')) print(turnOf(button));
  else if (button.matches('.votes')) vote(button);
  else if (button.matches('.cancels')) { button.closest('form').hidden = true; document.querySelector(`#${turnOf(button)} .votes.down`).focus(); }
  else if (button.matches('a.back')) {
    event.preventDefault();
    document.getElementById(turnOf(button)).scrollIntoView({block: 'start'});
  }
});

element.addEventListener('submit', event => {
  const form = event.target.closest('.why-not');
  if (!form) return;
  event.preventDefault();
  const reasons = [...form.querySelectorAll('input:checked')].map(box => box.value);
  trigger('like', {turn: turnOf(form), vote: 'down', reasons: reasons, comment: form.querySelector('textarea').value});
});

// Left and right go from mark to mark of the same answer.
element.addEventListener('keydown', event => {
  const mark = event.target.closest('.cite');
  if (!mark || !['ArrowLeft', 'ArrowRight'].includes(event.key)) return;
  const marks = [...mark.closest('.turn').querySelectorAll('.cite')];
  const next = marks[marks.indexOf(mark) + (event.key === 'ArrowRight' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
  if (document.body.classList.contains('viewing')) next.click();
});

// What was unfolded stays so when the conversation is drawn anew.
element.addEventListener('toggle', event => {
  if (event.target.id) opened[event.target.open ? 'add' : 'delete'](event.target.id);
}, true);

watch('value', () => {
  for (const id of opened) {
    const fold = document.getElementById(id);
    if (fold) fold.open = true; else opened.delete(id);
  }
  const last = element.querySelector('.turn:last-child[data-state=done]');
  if (last && last.dataset.said !== '1') say([...last.querySelectorAll('.reply .sentence, .reply > p')].map(line => line.textContent).join(' '));
});
