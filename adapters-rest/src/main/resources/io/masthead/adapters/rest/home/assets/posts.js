// The list of posts that the address asks for, page by page, or one post.
import { complain, part, say } from './page.js';
import { askSignedIn, current } from './session.js';
import { excerptOf, find, wholeOf } from './entry.js';
import { place, placeOf, go } from './address.js';
import { Refusal } from './api.js';
import { follow } from './feed.js';

const TITLE = document.title;
const TOGETHER = 200; // milliseconds for changes that are shown together
const MANY = 20;
const GONE = ['post.withdrawn', 'post.deleted'];

let next = '';
let latest = 0;
let listed = ''; // the address of the list that is shown, or was before a post was opened
let left = 0; // where that list had been scrolled to
let latestRequest = show;
/** @type {Map<string, string>} */
const changed = new Map(); // what the feed has told of posts last, by their ids

/** Shows what the address asks for; a list that is still there as it was left. */
export async function show() {
    const { post, words, mine } = place();
    if (part('post').hidden && post !== '') {
        left = scrollY;
    }
    part('q').value = post ? part('q').value : words;
    mark('all', !mine && !post);
    mark('mine', mine);
    if (post !== '') {
        await showPost(post);
    } else if (listed === placeOf(words, mine) && part('list').hidden) {
        latest++;
        reveal('list');
        sayFound();
        scrollTo(0, left);
    } else {
        await showList();
    }
}

/** Shows everything anew, after a change; the sentence says what has changed. */
export async function showAgain(sentence = '') {
    listed = '';
    await (place().post ? showPost(place().post) : showList());
    if (sentence && part('posts-error').textContent === '') {
        say(part('found'), `${sentence} ${part('found').textContent}`);
    }
}

export function search() {
    go(placeOf(part('q').value.trim(), place().mine));
}

/** Asks once more for what has failed. */
export function again() {
    return latestRequest();
}

export async function more() {
    await turn(more, async () => {
        const response = await askSignedIn(next);
        const posts = await response.json();
        return () => {
            const entries = posts.map(excerptOf);
            part('posts').append(...entries);
            continuation(response);
            (entries[0] ?? part('posts').lastElementChild).querySelector('a')?.focus();
        };
    });
}

async function showList() {
    const { words, mine } = place();
    part('older').hidden = true; // it would continue another list
    await turn(showList, async () => {
        const query = new URLSearchParams({ limit: '10', include: 'author', ...(words && { q: words }) });
        if (mine && current() === undefined) {
            return () => {
                part('posts').replaceChildren();
                reveal('list');
                say(part('found'), 'Sign in to see your posts and drafts.');
            };
        }
        if (mine) {
            query.set('author_id', current().id);
        }
        const response = await askSignedIn(`posts?${query}`);
        const posts = await response.json();
        return () => {
            part('posts').replaceChildren(...posts.map(excerptOf));
            reveal('list');
            listed = placeOf(words, mine);
            continuation(response);
            follow(response.headers.get('Events-After'), hear);
        };
    });
}

/**
 * Hears of a change, and shows those of a moment together.
 *
 * @param {string} type
 * @param {string} subject
 */
function hear(type, subject) {
    const post = /^posts\/(\d+)$/.exec(subject)?.[1] ?? '';
    if (changed.size === 0) {
        setTimeout(showChanges, TOGETHER);
    }
    changed.set(post, type);
}

/** Shows changes in the list of all posts; another list, or many changes, are asked for anew when it is shown. */
async function showChanges() {
    const posts = new Map(changed);
    changed.clear();
    const isShown = listed === placeOf('') && !part('list').hidden;
    if (!isShown) {
        listed = '';
    } else if (posts.size > MANY || posts.has('')) {
        await showList();
    } else {
        const request = latest;
        for (const [id, type] of posts) {
            const post = GONE.includes(type) ? undefined : await find(id).catch(gone);
            if (latest === request && post !== null) {
                showChange(id, post);
            }
        }
    }
}

/**
 * A post that is gone is undefined; of one that cannot be read for another reason, nothing is known.
 *
 * @param {unknown} failure
 */
function gone(failure) {
    return failure instanceof Refusal && failure.status === 404 ? undefined : null;
}

/**
 * @param {string} id
 * @param {any} post
 */
function showChange(id, post) {
    const list = part('posts');
    const shown = list.querySelector(`[data-post="${id}"]`);
    const isPublished = post?.status === 'published';
    if (shown !== null && !isPublished) {
        shown.remove();
        sayFound();
    } else if (shown === null && isPublished && Number(id) > Number(list.firstElementChild?.dataset.post ?? 0)) {
        list.prepend(excerptOf(post));
        sayFound();
    } else if (isPublished && shown?.dataset.updated !== post.updated_at && !shown?.contains(document.activeElement)) {
        shown?.replaceWith(excerptOf(post));
    }
}

/** @param {string} id */
async function showPost(id) {
    await turn(() => showPost(id), async () => {
        const post = await find(id);
        return () => {
            part('post').replaceChildren(...wholeOf(post, listed || './'));
            reveal('post');
            say(part('found'), '');
            document.title = `${post.title} – ${TITLE}`;
            part('post').querySelector('h3').focus();
        };
    });
}

/**
 * Asks, and shows the response, unless something else has been asked meanwhile.
 *
 * @param {() => Promise<void>} whole asks again
 * @param {() => Promise<() => void>} request
 */
async function turn(whole, request) {
    latestRequest = whole;
    const mine = ++latest;
    const busy = part('posts');
    busy.ariaBusy = 'true';
    part('again').hidden = true;
    say(part('posts-error'), '');
    try {
        const display = await request();
        if (mine === latest) {
            display();
        }
    } catch (failure) {
        if (mine === latest) {
            if (whole !== more) {
                listed = '';
                reveal('list');
                part('posts').replaceChildren();
            }
            say(part('found'), '');
            complain(part('posts-error'), failure);
            part('again').hidden = false;
        }
    }
    if (mine === latest) {
        busy.ariaBusy = 'false';
    }
}

/** @param {'list' | 'post'} shown */
function reveal(shown) {
    part('list').hidden = shown !== 'list';
    part('post').hidden = shown !== 'post';
    document.title = TITLE;
}

/**
 * Remembers where the list goes on: the query alone, since the page may be behind a proxy that adds a prefix.
 *
 * @param {Response} response
 */
function continuation(response) {
    const link = /<([^>]*)>; *rel="next"/.exec(response.headers.get('Link') ?? '')?.[1];
    next = link === undefined ? '' : `posts${new URL(link, location.href).search}`;
    part('older').hidden = next === '';
    sayFound();
}

function sayFound() {
    const { words, mine } = place();
    const count = part('posts').children.length;
    if (count === 0 && !words) {
        say(part('found'), mine ? 'You have written nothing yet.' : 'No posts yet.');
        return;
    }
    const number = count === 0 ? 'No posts' : count === 1 ? '1 post' : `${count} posts`;
    const order = words ? ` for ${words}, best first` : ', newest first';
    say(part('found'), number + (count > 1 ? order : words ? ` for ${words}` : '') + (next ? '; there are more.' : '.'));
}

/**
 * @param {string} link
 * @param {boolean} isCurrent
 */
function mark(link, isCurrent) {
    part(link).toggleAttribute('aria-current', false);
    if (isCurrent) {
        part(link).ariaCurrent = 'page';
    }
}
