// Writing, changing, publishing and deleting posts.
import { Refusal } from './api.js';
import { clear, onSubmit, valuesOf } from './forms.js';
import { complain, part, say } from './page.js';
import { askSignedIn } from './session.js';
import { place, set } from './address.js';

/** @type {any} the post that is edited or deleted; undefined for a new one */
let subject;
let tag = ''; // of the version that the editor shows
let before = ''; // what the editor contained when it was opened
let sent = { content: '', key: '' };

/** @type {(sentence: string) => Promise<unknown>} shows the posts after a change */
let showAgain;

/** @param {(sentence: string) => Promise<unknown>} shows */
export function prepareEditor(shows) {
    showAgain = shows;
    onSubmit('editor', save);
    onSubmit('delete', deleteSubject);
    part('editor-dialog').addEventListener('cancel', keepChanges);
}

export function write() {
    open(undefined, '', '');
}

/** @param {any} post */
export function edit(post) {
    return attempt(async () => {
        const response = await askSignedIn(`posts/${post.id}`);
        const found = await response.json();
        tag = response.headers.get('ETag') ?? '';
        open(found, found.title, found.body);
    });
}

/** @param {any} post */
export function publish(post) {
    return attempt(async () => {
        await askSignedIn(`posts/${post.id}`, json('PATCH', { status: 'published' }));
        await finish('Published.', post.id);
    });
}

/** @param {any} post */
export function remove(post) {
    subject = post;
    clear(part('delete'));
    part('delete-what').textContent = post.title;
    part('delete-dialog').showModal();
}

/**
 * @param {any} post
 * @param {string} title
 * @param {string} body
 */
function open(post, title, body) {
    subject = post;
    clear(part('editor'));
    part('title').value = title;
    part('body').value = body;
    const isPublished = post?.status === 'published';
    part('editor-heading').textContent = post ? 'Edit' : 'Write';
    part('save-published').textContent = isPublished ? 'Save' : 'Publish';
    part('save-draft').hidden = isPublished;
    before = contentOf();
    part('editor-dialog').showModal();
    part('title').focus();
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement} button
 */
async function save(form, button) {
    const post = { ...valuesOf(form), status: button.value };
    const saved = await (subject === undefined ? create(post) : change(post));
    part('editor-dialog').close();
    if (subject === undefined) {
        set(post.status === 'draft' ? '?mine' : './'); // where it is the first
    }
    await finish(post.status === 'draft' ? 'Saved as a draft.' : subject?.status === post.status ? 'Saved.' : 'Published.', saved.id);
}

/** @param {object} post */
async function create(post) {
    const content = JSON.stringify(post);
    if (sent.content !== content) {
        sent = { content, key: makeKey() }; // the same request again makes no second post
    }
    const response = await askSignedIn('posts', json('POST', post, { 'Idempotency-Key': sent.key }));
    sent = { content: '', key: '' };
    return response.json();
}

/** @param {object} post */
async function change(post) {
    try {
        return await (await askSignedIn(`posts/${subject.id}`, json('PATCH', post, { 'If-Match': tag }))).json();
    } catch (failure) {
        if (failure instanceof Refusal && failure.status === 412) {
            tag = (await askSignedIn(`posts/${subject.id}`)).headers.get('ETag') ?? '';
        }
        throw failure;
    }
}

async function deleteSubject() {
    await askSignedIn(`posts/${subject.id}`, { method: 'DELETE' });
    part('delete-dialog').close();
    if (place().post) {
        set('./');
    }
    await finish('Deleted.', subject.id);
}

/**
 * @param {string} sentence
 * @param {number} id
 */
async function finish(sentence, id) {
    await showAgain(sentence);
    const shown = document.querySelector(`#list:not([hidden]) a[href="?post=${id}"], #post:not([hidden]) h3`);
    /** @type {HTMLElement} */ (shown ?? part('posts-heading')).focus();
}

/** @param {Event} event */
function keepChanges(event) {
    if (contentOf() !== before) {
        before = contentOf();
        event.preventDefault();
        say(part('editor').querySelector('[role=alert]'), 'What you have written is not saved. Cancel again to discard it.');
    }
}

function contentOf() {
    return JSON.stringify(valuesOf(part('editor')));
}

/**
 * @param {string} method
 * @param {object} content
 * @param {Record<string, string>} [headers]
 */
function json(method, content, headers) {
    return { method, body: JSON.stringify(content), headers: { 'Content-Type': 'application/json', ...headers } };
}

function makeKey() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {() => Promise<unknown>} action */
async function attempt(action) {
    say(part('posts-error'), '');
    try {
        await action();
    } catch (failure) {
        complain(part('posts-error'), failure);
        part('posts-error').scrollIntoView({ block: 'nearest' });
    }
}
