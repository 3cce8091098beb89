// The page at the root: a client of the public API.
import { prepareAccount } from './account.js';
import { followLinks } from './address.js';
import { ask } from './api.js';
import { prepareEditor, write } from './editor.js';
import { closeWithButtons } from './forms.js';
import { complain, part, say } from './page.js';
import { again, more, search, show, showAgain } from './posts.js';
import { onChange, restore } from './session.js';

async function showState() {
    const state = part('state');
    try {
        await ask('readyz');
        say(state, 'Ready: it takes requests.');
        state.className = 'ready';
    } catch (failure) {
        complain(state, failure);
        state.className = 'troubled';
    }
}

for (const place of document.querySelectorAll('.here')) {
    const path = /** @type {HTMLElement} */ (place).dataset.path ?? '';
    place.textContent = new URL(path, document.baseURI).href;
}
closeWithButtons();
followLinks();
prepareAccount();
prepareEditor(showAgain);
part('search').addEventListener('submit', (/** @type {Event} */ event) => {
    event.preventDefault();
    search();
});
part('write').addEventListener('click', write);
part('older').addEventListener('click', more);
part('again').addEventListener('click', again);
addEventListener('popstate', show);
showState();
restore().then(() => {
    onChange(() => showAgain());
    show();
});
