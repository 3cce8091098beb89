// What examples/webhooks delivers, verified by the library of Standard Webhooks.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { address, register, signIn } from './service.mjs';

const SECRETS = [0, 1].map(() => `whsec_${randomBytes(32).toString('base64')}`);

test('the library of Standard Webhooks verifies what is delivered, with either secret', async () => {
    const alice = await signIn(await register('webhooks@example.com'));
    /** @type {any[]} */
    const received = [];
    const receiver = createServer(async (request, response) => {
        const body = await text(request);
        const headers = /** @type {Record<string, string>} */ (request.headers);
        received.push(SECRETS.map(secret => new Webhook(secret).verify(body, headers)));
        response.writeHead(204).end();
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const { port } = /** @type {import('node:net').AddressInfo} */ (receiver.address());
    const directory = await mkdtemp(join(tmpdir(), 'webhooks-'));
    const place = join(directory, 'place');
    const sender = spawn(
        'python3',
        ['-B', '../examples/webhooks/webhooks.py', address, '/posts', `http://127.0.0.1:${port}`, place],
        { env: { ...process.env, WEBHOOK_SECRET: SECRETS.join(' ') }, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const ended = once(sender, 'exit');

    await until(() => existsSync(place));
    const post = await alice.write({ title: 'Delivered' });
    const about = () => received.map(([first]) => first).filter(event => event.data.subject === `posts/${post.id}`);
    await until(() => about().some(event => event.type === 'post.published'));
    sender.kill();
    await ended;
    receiver.close();
    await rm(directory, { recursive: true });

    assert(received.every(([first, second]) => first.type === second.type));
    assert(about().every(event => event.data.post_id === post.id && !Number.isNaN(Date.parse(event.timestamp))));
});

/** @param {() => boolean} isSo */
async function until(isSo) {
    for (let waited = 0; !isSo(); waited += 50) {
        assert(waited < 30_000, 'not within 30 seconds');
        await pause(50);
    }
}
