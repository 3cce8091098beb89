// The session of the page at the root: registering, signing in, again where that is asked for, a reload, other tabs, signing
// out; the password and the deletion of the account.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { browser, open } from './browser.mjs';
import { enter, focused, listed, problem, signedInAs, status, tabTo, violations } from './home.mjs';
import { address, aged, register, signIn } from './service.mjs';

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

test('an account is deleted after a recent sign-in alone, for which the page asks, by keyboard', async () => {
    const jana = await register('jana@example.com', 'Jana');
    const { page, complaints } = await open('/', { colorScheme: 'dark', viewport: { width: 390, height: 844 } });
    await page.route('**/token/cookie', async route => {
        const response = await route.fetch();
        const tokens = await response.json();
        await route.fulfill({ response, json: response.ok() ? { ...tokens, access_token: aged(tokens.access_token) } : tokens });
    });
    await enter(page, jana);
    await signedInAs(page, 'Jana');
    const deletion = page.getByRole('dialog', { name: 'Delete this account?' });
    const again = page.getByRole('dialog', { name: 'Sign in again' });

    await tabTo(page, 'Account');
    await page.keyboard.press('Enter');
    await page.getByText('This one', { exact: true }).waitFor();
    await tabTo(page, 'Delete account');
    await page.keyboard.press('Enter');
    await deletion.getByText(jana.email, { exact: true }).waitFor();
    const before = [await focused(page), ...(await violations(page))];
    await page.keyboard.press('Shift+Tab');
    const [refused] = await Promise.all([page.waitForResponse('**/users/*'), page.keyboard.press('Enter')]);
    await again.waitFor();
    const asked = [await focused(page), ...(await violations(page))];
    await page.keyboard.press('Escape');
    await deletion.getByRole('alert').filter({ hasText: 'Nothing has been changed' }).waitFor();
    const back = await focused(page);
    await page.keyboard.press('Enter');
    await again.waitFor();
    await page.keyboard.type('another horse');
    await page.keyboard.press('Enter');
    await again.getByRole('alert').filter({ hasText: 'This is not your password.' }).waitFor();
    const wrong = [await focused(page), await again.getByLabel('Password').getAttribute('aria-invalid'), ...(await violations(page))];
    const kept = (await (await signIn(jana)).get('/users/me')).email;
    await page.unroute('**/token/cookie');
    await page.keyboard.type(jana.password); // over what was wrong
    await page.keyboard.press('Enter');
    await page.getByText('Your account has been deleted.', { exact: true }).waitFor();
    const gone = (await (await signIn(jana)).get('/users/me')).status;

    assert.match(refused.headers()['www-authenticate'], /^Bearer error="insufficient_user_authentication".*, max_age=300$/);
    assert.deepEqual(before, ['Keep it']);
    assert.deepEqual(asked, ['Password']);
    assert.equal(back, 'Delete account');
    assert.deepEqual(wrong, ['Password', 'true']);
    assert.deepEqual([kept, gone], [jana.email, 401]);
    assert.equal(await focused(page), 'Sign in');
    assert.equal(await page.getByRole('dialog').count(), 0);
    assert.deepEqual(await page.context().cookies(), []);
    assert.deepEqual(complaints.map(status), ['401', '401', '400']);
});

test('who changes the password hears what is wrong at its field, and stays signed in, nobody else', async () => {
    const kira = await register('kira@example.com', 'Kira');
    const { page, complaints } = await open('/');
    await enter(page, kira);
    await signedInAs(page, 'Kira');
    const elsewhere = await signIn(kira);
    const dialog = page.getByRole('dialog', { name: 'Change password' });

    await page.getByRole('button', { name: 'Account' }).press('Enter');
    await page.getByRole('button', { name: 'End: node' }).waitFor();
    await page.getByRole('button', { name: 'Change password' }).press('Enter');
    await page.keyboard.type('another horse');
    await page.keyboard.press('Tab');
    await page.keyboard.type('a better horse, a longer staple');
    await page.keyboard.press('Enter');
    await dialog.getByText('This is not your password.', { exact: true }).waitFor();
    const wrong = [await focused(page), ...(await violations(page))];
    await dialog.getByLabel('Current password').fill(kira.password);
    await dialog.getByLabel('New password').fill('password');
    await page.keyboard.press('Enter');
    await dialog.locator('#new_password[aria-invalid=true]').waitFor();
    const weak = await focused(page);
    await dialog.getByLabel('New password').fill('a better horse, a longer staple');
    await page.keyboard.press('Enter');
    await page.getByText('Your password has been changed; the other sessions have ended.', { exact: true }).waitFor();
    const back = await focused(page);
    await signIn({ ...kira, password: 'a better horse, a longer staple' });

    assert.deepEqual(wrong, ['Current password']);
    assert.equal(weak, 'New password');
    assert.equal(back, 'Change password');
    assert.equal(await page.getByRole('dialog').getByRole('listitem').count(), 1);
    assert.equal((await elsewhere.get('/users/me')).status, 401);
    assert.deepEqual(complaints.map(status), ['409', '422']);
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
