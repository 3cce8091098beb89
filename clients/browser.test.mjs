// Pages of the documentation, without errors in a real Chromium.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { browser, open } from './browser.mjs';
import { register } from './service.mjs';

after(() => browser.close());

test('the Authorize button of Swagger UI signs in', async () => {
    const alice = await register('swagger@example.com');
    const { page, complaints } = await open('/docs');

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

test('Redoc shows what can be called', async () => {
    const { page, complaints } = await open('/redoc');

    await page.getByRole('heading', { name: 'Make an account' }).waitFor();

    assert.deepEqual(complaints, []);
});
