// Saves a draft while it is written, counts words, and moves the focus to what must be corrected. Pages work without it.
const form = document.querySelector('form[data-draft]');
const summary = document.querySelector('[data-focus]');
if (summary) summary.focus();

if (form) {
  const status = document.querySelector('[data-draft-status]');
  const version = form.elements.namedItem('draftVersion');
  let timer = null;
  let busy = false;
  let again = false;
  const save = async () => {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      const typed = new FormData(form);
      // Files go with the button alone.
      typed.delete('file');
      const answer = await fetch(form.dataset.draft, {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: new URLSearchParams(typed),
      });
      if (answer.ok) {
        const { version: next, text } = await answer.json();
        version.value = String(next);
        status.textContent = text;
      } else if (answer.status === 401) {
        // The session has ended, and what is typed is kept.
        const { text } = await answer.json();
        status.textContent = text;
      }
    } catch {
      // The line is down: what is typed stays on the page, and the next change tries again.
    }
    busy = false;
    if (again) {
      again = false;
      void save();
    }
  };
  form.addEventListener('input', ({ target }) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), 1500);
    const counter = target.id ? document.getElementById(`${target.id}-words`) : null;
    if (counter) {
      const count = target.value.split(/\s+/).filter(Boolean).length;
      counter.textContent = (count === 1 ? counter.dataset.one : counter.dataset.many).replace('#', String(count));
    }
  });
}
