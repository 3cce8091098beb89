// The list of posts on the page at the root follows the feed of events.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { browser, open } from './browser.mjs';
import { listed, look } from './home.mjs';
import { address, register, signIn } from './service.mjs';

after(() => browser.close());

/** @param {string} email */
async function author(email) {
    return signIn(await register(email));
}

/** @param {string} title */
async function idOf(title) {
    const found = await (await fetch(`${address}/posts?fields=id&q=${encodeURIComponent(`"${title}"`)}`)).json();
    return found[0].id;
}

test('a new post appears by itself, and changes and goes with what its author does', async () => {
    const writer = await author('feed-author@example.com');
    const { page, complaints } = await open('/');
    await listed(page);

    await writer.write({ title: 'New in the feed', body: 'Text.' });
    const heading = page.locator('#posts li').first().getByRole('heading', { name: 'New in the feed' });
    await heading.waitFor();

    const path = `/posts/${await idOf('New in the feed')}`;
    await writer.change(path, { title: 'Changed meanwhile' });
    await page.getByRole('heading', { name: 'Changed meanwhile' }).waitFor();
    await writer.change(path, { status: 'draft' });
    await page.getByRole('heading', { name: 'Changed meanwhile' }).waitFor({ state: 'detached' });
    assert.deepEqual(complaints, []);
});

test('what happens while the browser is away is caught up with', async () => {
    const writer = await author('feed-dormant@example.com');
    const { page } = await open('/');
    await listed(page);
    await writer.write({ title: 'Before the sleep' });
    await page.getByRole('heading', { name: 'Before the sleep' }).waitFor();

    await page.context().setOffline(true);
    await page.evaluate(() => dispatchEvent(new Event('offline')));
    await writer.write({ title: 'During the sleep' });
    await page.context().setOffline(false);

    await page.getByRole('heading', { name: 'During the sleep' }).waitFor();
    assert.equal(await page.getByRole('heading', { name: 'Before the sleep' }).count(), 1);
});

test('a search keeps what it has found', async () => {
    const writer = await author('feed-searcher@example.com');
    await writer.write({ title: 'Needle one' });
    const { page } = await open('/');
    await listed(page);
    await look(page, 'needle');
    await page.locator('#found').filter({ hasText: '1 post for needle.' }).waitFor();

    await writer.write({ title: 'Needle two' });
    await page.getByRole('link', { name: 'All' }).click();
    await page.locator('#posts li').first().getByRole('heading', { name: 'Needle two' }).waitFor();
});
