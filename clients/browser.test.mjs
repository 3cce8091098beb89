// Pages of the documentation, without errors in a real Chromium.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { browser, open, proxied } from './browser.mjs';
import { register } from './service.mjs';

after(() => browser.close());

for (const path of ['/docs', '/prefix/docs/']) {
    test(`the Authorize button of Swagger UI at ${path} signs in`, async () => {
        const alice = await register(`swagger${path.length}@example.com`);
        const { page, complaints } = await open(path, {}, proxied);

        await page.getByRole('button', { name: 'Authorize', exact: true }).click();
        await page.getByLabel('username:').fill(alice.email);
        await page.getByLabel('password:').fill(alice.password);
        await page.getByRole('button', { name: 'Apply given OAuth2 credentials' }).click();
        await page.getByText('Authorized', { exact: true }).waitFor();
        await page.getByRole('button', { name: 'Close', exact: true }).click();
        const operation = page.locator('#operations-Users-findAccount');
        await operation.getByText('/users/me', { exact: true }).click();
        await operation.getByRole('button', { name: 'Try it out' }).click();
        await operation.getByRole('button', { name: 'Execute' }).click();
        const response = operation.locator('.live-responses-table .response');

        assert.equal(await response.locator('.response-col_status').innerText(), '200');
        assert.match(await response.innerText(), new RegExp(`"email": "${alice.email}"`));
        assert.deepEqual(complaints, []);
    });
}

test('Redoc shows what can be called', async () => {
    const { page, complaints } = await open('/redoc');

    await page.getByRole('heading', { name: 'Make an account' }).waitFor();

    assert.deepEqual(complaints, []);
});

test('both are dark where the reader prefers that, and light where not', async () => {
    for (const path of ['/docs', '/redoc']) {
        const { page, complaints } = await open(path, { colorScheme: 'dark' });
        await page.getByText('A ready backend for users and posts.').first().waitFor();

        const dark = await brightness(page);
        const reloaded = path === '/redoc' ? page.waitForEvent('load') : undefined; // its theme is read once
        await page.emulateMedia({ colorScheme: 'light' });
        await reloaded;
        await page.getByText('A ready backend for users and posts.').first().waitFor();
        const light = await brightness(page);

        assert(dark.paper < 60 && dark.ink > 200, `${path} in the dark: ${JSON.stringify(dark)}`);
        assert(light.paper > 240 && light.ink < 100, `${path} in the light: ${JSON.stringify(light)}`);
        assert.deepEqual(complaints, []);
    }
});

/**
 * How bright the page and its text are, from 0 to 255.
 *
 * @param {import('playwright-core').Page} page
 */
async function brightness(page) {
    return page.getByText('A ready backend for users and posts.').first().evaluate(text => {
        const red = (/** @type {string} */ color) => Number(/\d+/.exec(color)?.[0]);
        const clear = (/** @type {Element} */ element) => getComputedStyle(element).backgroundColor === 'rgba(0, 0, 0, 0)';
        /** @type {Element | null} */
        let painted = text;
        while (painted && clear(painted)) {
            painted = painted.parentElement;
        }
        return { paper: painted ? red(getComputedStyle(painted).backgroundColor) : 255, ink: red(getComputedStyle(text).color) };
    });
}
