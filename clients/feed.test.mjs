// The feed of events, followed by programs that others wrote, and by the feed beside the generated client.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { EventSource } from 'eventsource';
import { browser, open } from './browser.mjs';
import { address, register, signIn } from './service.mjs';
import { followEvents, FeedRefused } from './generated/feed/event-feed.js';

/** @type {Awaited<ReturnType<typeof signIn>>} */
let alice;

before(async () => {
    alice = await signIn(await register('feed@example.com'));
});
after(() => browser.close());

/** The place in the feed before what comes next. */
async function now() {
    return (await fetch(`${address}/posts?limit=1`)).headers.get('Events-After') ?? '';
}

test('the feed in TypeScript tells what happens, and goes on where it was left', async () => {
    const place = await now();
    const first = await alice.write({ title: 'First' });
    const second = await alice.write({ title: 'Second' });
    /** @param {string} from */
    const published = async from => {
        for await (const item of followEvents({ service: address, topics: ['/posts'], after: from })) {
            if (item.kind === 'event' && item.event.type === 'post.published') {
                return { id: item.event.data.postId, after: item.after };
            }
        }
        return undefined;
    };

    const one = await published(place);
    const two = await published(one?.after ?? '');

    assert.deepEqual([one?.id, two?.id], [first.id, second.id]);
});

test('the feed in TypeScript says where it stands before anything happens', async () => {
    for await (const item of followEvents({ service: address, topics: ['/posts'] })) {
        assert.equal(item.kind, 'position');
        assert.notEqual(item.after, '');
        break;
    }
});

test('the feed in TypeScript ends where the service refuses it', async () => {
    const refused = followEvents({ service: address, topics: ['/nothing'] }).next();

    await assert.rejects(refused, problem => problem instanceof FeedRefused && problem.status === 422);
});

test('EventSource of Node.js hears what happens', async () => {
    const source = new EventSource(`${address}/events?topic=/posts`);
    /** @type {Promise<MessageEvent>} */
    const heard = new Promise(resolve => source.addEventListener('post.published', resolve));
    await new Promise(resolve => source.addEventListener('position', resolve, { once: true }));

    const post = await alice.write({ title: 'For Node.js' });
    const event = await heard;
    source.close();

    assert.equal(JSON.parse(event.data).subject, `posts/${post.id}`);
    assert.notEqual(event.lastEventId, '');
});

test('EventSource of Chromium hears what happens', async () => {
    const { page, complaints } = await open('/');
    const heard = page.evaluate(
        () =>
            new Promise(resolve => {
                const source = new EventSource('/events?topic=/posts');
                source.addEventListener('position', () => (document.title = 'following'), { once: true });
                source.addEventListener('post.published', event => {
                    source.close();
                    resolve(JSON.parse(event.data).subject);
                });
            }),
    );
    await page.waitForFunction(() => document.title === 'following');

    const post = await alice.write({ title: 'For Chromium' });

    assert.equal(await heard, `posts/${post.id}`);
    assert.deepEqual(complaints, []);
});

test('curl prints what happens, as it happens', async () => {
    const curl = spawn('curl', ['-sSN', '-H', 'Accept: text/event-stream', `${address}/events?topic=/posts`]);
    const ended = once(curl, 'exit');
    /** @type {string[]} */
    const printed = [];
    let post;
    for await (const line of createInterface(curl.stdout)) {
        printed.push(line);
        if (line === 'event: position' && post === undefined) {
            post = await alice.write({ title: 'For curl' });
        }
        if (line === 'event: post.published') {
            break;
        }
    }
    curl.kill();
    await ended;

    assert(printed.some(line => /^retry: ?\d+$/.test(line)), printed.join('\n'));
});

// Debian's Python, which has both packages.
test('httpx in Python reads pages of the feed and its stream', async () => {
    const place = await now();
    const post = await alice.write({ title: 'For Python' });

    const { stdout } = await promisify(execFile)('/usr/bin/python3', ['-B', 'python/feed.py', address, place]);

    assert.equal(stdout, `posts/${post.id}\nposts/${post.id}\n`);
});
