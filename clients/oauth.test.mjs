// Signing in with a third-party OAuth 2.0 library: oauth4webapi, which refuses responses that violate an RFC.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as oauth from 'oauth4webapi';
import { address, register } from './service.mjs';

const server = {
    issuer: address,
    token_endpoint: `${address}/token`,
    revocation_endpoint: `${address}/token/revoke`,
};
const client = { client_id: 'any' };
const noSecret = oauth.None(); // a client without a secret
const plain = { [oauth.allowInsecureRequests]: true }; // TLS is the proxy's

test('a password gives a token for what only its account may see', async () => {
    const alice = await register('password@example.com');

    const tokens = await signIn(alice);

    assert.equal(tokens.token_type, 'bearer');
    assert.equal(tokens.expires_in, 900);
    assert.equal(await ownEmail(tokens.access_token), alice.email);
});

test('a refresh token gives the next tokens, and the same successor if the answer was lost', async () => {
    const alice = await register('refresh@example.com');
    const first = await signIn(alice);

    const second = await refresh(first);
    const again = await refresh(first);

    assert.notEqual(second.refresh_token, first.refresh_token);
    assert.equal(again.refresh_token, second.refresh_token);
    assert.equal(await ownEmail(second.access_token), alice.email);
});

test('a revoked session gives no more tokens', async () => {
    const tokens = await signIn(await register('revoke@example.com'));

    await oauth.processRevocationResponse(
        await oauth.revocationRequest(server, client, noSecret, String(tokens.refresh_token), plain),
    );

    await assert.rejects(refresh(tokens), refusedGrant);
});

test('a wrong password is refused in the words of OAuth', async () => {
    const alice = await register('wrong@example.com');

    const refused = signIn({ ...alice, password: 'another horse' });

    await assert.rejects(refused, refusedGrant);
});

test('a token that is none is answered with a challenge', async () => {
    const refused = ownEmail('none');

    await assert.rejects(refused, problem => {
        assert(problem instanceof oauth.WWWAuthenticateChallengeError);
        assert.equal(problem.status, 401);
        assert.deepEqual(problem.cause, [{ scheme: 'bearer', parameters: { error: 'invalid_token' } }]);
        return true;
    });
});

/** @param {{ email: string, password: string }} account */
async function signIn({ email, password }) {
    const credentials = { username: email, password };
    const response = await oauth.genericTokenEndpointRequest(server, client, noSecret, 'password', credentials, plain);
    return oauth.processGenericTokenEndpointResponse(server, client, response);
}

/** @param {oauth.TokenEndpointResponse} tokens */
async function refresh(tokens) {
    const token = String(tokens.refresh_token);
    const response = await oauth.refreshTokenGrantRequest(server, client, noSecret, token, plain);
    return oauth.processRefreshTokenResponse(server, client, response);
}

/** @param {string} token */
async function ownEmail(token) {
    const url = new URL(`${address}/users/me`);
    const response = await oauth.protectedResourceRequest(token, 'GET', url, undefined, undefined, plain);
    return (await response.json()).email;
}

/** @param {unknown} problem */
function refusedGrant(problem) {
    assert(problem instanceof oauth.ResponseBodyError);
    assert.equal(problem.status, 400);
    assert.equal(problem.error, 'invalid_grant');
    return true;
}
