// The collection that openapi-to-postmanv2 makes of docs/openapi.json: the service accepts each of its samples.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import converter from 'openapi-to-postmanv2';
import { address, register } from './service.mjs';

/**
 * @typedef {{ key: string, value: string }} Pair
 * @typedef {{
 *     method: string,
 *     auth?: { type: string },
 *     url: { path: string[], query: Pair[], variable: Pair[] },
 *     header: Pair[],
 *     body?: { raw?: string, urlencoded?: Pair[] },
 * }} Sample
 * @typedef {{ item?: Item[], request?: Sample }} Item
 */

const NEEDS_AN_ADMIN = 'GET /audit';

/** Refused where no browser says that a page of the service asks. */
const FOR_PAGES = ['POST /token/cookie', 'DELETE /token/cookie'];

/** The account of the sample comes first; a new address or password ends the other sessions; the account ends last. */
const ORDER = ['POST /users', 'POST /token', 'GET', 'POST', 'DELETE /users/me/', 'PATCH', 'PUT', 'DELETE'];

const collection = await convert(await readFile('../docs/openapi.json', 'utf8'));
const samples = requests(collection)
    .map(request => ({ name: `${request.method} /${request.url.path.join('/')}`, request }))
    .sort((one, next) => rank(one.name) - rank(next.name));

test('the collection knows the address of the service, and which requests take a token', () => {
    const variables = Object.fromEntries(collection.variable.map(({ key, value }) => [key, value]));
    const auth = Object.fromEntries(samples.map(({ name, request }) => [name, request.auth?.type]));

    assert.deepEqual(variables, { origin: 'http://localhost:8000', baseUrl: '{{origin}}' });
    assert.equal(auth['POST /posts'], 'oauth2');
    assert.equal(auth['GET /posts'], 'oauth2');
    assert.equal(auth['POST /token'], 'noauth');
});

test('the service accepts every sample, with ids that exist', async () => {
    const owner = await account('postman@example.com');
    const leaver = await account('postman-leaver@example.com');

    const refused = [];
    for (const { name, request } of samples.filter(sample => !FOR_PAGES.includes(sample.name))) {
        const response = await send(request, name === 'DELETE /users/me' ? leaver : owner);
        if (response.status >= 400 && !(name === NEEDS_AN_ADMIN && response.status === 403)) {
            refused.push(`${name}: ${response.status} ${await response.text()}`);
        }
    }

    assert.deepEqual(refused, []);
    assert(samples.length > 20);
});

/**
 * A signed-in account, and the ids of its resources by the names of path parameters.
 *
 * @param {string} email
 */
async function account(email) {
    const { password } = await register(email);
    const tokens = [await json('/token', { username: email, password }), await json('/token', { username: email, password })];
    const headers = { Authorization: `Bearer ${tokens[0].access_token}` };
    const post = await json('/posts', JSON.stringify({ title: 'Hello' }), { ...headers, 'Content-Type': 'application/json' });
    const sessions = await (await fetch(`${address}/users/me/sessions`, { headers })).json();
    /** @type {Record<string, number>} */
    const ids = {
        post_id: post.id,
        user_id: post.author_id,
        session_id: sessions.find((/** @type {{ current: boolean }} */ session) => !session.current).id,
    };
    return { headers, ids };
}

/**
 * @param {Sample} sample
 * @param {Awaited<ReturnType<typeof account>>} account
 */
function send({ method, auth, url, header, body }, account) {
    const path = url.path.map(part => {
        const variable = url.variable.find(({ key }) => part === `:${key}`);
        return variable === undefined ? part : (account.ids[variable.key] ?? variable.value);
    });
    const query = url.query.map(({ key, value }) => `${key}=${encodeURIComponent(value)}`);
    const headers = new Headers(header.map(({ key, value }) => [key, value]));
    if (auth?.type === 'oauth2') {
        headers.set('Authorization', account.headers.Authorization);
    }
    if (headers.has('Idempotency-Key')) {
        headers.set('Idempotency-Key', randomUUID()); // the converter gives all of them the same
    }
    const form = body?.urlencoded && new URLSearchParams(body.urlencoded.map(({ key, value }) => [key, value]));
    return fetch(`${address}/${path.join('/')}?${query.join('&')}`, { method, headers, body: form ?? body?.raw });
}

/**
 * @param {string} path
 * @param {string | Record<string, string>} body
 */
async function json(path, body, headers = {}) {
    const sent = typeof body === 'string' ? body : new URLSearchParams(body);
    return (await fetch(address + path, { method: 'POST', headers, body: sent })).json();
}

/**
 * @param {string} data
 * @returns {Promise<Item & { variable: Pair[] }>}
 */
function convert(data) {
    return new Promise((resolve, reject) =>
        converter.convertV2({ type: 'string', data }, { parametersResolution: 'Example' }, (error, result) => {
            const made = /** @type {(Item & { variable: Pair[] }) | undefined} */ (result?.output?.[0]?.data);
            return made ? resolve(made) : reject(error ?? new Error(result?.reason));
        }),
    );
}

/**
 * @param {Item} item
 * @returns {Sample[]}
 */
function requests({ item = [], request }) {
    return [...(request === undefined ? [] : [request]), ...item.flatMap(requests)];
}

/** @param {string} name */
function rank(name) {
    return ORDER.findIndex(start => name.startsWith(start));
}
