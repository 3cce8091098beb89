// The tour of docs/api.md with a client that openapi-generator makes of docs/openapi.json.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Configuration, PostsApi, ResponseError, SigningInApi, UsersApi } from './generated/javascript/index.js';
import { address, aged } from './service.mjs';

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

test('edits, imports, lists in pages and in parts, and deletes', async () => {
    const bob = { ...alice, name: 'Bob', email: 'generated-import@example.com' };
    const user = await new UsersApi(anyone).registerUser({ userCreate: bob });
    const tokens = await new SigningInApi(anyone).signIn({ username: bob.email, password: bob.password });
    const posts = new PostsApi(signedIn(tokens));

    const lines = await posts.importPosts({ body: '{"title":"One"}\n{"title":""}\n{"title":"Two"}\n' });
    const results = (await lines.text()).trim().split('\n').map(line => JSON.parse(line));
    const edited = await posts.editPost({ postId: results[0].id, postUpdate: { title: 'Edited' } });
    const page = await posts.listPostsRaw({ authorId: user.id, limit: 1 });
    const link = page.raw.headers.get('Link')?.slice(1).split('>')[0] ?? '';
    const after = new URL(link, address).searchParams.get('after') ?? '';
    const next = await posts.listPosts({ authorId: user.id, limit: 1, after });
    const sparse = await posts.listPosts({ authorId: user.id, fields: 'id,title' });
    await posts.deletePost({ postId: edited.id });
    const left = await posts.listPosts({ authorId: user.id });

    assert.deepEqual(results.map(line => line.status), [201, 422, 201]);
    assert.deepEqual([...(await page.value()), ...next].map(post => post.title), ['Two', 'Edited']);
    assert.deepEqual(sparse.map(({ title, body }) => [title, body]), [['Two', undefined], ['Edited', undefined]]);
    assert.equal(left.length, 1);
});

test('deletes its account after a new sign-in, for which the service asks', async () => {
    const carol = { ...alice, name: 'Carol', email: 'generated-deletion@example.com' };
    const { id } = await new UsersApi(anyone).registerUser({ userCreate: carol });
    const credentials = { username: carol.email, password: carol.password };
    let { accessToken } = await new SigningInApi(anyone).signIn(credentials);
    accessToken = aged(accessToken);
    const users = new UsersApi(new Configuration({ basePath: address, accessToken: () => `Bearer ${accessToken}` }));
    /** @type {string[]} */
    const challenges = [];

    await users.closeAccount({ userId: id }).catch(async problem => {
        challenges.push(problem.response.headers.get('WWW-Authenticate'));
        ({ accessToken } = await new SigningInApi(anyone).signIn(credentials));
        await users.closeAccount({ userId: id });
    });
    const gone = new UsersApi(anyone).findUser({ userId: id });

    assert.match(String(challenges), /^Bearer error="insufficient_user_authentication", .*max_age=300$/);
    await assert.rejects(gone, problem => problem instanceof ResponseError && problem.response.status === 404);
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
