// Writing, changing, publishing and deleting posts on the page at the root, by keyboard.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { browser, open } from './browser.mjs';
import { enter, focused, listed, signedInAs, status, tabTo, violations } from './home.mjs';
import { address, register, signIn } from './service.mjs';

after(() => browser.close());

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    for (const width of [390, 1280]) {
        test(`the keyboard is enough for everything, and axe finds nothing wrong, ${colorScheme} and ${width} pixels wide`, async () => {
            const email = `keys-${colorScheme}-${width}@example.com`;
            const password = 'correct horse battery staple';
            const { page, complaints } = await open('/', { colorScheme, viewport: { width, height: 800 } });
            const found = page.locator('#found');
            /** @type {Record<string, unknown[]>} */
            const wrong = {};
            const examine = async (/** @type {string} */ step) => (wrong[step] = await violations(page));
            await listed(page);
            await page.getByText('Ready: it takes requests.', { exact: true }).waitFor();
            await examine('fresh');

            await tabTo(page, 'Create an account');
            await page.keyboard.press('Enter');
            await examine('registering');
            for (const text of ['Kay', email, '33']) {
                await page.keyboard.type(text);
                await page.keyboard.press('Tab');
            }
            await page.keyboard.type(password);
            await page.keyboard.press('Enter');
            await signedInAs(page, 'Kay');

            assert.equal(await focused(page), 'Write');
            await page.keyboard.press('Enter');
            await page.keyboard.type('By keyboard');
            await page.keyboard.press('Tab');
            await page.keyboard.type('First line.\nSecond line.');
            await examine('writing');
            await tabTo(page, 'Save as draft');
            await page.keyboard.press('Enter');
            await found.filter({ hasText: 'Saved as a draft. 1 post.' }).waitFor();

            assert.equal(await focused(page), 'By keyboard');
            await examine('own posts');
            await tabTo(page, 'Edit: By keyboard');
            await page.keyboard.press('Enter');
            await page.getByRole('dialog', { name: 'Edit' }).waitFor();
            await page.keyboard.press('End');
            await page.keyboard.type(' alone');
            await tabTo(page, 'Save as draft');
            await page.keyboard.press('Space');
            await page.getByRole('heading', { name: 'By keyboard alone' }).waitFor();
            await tabTo(page, 'Publish: By keyboard alone');
            await page.keyboard.press('Enter');
            await found.filter({ hasText: 'Published.' }).waitFor();
            const published = await (await fetch(`${address}/posts?q=${encodeURIComponent('"by keyboard alone"')}&include=author`)).json();

            await page.keyboard.press('Enter');
            await page.locator('#post').getByText('First line.\nSecond line.').waitFor();
            await examine('reading');
            await tabTo(page, 'Delete: By keyboard alone');
            await page.keyboard.press('Enter');
            assert.equal(await focused(page), 'Keep it');
            await examine('deleting');
            await page.keyboard.press('Shift+Tab');
            await page.keyboard.press('Enter');
            await found.filter({ hasText: 'Deleted.' }).waitFor();

            assert.equal(await focused(page), 'Posts');
            await tabTo(page, 'Account', 'Shift+Tab');
            await page.keyboard.press('Enter');
            await page.getByText('This one', { exact: true }).waitFor();
            await examine('account');
            await page.keyboard.press('Escape');
            await tabTo(page, 'Sign out');
            await page.keyboard.press('Enter');
            await page.getByText('You have signed out.', { exact: true }).waitFor();
            assert.equal(await focused(page), 'Sign in');
            await page.keyboard.press('Enter');
            await page.keyboard.type(email);
            await page.keyboard.press('Tab');
            await page.keyboard.type('wrong');
            await page.keyboard.press('Enter');
            await page.getByRole('alert').filter({ hasText: 'No account' }).waitFor();
            await examine('refused');

            const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
            assert.equal(/rgb\(2\d\d/.test(paper), colorScheme === 'light');
            assert.deepEqual(published.filter((/** @type {any} */ post) => post.author.name === 'Kay').length > 0, true);
            assert.deepEqual(Object.entries(wrong).filter(([, rules]) => rules.length > 0), []);
            assert.deepEqual(complaints.map(status), ['400']);
        });
    }
}

test('what breaks a rule is said at its field, and nothing that was typed is lost', async () => {
    const { page, complaints } = await signedIn('lena@example.com', 'Lena');

    await page.getByRole('button', { name: 'Write', exact: true }).click();
    await page.getByLabel('Title').fill('T'.repeat(201));
    await page.getByLabel('Text').fill('Kept.');
    await page.locator('#save-published').click();
    await page.getByText('Must have 200 or fewer characters.', { exact: true }).waitFor();
    const invalid = await page.getByLabel('Title').getAttribute('aria-invalid');
    const at = await focused(page);
    await page.keyboard.press('Escape');
    await page.getByRole('alert').filter({ hasText: 'is not saved' }).waitFor();
    const text = await page.getByLabel('Text').inputValue();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' }).catch(() => {});

    assert.equal(invalid, 'true');
    assert.equal(at, 'Title');
    assert.equal(text, 'Kept.');
    assert.equal(await page.getByRole('dialog').count(), 0);
    assert.deepEqual(complaints.map(status), ['422']);
});

test('a post that was sent twice because the network failed is written once', async () => {
    const { page } = await signedIn('milo@example.com', 'Milo');
    await page.route('**/posts', async route => {
        await route.fetch();
        await route.abort();
    }, { times: 1 });

    await page.getByRole('button', { name: 'Write', exact: true }).click();
    await page.getByLabel('Title').fill('Once and no more');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'cannot be reached' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('#found').filter({ hasText: 'Published.' }).waitFor();

    assert.equal((await (await fetch(`${address}/posts?q=${encodeURIComponent('"once and no more"')}`)).json()).length, 1);
});

test('a change from elsewhere is not overwritten without a word', async () => {
    const { page, account } = await signedIn('nils@example.com', 'Nils');
    const elsewhere = await signIn(account);
    await elsewhere.write({ title: 'Contended', body: 'One.' });
    await page.getByRole('link', { name: 'Mine' }).click();
    await page.getByRole('button', { name: 'Edit: Contended' }).click();
    await page.getByLabel('Text').fill('Two.');
    const id = (await elsewhere.get('/posts?q=contended'))[0].id;
    await elsewhere.change(`/posts/${id}`, { body: 'Three.' });

    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: 'changed elsewhere' }).waitFor();
    const before = (await elsewhere.get(`/posts/${id}`)).body;
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.locator('#found').filter({ hasText: 'Saved.' }).waitFor();

    assert.equal(before, 'Three.');
    assert.equal((await elsewhere.get(`/posts/${id}`)).body, 'Two.');
});

test('posts of others have no buttons, and text from right to left stands on the right', async () => {
    const other = await signIn(await register('laila@example.com', 'ليلى'));
    await other.write({ title: 'مرحبا بالعالم', body: 'هذا نص قصير.' });
    const { page } = await signedIn('otto@example.com', 'Otto');

    const entry = page.locator('#posts > li').filter({ hasText: 'مرحبا بالعالم' });
    const sides = await entry.locator('h3, .text').evaluateAll(all => all.map(each => getComputedStyle(each).direction));

    assert.equal(await entry.getByRole('button').count(), 0);
    assert.deepEqual(sides, ['rtl', 'rtl']);
});

/**
 * @param {string} email
 * @param {string} name
 */
async function signedIn(email, name) {
    const account = await register(email, name);
    const { page, complaints } = await open('/');
    await enter(page, account);
    await signedInAs(page, name);
    return { page, complaints, account };
}
