// A post as the page shows it: in a list with the start of its text, or alone.
import { askSignedIn, current } from './session.js';
import { edit, publish, remove } from './editor.js';
import { make, makeButton, makeTime } from './page.js';

const EXCERPT = 280;

/** @param {any} post */
export function excerptOf(post) {
    const start = Array.from(post.body.slice(0, 2 * EXCERPT)).slice(0, EXCERPT).join('');
    const link = linkTo(`?post=${post.id}`, titleOf(post));
    const title = make('h3');
    title.append(link);
    const entry = make('li');
    entry.dataset.post = String(post.id);
    entry.dataset.updated = post.updated_at;
    const text = make('p', start.length < post.body.length ? `${start}…` : start, 'text');
    entry.append(title, bylineOf(post), ...(start ? [text] : []), ...toolsOf(post));
    return entry;
}

/**
 * @param {any} post
 * @param {string} list where to go back to
 */
export function wholeOf(post, list) {
    const title = make('h3', titleOf(post));
    title.tabIndex = -1;
    const back = make('p');
    back.append(linkTo(list, '← Back to the posts'));
    const json = make('p');
    json.append(linkTo(`posts/${post.id}`, 'This post as JSON'));
    return [back, title, bylineOf(post), make('p', post.body, 'text whole'), ...toolsOf(post), json];
}

/**
 * @param {string} address
 * @param {string} text
 */
function linkTo(address, text) {
    const link = document.createElement('a');
    link.href = address;
    link.textContent = text;
    return link;
}

/** @param {any} post */
function titleOf(post) {
    return post.title.trim() || 'Untitled';
}

/** @param {any} post */
function bylineOf(post) {
    const byline = make('p', '', 'quiet byline');
    byline.dir = 'ltr';
    if (post.status === 'draft') {
        byline.append(make('span', 'Draft', 'badge'), ' ');
    }
    byline.append(make('bdi', post.author?.name ?? ''), post.author ? ', ' : '');
    byline.append(makeTime(post.published_at ?? post.updated_at));
    return byline;
}

/** @param {any} post */
function toolsOf(post) {
    const reader = current();
    if (reader === undefined || (reader.id !== post.author_id && reader.role !== 'admin')) {
        return [];
    }
    const tools = make('div', '', 'row tools');
    const title = titleOf(post);
    tools.append(makeButton('Edit', title, () => edit(post)));
    if (post.status === 'draft') {
        tools.append(makeButton('Publish', title, () => publish(post)));
    }
    tools.append(makeButton('Delete', title, () => remove(post)));
    return [tools];
}

/** @param {string} id */
export async function find(id) {
    const response = await askSignedIn(`posts/${encodeURIComponent(id)}?include=author`);
    return response.json();
}
