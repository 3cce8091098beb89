// Client of the public API. Content of users becomes text, never HTML; tokens are kept in memory alone.
/** @type {(id: string) => any} */
const part = id => document.getElementById(id);
const time = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
const OF_OAUTH = new Map([['invalid_grant', 'No account has this email address and password.']]);
const EXCERPT = 280;

/** A refusal of the service, in sentences for people. */
class Refusal extends Error {
    /**
     * @param {string} sentence
     * @param {string} language
     */
    constructor(sentence, language) {
        super(sentence);
        this.language = language;
    }
}

/**
 * @param {string} address
 * @param {RequestInit} [request]
 */
async function ask(address, request) {
    const response = await fetch(address, request).catch(() => {
        throw new Refusal('The service cannot be reached.', 'en');
    });
    if (response.ok) {
        return response;
    }
    const problem = await response.json().catch(() => ({}));
    const sentences = [
        OF_OAUTH.get(problem.error) ?? problem.detail ?? problem.error_description ?? `The response has status ${response.status}.`,
        ...(problem.errors ?? []).map((/** @type {any} */ error) => `${error.parameter ?? error.pointer} ${error.detail}.`),
    ];
    throw new Refusal(sentences.join(' '), response.headers.get('Content-Language') ?? 'en');
}

/**
 * Shows a sentence in a live region, which screen readers announce.
 *
 * @param {HTMLElement} place
 * @param {string} sentence
 */
function say(place, sentence, language = 'en') {
    place.lang = language;
    place.textContent = sentence;
}

/**
 * @param {HTMLElement} place
 * @param {unknown} failure
 */
function complain(place, failure) {
    if (!(failure instanceof Refusal)) {
        throw failure;
    }
    say(place, failure.message, failure.language);
}

async function showState() {
    const state = part('state');
    try {
        await ask('/readyz');
        say(state, 'Ready: it takes requests.');
        state.className = 'ready';
    } catch (failure) {
        complain(state, failure);
        state.className = 'troubled';
    }
}

/** @type {string | undefined} */
let refreshToken;

async function signIn() {
    const form = part('sign-in');
    if (form.ariaBusy === 'true') {
        return; // one request is enough: each one would open a session
    }
    form.ariaBusy = 'true';
    say(part('session-error'), '');
    try {
        const tokens = await ask('/token', { method: 'POST', body: formOf(form) }).then(response => response.json());
        const authorization = `Bearer ${tokens.access_token}`;
        refreshToken = tokens.refresh_token;
        const account = await ask('/users/me', { headers: { authorization } }).then(response => response.json());
        form.reset();
        say(part('session'), `You are signed in as ${account.name} (${account.email}, ${account.role}).`);
        swap(form, part('signed-in'));
        part('sign-out').focus();
    } catch (failure) {
        complain(part('session-error'), failure);
        part('password').select();
    } finally {
        form.ariaBusy = 'false';
    }
}

async function signOut() {
    say(part('session-error'), '');
    try {
        await ask('/token/revoke', { method: 'POST', body: revocation() });
        forget();
        part('username').focus();
    } catch (failure) {
        complain(part('session-error'), failure);
    }
}

/** Ends the session when the page is left: no other page has its tokens. */
function leave() {
    if (refreshToken !== undefined) {
        navigator.sendBeacon('/token/revoke', revocation());
        forget(); // the browser may restore the page
    }
}

function forget() {
    refreshToken = undefined;
    say(part('session'), 'You are not signed in.');
    swap(part('signed-in'), part('sign-in'));
}

function revocation() {
    return new URLSearchParams({ token: refreshToken ?? '' });
}

/**
 * @param {HTMLElement} gone
 * @param {HTMLElement} come
 */
function swap(gone, come) {
    gone.hidden = true;
    come.hidden = false;
}

/** @param {HTMLFormElement} form */
function formOf(form) {
    return new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
}

let words = '';
let next = '';
let latest = 0;

async function search() {
    part('older').hidden = true; // it would continue another search
    words = part('q').value.trim();
    const query = new URLSearchParams({ limit: '10', include: 'author', ...(words && { q: words }) });
    await list(`/posts?${query}`, posts => part('posts').replaceChildren(...posts));
}

async function more() {
    await list(next, posts => {
        part('posts').append(...posts);
        (posts[0] ?? part('posts').lastElementChild).querySelector('a')?.focus();
    });
}

/**
 * Shows a page of the list, unless another request has started meanwhile.
 *
 * @param {string} address
 * @param {(posts: HTMLElement[]) => void} show
 */
async function list(address, show) {
    const turn = ++latest;
    part('posts').ariaBusy = 'true';
    say(part('posts-error'), '');
    try {
        const response = await ask(address);
        const posts = await response.json();
        if (turn === latest) {
            show(posts.map(postOf));
            next = /<([^>]*)>; *rel="next"/.exec(response.headers.get('Link') ?? '')?.[1] ?? '';
            part('older').hidden = next === '';
            say(part('found'), summary(part('posts').children.length));
        }
    } catch (failure) {
        if (turn === latest) {
            say(part('found'), '');
            complain(part('posts-error'), failure);
        }
    }
    if (turn === latest) {
        part('posts').ariaBusy = 'false';
    }
}

/** @param {number} count */
function summary(count) {
    const number = count === 0 ? 'No posts' : count === 1 ? '1 post' : `${count} posts`;
    const order = words ? ` for ${words}, best first` : ', newest first';
    return number + (count > 1 ? order : words ? ` for ${words}` : '') + (next ? '; there are more.' : '.');
}

/** @param {any} post */
function postOf(post) {
    const start = Array.from(post.body.slice(0, 2 * EXCERPT)).slice(0, EXCERPT).join('');
    const when = make('p', post.author ? `${post.author.name}, ` : '', 'when');
    const published = make('time', time.format(new Date(post.published_at)));
    published.dateTime = post.published_at;
    when.append(published);
    const link = make('a', post.title.trim() || 'Untitled');
    link.href = `/posts/${post.id}`;
    const title = make('h3');
    title.append(link);
    const entry = make('li');
    entry.append(title, when, make('p', start.length < post.body.length ? `${start}…` : start));
    return entry;
}

/**
 * Creates an element with a text, in the direction of its script.
 *
 * @param {string} name
 * @returns {any}
 */
function make(name, text = '', kind = '') {
    const made = document.createElement(name);
    made.textContent = text;
    made.className = kind;
    made.dir = 'auto';
    return made;
}

/**
 * @param {string} id
 * @param {() => void} action
 */
function onSubmit(id, action) {
    part(id).addEventListener('submit', (/** @type {Event} */ event) => {
        event.preventDefault();
        action();
    });
}

for (const place of document.querySelectorAll('.here')) {
    place.textContent = location.origin + new URL(place.textContent ?? '').pathname;
}
onSubmit('sign-in', signIn);
onSubmit('search', search);
part('sign-out').addEventListener('click', signOut);
part('older').addEventListener('click', more);
addEventListener('pagehide', leave);
showState();
search();
