// The session of the page at the root: registering, signing in, a reload, other tabs, signing out.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { browser, open } from './browser.mjs';
import { enter, focused, listed, problem, signedInAs, status } from './home.mjs';
import { address, register, signIn } from './service.mjs';

/** @typedef {import('playwright-core').Page} Page */

after(() => browser.close());

test('who registers is signed in, after what was wrong is said beside each field', async () => {
    const { page, complaints } = await open('/');
    const dialog = page.getByRole('dialog', { name: 'Create an account' });

    await page.getByRole('button', { name: 'Sign in' }).press('Enter');
    await page.getByRole('button', { name: 'Create one' }).press('Enter');
    await dialog.getByLabel('Name').fill('Nora & <b>Co.</b>');
    await dialog.getByLabel('Email address').fill('nora');
    await dialog.getByLabel('Age').fill('151');
    await dialog.getByLabel('Password').fill('password');
    await page.keyboard.press('Enter');
    await dialog.getByText('Must be an email address, like alice@example.com.', { exact: true }).waitFor();
    const wrong = await dialog.locator('[aria-invalid=true]').evaluateAll(all => all.map(field => field.id));
    const at = await focused(page);
    await dialog.getByLabel('Email address').fill('nora@example.com');
    await dialog.getByLabel('Age').fill('51');
    await dialog.getByLabel('Password').fill('correct horse battery staple');
    await page.keyboard.press('Enter');
    await signedInAs(page, 'Nora & <b>Co.</b>');

    assert.deepEqual(wrong, ['email', 'age', 'new-password']);
    assert.equal(at, 'Email address');
    assert.equal(await dialog.count(), 0);
    assert.deepEqual(complaints.map(status), ['422']);
});

