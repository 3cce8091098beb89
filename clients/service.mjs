/** Where with-service.mjs has started the service. */
export const address = process.env.MASTHEAD ?? fail('Nothing to test: node with-service.mjs node --test');

/**
 * Makes an account that can sign in.
 *
 * @param {string} email
 */
export async function register(email, name = 'Alice') {
    const password = 'correct horse battery staple';
    const answer = await fetch(`${address}/users`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ name, email, age: 25, password }),
    });
    if (answer.status !== 201) {
        fail(`No account: ${answer.status} ${await answer.text()}`);
    }
    return { email, password };
}

/**
 * Signs in, and calls the API from then on.
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
        /** @param {{ title: string, body?: string, status?: string }} post */
        write: async post => {
            const answer = await fetch(`${address}/posts`, { method: 'POST', headers, body: JSON.stringify(post) });
            if (answer.status !== 201) {
                fail(`No post: ${answer.status} ${await answer.text()}`);
            }
        },
    };
}

/**
 * @param {string} reason
 * @returns {never}
 */
function fail(reason) {
    throw new Error(reason);
}
