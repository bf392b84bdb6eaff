// The viewer beside the conversation: opened by a mark, left with Escape, and the focus goes back to the mark.
let opener = null, held = '';
const drawer = () => element.querySelector('.drawer');

function bring(target) {
  const box = target.closest('.text');
  if (!box) return;
  box.scrollTop += target.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 4;
}

window.openSource = (turn, source, from, more) => {
  opener = from || opener;
  trigger('select', {turn: turn, source: source, view: 'text', ...more});
};

// The mark whose passage is open stands out in the answer.
function point(turn, source) {
  document.querySelectorAll('.cite.open').forEach(mark => mark.classList.remove('open'));
  if (turn) document.querySelectorAll(`#${CSS.escape(turn)} .cite[data-source="${CSS.escape(source)}"]`).forEach(mark => mark.classList.add('open'));
}

function close() {
  if (!drawer()) return;
  props.value = '';
  point();
  document.body.classList.remove('viewing');
  if (opener && document.contains(opener)) opener.focus({preventScroll: false});
  opener = null;
}

function step(to) {
  const turn = drawer().dataset.turn;
  const mark = document.querySelector(`#${CSS.escape(turn)} .cite[data-source="${CSS.escape(to)}"]`);
  window.openSource(turn, to, mark);
}

element.addEventListener('click', event => {
  const button = event.target.closest('button, a');
  if (!button) return;
  const {turn, source} = drawer().dataset;
  held = button.matches('.steps-to') ? `.steps-to[aria-label="${CSS.escape(button.getAttribute('aria-label'))}"]`
    : button.matches('.shows') ? `.shows[data-view=${button.dataset.view}]` : '';
  if (button.matches('.closes')) close();
  else if (button.matches('.steps-to')) step(button.dataset.source);
  else if (button.matches('.shows')) window.openSource(turn, source, null, {view: button.dataset.view});
  else if (button.matches('.turns-page')) window.openSource(turn, source, null, {view: 'page', page: button.dataset.page});
  else if (button.matches('.folds-outline')) fold(button.getAttribute('aria-expanded') !== 'true');
  else if (button.matches('.outline a')) {
    event.preventDefault();
    const target = document.getElementById(button.getAttribute('href').slice(1));
    if (!target) return;
    bring(target);
    element.querySelectorAll('.outline [aria-current]').forEach(line => line.removeAttribute('aria-current'));
    button.setAttribute('aria-current', 'location');
    target.focus({preventScroll: true});
  }
});

function fold(open) {
  const button = element.querySelector('.folds-outline'), outline = element.querySelector('.outline');
  if (!button) return;
  if (!outline) { button.hidden = true; return; }
  button.setAttribute('aria-expanded', String(open));
  outline.hidden = !open;
}

document.addEventListener('keydown', event => {
  if (!drawer() || event.defaultPrevented) return;
  if (event.key === 'Escape') { event.preventDefault(); close(); return; }
  if (!element.contains(event.target) || event.altKey || event.ctrlKey || event.metaKey) return;
  const buttons = element.querySelectorAll('.steps-to');
  if (buttons.length && event.key === 'ArrowLeft') { event.preventDefault(); buttons[0].click(); }
  if (buttons.length && event.key === 'ArrowRight') { event.preventDefault(); buttons[1].click(); }
});

watch('value', () => {
  const open = drawer();
  document.body.classList.toggle('viewing', Boolean(open));
  if (!open) { point(); return; }
  point(open.dataset.turn, open.dataset.source);
  const composer = document.getElementById('composer');
  if (composer) open.style.setProperty('--below', composer.getBoundingClientRect().height + 'px');
  fold(open.getBoundingClientRect().width >= 540);
  // On a narrow screen the sheet covers the lower part: the sentence stays in sight above it.
  if (innerWidth <= 820 && opener) (opener.closest('.sentence') || opener).scrollIntoView({block: 'start'});
  const mark = open.querySelector('mark.now');
  if (mark) bring(mark);
  const current = open.querySelector('.outline [aria-current]'), outline = open.querySelector('.outline');
  if (current) outline.scrollTop = current.offsetTop - outline.clientHeight / 3;
  // The same button again after a step, so that the next press goes on; else the heading, which is read out.
  if (!element.contains(document.activeElement)) ((held && open.querySelector(held)) || open.querySelector('h2')).focus({preventScroll: true});
  held = '';
});
