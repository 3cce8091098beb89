import { createHmac } from 'node:crypto';

/** Address of the service that with-service.mjs has started. */
export const address = process.env.MASTHEAD ?? fail('Nothing to test: node with-service.mjs node --test');

/**
 * Registers an account that can sign in.
 *
 * @param {string} email
 */
export async function register(email, name = 'Alice') {
    const password = 'correct horse battery staple';
    const response = await fetch(`${address}/users`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ name, email, age: 25, password }),
    });
    if (response.status !== 201) {
        fail(`No account: ${response.status} ${await response.text()}`);
    }
    return { email, password };
}

/**
 * Signs in, and returns a client of the API.
 *
 * @param {{ email: string, password: string }} account
 */
export async function signIn({ email, password }) {
    const body = new URLSearchParams({ username: email, password });
    const tokens = await (await fetch(`${address}/token`, { method: 'POST', body })).json();
    const headers = { Authorization: `Bearer ${tokens.access_token}`, 'Content-Type': 'application/json' };
    return {
        /** @param {string} path */
        get: async path => (await fetch(address + path, { headers })).json(),
        /** @param {string} path @param {object} patch */
        change: async (path, patch) => {
            const response = await fetch(address + path, { method: 'PATCH', headers, body: JSON.stringify(patch) });
            if (response.status !== 200) {
                fail(`No change: ${response.status} ${await response.text()}`);
            }
        },
        /** @param {{ title: string, body?: string, status?: string }} post */
        write: async post => {
            const response = await fetch(`${address}/posts`, { method: 'POST', headers, body: JSON.stringify(post) });
            if (response.status !== 201) {
                fail(`No post: ${response.status} ${await response.text()}`);
            }
            return response.json();
        },
    };
}

/**
 * The access token as it would be if its session had begun ten minutes earlier. Nobody but the service can sign that; the
 * tests have its key, so that they need not wait.
 *
 * @param {string} token
 */
export function aged(token) {
    const [header, payload] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const earlier = JSON.stringify({ ...claims, auth_time: claims.auth_time - 600 });
    const content = `${header}.${Buffer.from(earlier).toString('base64url')}`;
    const key = process.env.SECRET_KEY ?? fail('No key to sign with: node with-service.mjs node --test');
    return `${content}.${createHmac('sha256', key).update(content).digest('base64url')}`;
}

/**
 * @param {string} reason
 * @returns {never}
 */
function fail(reason) {
    throw new Error(reason);
}