test('an address that is taken is told so', async () => {
    const taken = await register('taken@example.com');
    const { page, complaints } = await open('/');

    await page.getByRole('button', { name: 'Create an account' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create an account' });
    await dialog.getByLabel('Name').fill('Other');
    await dialog.getByLabel('Email address').fill(taken.email);
    await dialog.getByLabel('Age').fill('51');
    await dialog.getByLabel('Password').fill('correct horse battery staple');
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').filter({ hasText: /./ }).waitFor();

    assert.deepEqual(complaints.map(status), ['409']);
});

test('a session survives a reload, and no script can read its refresh token', async () => {
    const bob = await register('bob@example.com', 'Bob');
    const { page, complaints } = await open('/');
    await enter(page, bob);
    await signedInAs(page, 'Bob');

    await page.reload();
    await signedInAs(page, 'Bob');
    const kept = await page.evaluate(async () => [
        ...Object.values(localStorage),
        ...Object.values(sessionStorage),
        ...(await indexedDB.databases()),
        ...(await caches.keys()),
        document.cookie,
        location.search + location.hash,
    ]);
    const [cookie, ...others] = await page.context().cookies(`${address}/token/cookie`);

    assert.deepEqual(kept, ['', '', '']);
    assert.doesNotMatch(await page.content(), /eyJ/); // how a JWT begins
    assert.deepEqual(
        { ...cookie, value: '', expires: cookie.expires },
        { ...cookie, value: '', expires: -1, path: '/token', httpOnly: true, sameSite: 'Strict', secure: false },
    );
    assert.deepEqual(others, []);
    assert.deepEqual(await page.context().cookies(`${address}/posts`), []);
    assert.deepEqual(complaints, []);
});

test('who signs out has ended the session, in every tab', async () => {
    const carol = await register('carol@example.com', 'Carol');
    const { page, complaints } = await open('/');
    const tab = await page.context().newPage();
    await tab.goto(address);
    await enter(page, carol);
    await signedInAs(page, 'Carol');
    await signedInAs(tab, 'Carol');
    const elsewhere = await signIn(carol);
    const opened = (await elsewhere.get('/users/me/sessions')).length;

    await tab.getByRole('button', { name: 'Sign out' }).press('Enter');
    await tab.getByText('You have signed out.', { exact: true }).waitFor();
    const at = await focused(tab);
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();

    assert.equal(opened, 2);
    assert.equal(at, 'Sign in');
    assert.equal((await elsewhere.get('/users/me/sessions')).length, 1);
    assert.deepEqual(await page.context().cookies(), []);
    assert.deepEqual(complaints, []);
});

test('tabs that open at once all continue the session', async () => {
    const dora = await register('dora@example.com', 'Dora');
    const { page } = await open('/');
    await enter(page, dora);
    await signedInAs(page, 'Dora');

    const tabs = await Promise.all(Array.from({ length: 5 }, () => page.context().newPage()));
    await Promise.all(tabs.map(tab => tab.goto(address)));
    await Promise.all(tabs.map(tab => signedInAs(tab, 'Dora')));
    await page.reload();
    await signedInAs(page, 'Dora');

    assert.equal((await (await signIn(dora)).get('/users/me/sessions')).length, 2);
});

test('an access token that is refused is replaced, without a word', async () => {
    const erin = await register('erin@example.com', 'Erin');
    const { page, complaints } = await open('/');
    await enter(page, erin);
    await signedInAs(page, 'Erin');
    await page.route('**/users/me/sessions', route => route.fulfill(problem(401, { detail: 'Any.' }, 'en')), { times: 1 });

    await page.getByRole('button', { name: 'Account' }).click();
    await page.getByText('This one', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await (await signIn(erin)).write({ title: 'A draft of Erin', status: 'draft' });
    const ignored = { json: [], headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } };
    await page.route('**/posts?*author_id*', route => route.fulfill(ignored), { times: 1 });
    await page.getByRole('link', { name: 'Mine' }).click();
    await page.getByRole('link', { name: 'A draft of Erin' }).waitFor();

    assert.deepEqual(complaints.map(status), ['401']);
});

test('a session that was ended elsewhere is called so where it is noticed', async () => {
    const fred = await register('fred@example.com', 'Fred');
    const { page, complaints } = await open('/');
    await enter(page, fred);
    await signedInAs(page, 'Fred');
    await page.context().clearCookies();
    await page.route('**/users/me/sessions', route => route.fulfill(problem(401, { detail: 'Any.' }, 'en')));

    await page.getByRole('button', { name: 'Account' }).click();
    await page.getByText('Your session has ended.', { exact: true }).waitFor();

    assert.equal(await page.getByRole('button', { name: 'Sign in' }).isVisible(), true);
    assert.equal(await page.getByRole('dialog').count(), 0);
    assert.deepEqual(complaints.map(status), ['401', '400']);
});

test('sessions are listed by browser and ended one by one', async () => {
    const gina = await register('gina@example.com', 'Gina');
    const { page, complaints } = await open('/');
    await enter(page, gina);
    await signedInAs(page, 'Gina');
    await signIn(gina);

    await page.getByRole('button', { name: 'Account' }).click();
    const sessions = page.getByRole('dialog').getByRole('listitem');
    await sessions.filter({ hasText: 'This one' }).waitFor();
    const here = await sessions.filter({ hasText: 'This one' }).innerText();
    await sessions.getByRole('button', { name: 'End: node' }).press('Enter');
    await page.getByText('The session has ended.', { exact: true }).waitFor();

    assert.match(here, /^Chrome on \w+/);
    assert.equal(await sessions.count(), 1);
    assert.deepEqual(complaints, []);
});

test('who is refused hears why, and can try again', async () => {
    const dave = await register('dave@example.com', 'Dave');
    const { page, complaints } = await open('/');

    await enter(page, { ...dave, password: 'another horse' });
    const alert = page.getByRole('alert').filter({ hasText: 'No account has this email address and password.' });
    await alert.waitFor();
    await page.keyboard.type(dave.password); // over what was wrong
    await page.keyboard.press('Enter');
    await signedInAs(page, 'Dave');

    assert.equal(await alert.count(), 0);
    assert.deepEqual(complaints.map(status), ['400']);
});

test('a reload at a bad moment says so, and the next one finds the session', async () => {
    const hugo = await register('hugo@example.com', 'Hugo');
    const { page, complaints } = await open('/');
    await enter(page, hugo);
    await signedInAs(page, 'Hugo');
    const busy = problem(429, { detail: 'Any.' }, 'en', { 'Retry-After': '7' });
    await page.route('**/token/cookie', route => route.fulfill(busy), { times: 1 });

    await page.reload();
    await page.getByText('Too many requests. Try again in 7 seconds.', { exact: true }).waitFor();
    await listed(page);
    await page.reload();
    await signedInAs(page, 'Hugo');

    assert.deepEqual(complaints.map(status), ['429']);
});

test('a session survives a reload without TLS as well, where browsers have no locks and say less of a request', async () => {
    const ines = await register('ines@example.com', 'Ines');
    const { page } = await open('/');
    await page.goto(address.replace('127.0.0.1', 'plain.test'));
    const [sent] = await Promise.all([page.waitForRequest('**/token/cookie'), enter(page, ines)]);
    await signedInAs(page, 'Ines');

    await page.reload();
    await signedInAs(page, 'Ines');

    assert.equal(await page.evaluate(() => navigator.locks), undefined);
    assert.equal((await sent.allHeaders())['sec-fetch-site'], undefined);
});

test('a visitor asks for no session', async () => {
    /** @type {string[]} */
    const asked = [];
    const { page, complaints } = await open('/', {}, async fresh => void fresh.on('request', request => asked.push(request.url())));
    await listed(page);

    assert.deepEqual(asked.filter(url => url.includes('/token')), []);
    assert.deepEqual(complaints, []);
});
