// The tour with openapi-fetch, whose types openapi-typescript makes of docs/openapi.json: the compiler checks them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import createClient from 'openapi-fetch';
import { address } from './service.mjs';

/** @typedef {import('./generated/openapi.d.ts').paths} paths */
/** @typedef {import('./generated/openapi.d.ts').components['schemas']['ImportedLine']} ImportedLine */

const alice = { name: 'Alice', email: 'openapi-fetch@example.com', age: 25, password: 'correct horse battery staple' };
const client = /** @type {typeof createClient<paths>} */ (createClient)({ baseUrl: address });

test('makes an account, signs in, writes, reads, edits, lists, imports and deletes', async () => {
    const registered = await client.POST('/users', { body: alice });
    const author_id = registered.data?.id;
    const token = await client.POST('/token', {
        body: { username: alice.email, password: alice.password },
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    client.use({
        onRequest({ request }) {
            request.headers.set('Authorization', `Bearer ${token.data?.access_token}`);
        },
    });

    const written = await client.POST('/posts', { body: { title: 'Hello' } });
    const path = { post_id: written.data?.id ?? 0 };
    const read = await client.GET('/posts/{post_id}', { params: { path } });
    const edited = await client.PATCH('/posts/{post_id}', {
        params: { path, header: { 'If-Match': read.response.headers.get('ETag') ?? '' } },
        body: { title: 'Hello again' },
    });
    const removed = await client.DELETE('/posts/{post_id}', { params: { path } });
    const imported = await client.POST('/posts/import', {
        body: '{"title":"One"}\n{"title":"Two"}\n{"title":"Three"}\n',
        bodySerializer: lines => lines,
        headers: { 'Content-Type': 'application/x-ndjson' },
        parseAs: 'text',
    });
    const first = await client.GET('/posts', { params: { query: { author_id, limit: 2 } } });
    const after = new URL(first.response.headers.get('Link')?.slice(1).split('>')[0] ?? '', address).searchParams.get('after');
    const second = await client.GET('/posts', { params: { query: { author_id, limit: 2, after: after ?? '' } } });
    const sparse = await client.GET('/posts', { params: { query: { author_id, fields: 'id,title' } } });

    /** @type {ImportedLine[]} */
    const results = imported.data?.trim().split('\n').map(line => JSON.parse(line)) ?? [];
    assert.equal(written.data?.status, 'published');
    assert.deepEqual(read.data, written.data);
    assert.equal(edited.data?.title, 'Hello again');
    assert.equal(removed.response.status, 204);
    assert.deepEqual(results.map(line => line.status), [201, 201, 201]);
    assert.deepEqual([first, second].flatMap(page => page.data?.map(post => post.title)), ['Three', 'Two', 'One']);
    assert.deepEqual(sparse.data?.map(post => Object.keys(post)), Array(3).fill(['id', 'title']));
});
