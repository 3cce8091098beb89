// The feed by WebSocket, followed by programs that others wrote.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { on } from 'node:events';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { WebSocket as NodeWebSocket } from 'ws';
import { browser, open } from './browser.mjs';
import { address, register, signIn } from './service.mjs';

const LIVE = `${address.replace('http', 'ws')}/live`;

/** @type {Awaited<ReturnType<typeof signIn>>} */
let alice;

before(async () => {
    alice = await signIn(await register('live@example.com'));
});
after(() => browser.close());

test('ws hears what happens, and goes on at the same place with another connection', async () => {
    const { socket, messages } = connect();
    const place = (await hear(messages, 'position')).after;
    const first = await alice.write({ title: 'First' });
    const heard = await hear(messages, 'event', ({ event }) => event.type === 'post.published');
    socket.close(1000);
    const second = await alice.write({ title: 'Second' });

    const again = connect(heard.after);
    const next = await hear(again.messages, 'event', ({ event }) => event.type === 'post.published');
    again.socket.terminate();

    assert.notEqual(place, heard.after);
    assert.deepEqual([heard, next].map(({ event }) => event.subject), [first, second].map(post => `posts/${post.id}`));
});

test('ws is told what is wrong with a message, and stays connected', async () => {
    const { socket, messages } = connect();
    await hear(messages, 'position');

    socket.send(JSON.stringify({ type: 'subscribe', topics: ['/nothing'] }));
    const refused = await hear(messages, 'error');
    socket.send(JSON.stringify({ type: 'unsubscribe', topics: ['/posts'] }));
    await hear(messages, 'position');
    socket.close(1000);

    assert.equal(refused.problem.status, 422);
});

test('WebSocket of Chromium hears what happens', async () => {
    const { page, complaints } = await open('/');
    const heard = page.evaluate(
        address =>
            new Promise(resolve => {
                const socket = new WebSocket(address);
                socket.onopen = () => socket.send(JSON.stringify({ type: 'subscribe', topics: ['/posts'] }));
                socket.onmessage = ({ data }) => {
                    const { type, event } = JSON.parse(data);
                    document.title = type === 'position' ? 'following' : document.title;
                    if (type === 'event' && event.type === 'post.published') {
                        socket.close();
                        resolve(event.subject);
                    }
                };
            }),
        LIVE,
    );
    await page.waitForFunction(() => document.title === 'following');

    const post = await alice.write({ title: 'For Chromium' });

    assert.equal(await heard, `posts/${post.id}`);
    assert.deepEqual(complaints, []);
});

// Debian's Python, which has the package.
test('websockets in Python hears what it has missed', async () => {
    const place = (await fetch(`${address}/posts?limit=1`)).headers.get('Events-After') ?? '';
    const post = await alice.write({ title: 'For Python' });

    const { stdout } = await promisify(execFile)('/usr/bin/python3', ['-B', 'python/live.py', LIVE, place]);

    assert.equal(stdout, `posts/${post.id}\n`);
});

/** @param {string} [after] */
function connect(after) {
    const socket = new NodeWebSocket(LIVE);
    const messages = on(socket, 'message', { close: ['close'] });
    socket.on('open', () => socket.send(JSON.stringify({ type: 'subscribe', topics: ['/posts'], after })));
    return { socket, messages };
}

/**
 * @param {AsyncIterator<any[]>} messages
 * @param {string} type
 * @param {(message: any) => boolean} [isMeant]
 */
async function hear(messages, type, isMeant = () => true) {
    for (let heard = await messages.next(); !heard.done; heard = await messages.next()) {
        const message = JSON.parse(heard.value[0].toString());
        if (message.type === type && isMeant(message)) {
            return message;
        }
    }
    return assert.fail(`The connection was closed before it brought ${type}.`);
}
