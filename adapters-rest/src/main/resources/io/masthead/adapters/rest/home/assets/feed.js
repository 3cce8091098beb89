// The feed of events, from a place on: what others change comes by itself, and what was missed comes first.

const SILENCE = 45_000; // the service says something every 15 seconds, unless the machine slept
const PAUSE = 30_000;

/** Types of events that the list of posts depends on. */
const TYPES = ['post.written', 'post.edited', 'post.published', 'post.withdrawn', 'post.deleted', 'user.closed'];

// A browser has six connections to a server for all its tabs: one of these reads the feed, and tells the others.
const tabs = new BroadcastChannel('masthead-feed');

/** @typedef {{ type: string, subject: string, place: string }} News */

/** @type {News[]} */
const early = [];
tabs.addEventListener('message', message => (place === '' ? early.push(message.data) : take(message.data)));

/** @type {EventSource | undefined} */
let source;
let place = '';
let heard = 0;
/** @type {(type: string, subject: string) => void} */
let tell = () => {};

/**
 * Follows posts, unless that has begun before.
 *
 * @param {string | null} after where to begin; null where there is no feed
 * @param {(type: string, subject: string) => void} listener
 */
export function follow(after, listener) {
    if (after === null || place !== '') {
        return;
    }
    place = after;
    tell = listener;
    early.forEach(take);
    if (navigator.locks) {
        void navigator.locks.request('masthead-feed', () => {
            open();
            return new Promise(() => {}); // until the tab is closed
        });
    } else {
        open(); // without TLS
    }
    setInterval(() => source && Date.now() - heard > SILENCE && open(), SILENCE / 3);
}

function open() {
    source?.close();
    heard = Date.now();
    const opened = new EventSource(`events?${new URLSearchParams({ topic: '/posts', after: place })}`);
    source = opened;
    for (const type of ['position', 'reset', ...TYPES]) {
        opened.addEventListener(type, hear);
    }
    opened.addEventListener('error', () => {
        if (opened === source && opened.readyState === EventSource.CLOSED) {
            source = undefined; // refused, as for too many
            setTimeout(open, PAUSE);
        }
    });
}

/** @param {MessageEvent} message */
function hear(message) {
    heard = Date.now();
    const news = { type: message.type, subject: JSON.parse(message.data).subject ?? '', place: message.lastEventId };
    tabs.postMessage(news);
    take(news);
}

/** @param {News} news */
function take(news) {
    place = news.place;
    if (news.type !== 'position') {
        tell(news.type, news.subject);
    }
}
