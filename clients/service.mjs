/** Where with-service.mjs has started the service. */
export const address = process.env.MASTHEAD ?? fail('Nothing to test: node with-service.mjs node --test');

/**
 * Makes an account that can sign in.
 *
 * @param {string} email
 */
export async function register(email) {
    const password = 'correct horse battery staple';
    const answer = await fetch(`${address}/users`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ name: 'Alice', email, age: 25, password }),
    });
    if (answer.status !== 201) {
        fail(`No account: ${answer.status} ${await answer.text()}`);
    }
    return { email, password };
}

/**
 * @param {string} reason
 * @returns {never}
 */
function fail(reason) {
    throw new Error(reason);
}
