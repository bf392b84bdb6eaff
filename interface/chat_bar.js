// The bar above the conversation: one panel open at a time.
const panel = name => document.getElementById(`panel-${name}`);

function show(name, open) {
  for (const button of element.querySelectorAll('.unfolds')) {
    const is = open && button.dataset.panel === name;
    button.setAttribute('aria-expanded', String(is));
    panel(button.dataset.panel)?.classList.toggle('unfolded', is);
  }
}

element.addEventListener('click', event => {
  const button = event.target.closest('.unfolds');
  if (button) show(button.dataset.panel, button.getAttribute('aria-expanded') !== 'true');
});
document.addEventListener('keydown', event => {
  const open = element.querySelector('.unfolds[aria-expanded=true]');
  const inside = open && (element.contains(event.target) || panel(open.dataset.panel)?.contains(event.target));
  if (event.key !== 'Escape' || !inside || event.defaultPrevented) return;
  show('', false);
  open.focus();
});
document.addEventListener('click', event => {
  if (event.target.closest('.opens-kept, #ask, .example')) show('', false);
});
watch('value', () => {
  const open = document.querySelector('.chat-panel.unfolded');
  if (open) show(open.id.slice('panel-'.length), true);
});
