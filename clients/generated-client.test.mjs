// The tour of docs/api.md with a client that openapi-generator makes of docs/openapi.json.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Configuration, PostsApi, ResponseError, SigningInApi, UsersApi } from './generated/javascript/index.js';
import { address } from './service.mjs';

const anyone = new Configuration({ basePath: address });
const alice = { name: 'Alice', email: 'generated@example.com', age: 25, password: 'correct horse battery staple' };

test('makes an account, signs in, writes a post, reads and lists it, and refreshes', async () => {
    const user = await new UsersApi(anyone).registerUser({ userCreate: alice });
    const tokens = await signIn();
    const posts = new PostsApi(signedIn(tokens));

    const written = await posts.writePost({ postCreate: { title: 'Hello', body: 'First post.' } });
    const read = await posts.findPost({ postId: written.id });
    const listed = await posts.listPosts({ authorId: user.id, limit: 10 });
    const next = await new SigningInApi(anyone).signIn({
        grantType: 'refresh_token',
        refreshToken: tokens.refreshToken,
    });
    const self = await new UsersApi(signedIn(next)).findAccount();

    assert.equal(written.title, 'Hello');
    assert.equal(written.status, 'published');
    assert.equal(written.authorId, user.id);
    assert(written.createdAt instanceof Date);
    assert.deepEqual(read, written);
    assert.deepEqual(listed, [written]);
    assert.equal(self.email, alice.email);
});

test('is refused where it has no token', async () => {
    const refused = new PostsApi(anyone).writePost({ postCreate: { title: 'Hello' } });

    await assert.rejects(refused, problem => {
        assert(problem instanceof ResponseError);
        assert.equal(problem.response.status, 401);
        return true;
    });
});

function signIn() {
    return new SigningInApi(anyone).signIn({ username: alice.email, password: alice.password });
}

/**
 * The generated client expects the scheme as part of the token.
 *
 * @param {{ accessToken: string }} tokens
 */
function signedIn({ accessToken }) {
    return new Configuration({ basePath: address, accessToken: () => `Bearer ${accessToken}` });
}
