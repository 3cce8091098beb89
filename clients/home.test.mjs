// The page at the root, in a real Chromium, without errors except for expected refusals of the service.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { browser, open } from './browser.mjs';
import { address, register, signIn } from './service.mjs';

/** @typedef {import('playwright-core').Page} Page */

const axe = await readFile(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const HOSTILE = `<img src=x onerror="document.title = 'owned'"><script>document.title = 'owned'</script>`;
const READY = 'Ready: it takes requests.';

after(() => browser.close());

test('the page says that the service is ready, and nothing moves even if its script comes late', async () => {
    const { page, complaints } = await open('/', {}, late =>
        late.route('**/home.js', async route => {
            await late.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
            await route.continue();
        }),
    );

    await page.getByText(READY, { exact: true }).waitFor();
    await listed(page);
    await page.locator('#found').filter({ hasText: 'post' }).waitFor();

    assert.equal(await page.title(), 'Masthead');
    assert.equal(await page.locator('.here').first().innerText(), `${address}/token`);
    assert.equal(await shift(page), 0);
    assert.deepEqual(complaints, []);
});

test('who signs in sees whose account it is, and signs out again', async () => {
    const bob = await register('bob@example.com', 'Bob & <b>Co.</b>');
    const { page, complaints } = await open('/');
    const below = page.getByText('The same with curl');
    const before = await below.boundingBox();

    await fillIn(page, bob);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('You are signed in as Bob & <b>Co.</b> (bob@example.com, user).', { exact: true }).waitFor();
    const here = await signIn(bob);
    const opened = (await here.get('/users/me/sessions')).length;
    const then = await below.boundingBox();

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You are not signed in.', { exact: true }).waitFor();

    assert.equal(opened, 2);
    assert.deepEqual(then, before);
    assert.equal((await here.get('/users/me/sessions')).length, 1);
    assert.equal(await page.getByLabel('Password').inputValue(), '');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'username');
    assert.deepEqual(complaints, []);
});

test('tokens are in memory alone, and end with the page', async () => {
    const carol = await register('carol@example.com');
    const elsewhere = await signIn(carol);
    const { page, complaints } = await open('/');
    await fillIn(page, carol);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();

    const kept = await page.evaluate(async () => [
        ...Object.values(localStorage),
        ...Object.values(sessionStorage),
        ...(await indexedDB.databases()),
        ...(await caches.keys()),
        document.cookie,
        location.search + location.hash,
    ]);
    const shown = await page.content();
    await page.reload();
    await page.getByText('You are not signed in.', { exact: true }).waitFor();

    assert.deepEqual(kept, ['', '']);
    assert.doesNotMatch(shown, /eyJ/); // how a JWT begins
    assert.deepEqual(complaints, []);
    // A page does not wait for the response to a request that it sends when it is closed.
    for (const end = Date.now() + 10_000; (await elsewhere.get('/users/me/sessions')).length !== 1; ) {
        assert(Date.now() < end, 'the session is still open');
    }
});

test('who is refused hears why, and can try again', async () => {
    const dave = await register('dave@example.com');
    const { page, complaints } = await open('/');

    await fillIn(page, { ...dave, password: 'another horse' });
    await page.getByRole('button', { name: 'Sign in' }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'No account has this email address and password.' });
    await alert.waitFor();
    await page.keyboard.type(dave.password); // over what was wrong
    await page.keyboard.press('Enter');
    await page.getByText(`You are signed in as Alice (${dave.email}, user).`, { exact: true }).waitFor();

    assert.equal(await alert.count(), 0);
    assert.deepEqual(complaints.map(status), ['400']);
});

test('the keyboard is enough to sign in and out, in the order in which things are read', async () => {
    const erin = await register('erin@example.com');
    const { page, complaints } = await open('/');
    await listed(page);

    const order = [];
    do {
        await page.keyboard.press('Tab');
        order.push(await page.evaluate(() => document.activeElement?.textContent?.trim() || document.activeElement?.id));
    } while (order.at(-1) !== 'username');
    await page.keyboard.type(erin.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(erin.password);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText(`You are signed in as Alice (${erin.email}, user).`, { exact: true }).waitFor();
    const next = await page.evaluate(() => document.activeElement?.id);
    await page.keyboard.press('Space');
    await page.getByText('You are not signed in.', { exact: true }).waitFor();

    const links = ['Try the API', 'Read about the API', 'OpenAPI document', 'What problems mean'];
    assert.deepEqual(order, [...links, 'username']);
    assert.equal(next, 'sign-out');
    assert.deepEqual(complaints, []);
});

test('posts are shown newest first, and the last of them is reached', async () => {
    const author = await signIn(await register('frank@example.com'));
    for (let number = 1; number <= 25; number++) {
        await author.write({ title: `Walk ${number}`, body: 'words '.repeat(100) });
    }
    const { page, complaints } = await open('/');
    await listed(page);
    const more = page.getByRole('button', { name: 'More posts' });

    const shown = [await page.getByRole('listitem').locator('h3').count()];
    while (await more.isVisible()) {
        const found = await page.locator('#found').innerText();
        await more.press('Enter');
        await page.locator('#found').filter({ hasNotText: found }).waitFor();
        shown.push(await page.locator('h3').count());
    }
    const titles = await page.locator('h3').allInnerTexts();
    const times = await page.locator('time').evaluateAll(all => all.map(time => time.getAttribute('datetime') ?? ''));

    assert.equal(shown[0], 10);
    assert.equal(shown[1], 20);
    assert.deepEqual(
        titles.filter(title => title.startsWith('Walk ')),
        Array.from({ length: 25 }, (_, index) => `Walk ${25 - index}`),
    );
    assert.deepEqual(times, [...times].sort().reverse());
    assert.match(await page.locator('li', { hasText: 'Walk 25' }).innerText(), /(words ){46}word…$/);
    assert.deepEqual(complaints, []);
});

test('the keyboard goes on at the first of the posts that came', async () => {
    const { page, complaints } = await open('/', {}, mocked => serve(mocked, url =>
        url.searchParams.has('after') ? [post('Third')] : [post('First'), post('Second')],
    ));
    await listed(page);

    await page.getByRole('button', { name: 'More posts' }).press('Enter');
    await page.getByText('3 posts, newest first.', { exact: true }).waitFor();

    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Third');
    assert.equal(await page.getByRole('button', { name: 'More posts' }).isVisible(), false);
    assert.deepEqual(complaints, []);
});

test('what others wrote is text', async () => {
    const mallory = await signIn(await register('mallory@example.com', HOSTILE));
    await mallory.write({ title: HOSTILE, body: `${HOSTILE}\u202e` });
    const { page, complaints } = await open('/');
    await listed(page);

    const entry = page.getByRole('listitem').filter({ has: page.locator('h3') }).first();

    assert.equal(await entry.locator('h3').innerText(), HOSTILE);
    assert.equal(await entry.locator('p').last().innerText(), `${HOSTILE}\u202e`);
    assert.equal(await page.locator('main img, main script').count(), 0);
    assert.equal(await page.title(), 'Masthead');
    assert.deepEqual(complaints, []);
});

test('not even the script of the page can make HTML of text', async () => {
    const { page } = await open('/');

    await assert.rejects(
        page.evaluate(text => void (document.body.innerHTML = text), HOSTILE),
        /TrustedHTML/,
    );
});

test('a search finds what has the words, the best first and page by page, drafts of nobody among it', async () => {
    const ivan = await signIn(await register('ivan@example.com', 'Ivan <i>the</i> Searcher'));
    for (let number = 1; number <= 11; number++) {
        await ivan.write({ title: `Letter ${number}`, body: 'A zebra, and a quagga.' });
    }
    await ivan.write({ title: 'Of the quagga', body: 'A quagga is no zebra.' });
    await ivan.write({ title: 'Secret', body: 'Quagga!', status: 'draft' });
    await ivan.write({ title: 'Of the tapir', body: 'Neither of them.' });
    const { page, complaints } = await open('/');
    await listed(page);

    await look(page, 'quagga');
    await page.getByText('10 posts for quagga, best first; there are more.', { exact: true }).waitFor();
    const best = await page.locator('h3').first().innerText();
    const author = await page.locator('.when').first().innerText();
    await page.getByRole('button', { name: 'More posts' }).click();
    await page.getByText('12 posts for quagga, best first.', { exact: true }).waitFor();
    const titles = await page.locator('h3').allInnerTexts();
    await look(page, '"no zebra" -quagga');
    await page.getByText('No posts for "no zebra" -quagga.', { exact: true }).waitFor();
    await look(page, '"no zebra"');
    await page.getByText('1 post for "no zebra".', { exact: true }).waitFor();

    assert.equal(best, 'Of the quagga');
    assert.match(author, /^Ivan <i>the<\/i> Searcher, /);
    assert.deepEqual(
        [...titles].sort(),
        ['Of the quagga', ...Array.from({ length: 11 }, (_, index) => `Letter ${index + 1}`)].sort(),
    );
    assert.deepEqual(await page.locator('h3').allInnerTexts(), ['Of the quagga']);
    assert.deepEqual(complaints, []);
});

test('a search that is too long is refused in words', async () => {
    const { page, complaints } = await open('/', { locale: 'de' });
    await listed(page);

    await look(page, 'x'.repeat(1001));
    const alert = page.getByRole('alert').filter({ hasText: ' q ' });
    await alert.waitFor();

    assert.match(await alert.innerText(), / q .*1[.]?000/);
    assert.equal(await alert.getAttribute('lang'), 'de');
    assert.deepEqual(complaints.map(status), ['422']);
});

test('an answer that comes late does not take the place of a later question', async () => {
    /** @type {() => void} */
    let answerSlow = () => {};
    const slow = new Promise(resolve => (answerSlow = () => resolve(undefined)));
    const { page, complaints } = await open('/', {}, mocked => serve(mocked, async url => {
        const words = url.searchParams.get('q') ?? 'nothing';
        await (words === 'slow' ? slow : undefined);
        return [post(`About ${words}`)];
    }));
    await listed(page);

    await look(page, 'slow');
    await look(page, 'quick');
    await page.getByText('1 post for quick.', { exact: true }).waitFor();
    const response = page.waitForResponse(/q=slow/);
    answerSlow();
    await (await response).finished();
    await page.evaluate(() => new Promise(requestAnimationFrame));

    assert.deepEqual(await page.locator('h3').allInnerTexts(), ['About quick']);
    assert.deepEqual(complaints, []);
});

test('a problem is told in its own words and language', async () => {
    const refused = {
        detail: 'Die Liste der Fehler sagt, was falsch ist.',
        errors: [{ parameter: 'q', code: 'string_too_long', detail: 'darf höchstens 1000 Zeichen haben', limit: 1000 }],
    };
    const { page, complaints } = await open('/', {}, async mocked => {
        await mocked.route('**/readyz', route => route.fulfill(problem(503, { detail: 'Try again later.' }, 'en')));
        await mocked.route('**/posts?*', route => route.fulfill(problem(422, refused, 'de')));
    });

    const alert = page.getByRole('alert').filter({ hasText: refused.detail });
    await alert.waitFor();
    await page.getByRole('status').filter({ hasText: 'Try again later.' }).waitFor();

    assert.equal(await alert.innerText(), `${refused.detail} q darf höchstens 1000 Zeichen haben.`);
    assert.equal(await alert.getAttribute('lang'), 'de');
    assert.deepEqual(complaints.map(status).sort(), ['422', '503']);
});

test('a service that is gone is called so, until it is back', async () => {
    const { page, complaints } = await open('/', {}, mocked => mocked.route('**/posts?*', route => route.abort()));

    await page.getByRole('alert').filter({ hasText: 'The service cannot be reached.' }).waitFor();
    await page.unroute('**/posts?*');
    await look(page, '');
    await listed(page);

    assert.equal(await page.getByRole('alert').filter({ hasText: /./ }).count(), 0);
    assert.deepEqual(complaints, ['Failed to load resource: net::ERR_FAILED']);
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    for (const width of [320, 1200]) {
        test(`axe finds nothing wrong with the page, ${colorScheme} and ${width} pixels wide`, async () => {
            const grace = await register(`grace-${colorScheme}-${width}@example.com`);
            await (await signIn(grace)).write({ title: 'W'.repeat(200), body: '' });
            const { page } = await open('/', { colorScheme, viewport: { width, height: 800 } });
            await page.getByText(READY, { exact: true }).waitFor();
            await listed(page);

            const fresh = await violations(page);
            const dark = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
            await fillIn(page, { ...grace, password: 'another horse' });
            await page.getByRole('button', { name: 'Sign in' }).click();
            await page.getByRole('alert').filter({ hasText: 'No account' }).waitFor();
            const refused = await violations(page);
            await fillIn(page, grace);
            await page.getByRole('button', { name: 'Sign in' }).click();
            await page.getByRole('button', { name: 'Sign out' }).waitFor();
            const signedIn = await violations(page);

            assert.equal(dark === 'rgb(255, 255, 255)', colorScheme === 'light');
            assert.deepEqual({ fresh, refused, signedIn }, { fresh: [], refused: [], signedIn: [] });
        });
    }
}

test('nothing is cut off or has to be moved sideways, narrow as the window or large as the letters may be', async () => {
    await (await signIn(await register('heidi@example.com'))).write({ title: 'M'.repeat(200), body: 'm'.repeat(500) });

    for (const [width, size] of [[320, '100%'], [640, '200%']]) {
        const { page } = await open('/', { viewport: { width: Number(width), height: 800 } });
        await listed(page);
        await page.evaluate(text => (document.documentElement.style.fontSize = String(text)), size);

        const wide = await page.evaluate(() => document.documentElement.scrollWidth);

        assert(wide <= Number(width), `${wide} pixels`);
    }
});

test('without scripts the page says what this is and where to go', async () => {
    const { page, complaints } = await open('/', { javaScriptEnabled: false });

    const links = await page.getByRole('main').getByRole('link').allInnerTexts();

    assert.deepEqual(links, ['Whether it is ready', 'The newest posts']);
    assert.equal(await page.getByRole('navigation').getByRole('link').count(), 4);
    assert.equal(await page.getByText('A backend for users and posts').isVisible(), true);
    assert.equal(await page.locator('pre').first().isVisible(), true);
    assert.equal(await page.locator('form:visible, button:visible, [role=status]:visible').count(), 0);
    assert.deepEqual(complaints, []);
});

/** @param {Page} page */
async function listed(page) {
    await page.locator('#posts[aria-busy=false]').waitFor({ state: 'attached' });
}

/**
 * @param {Page} page
 * @param {{ email: string, password: string }} account
 */
async function fillIn(page, { email, password }) {
    await page.getByLabel('Email address').fill(email);
    await page.getByLabel('Password').fill(password);
}

/**
 * @param {Page} page
 * @param {string} words
 */
async function look(page, words) {
    await page.getByRole('searchbox').fill(words);
    await page.getByRole('button', { name: 'Search' }).click();
}

/**
 * The cumulative layout shift.
 *
 * @param {Page} page
 */
async function shift(page) {
    return page.evaluate(
        () =>
            new Promise(resolve => {
                let sum = 0;
                new PerformanceObserver(list => {
                    sum += list.getEntries().reduce((total, entry) => total + /** @type {any} */ (entry).value, 0);
                }).observe({ type: 'layout-shift', buffered: true });
                requestAnimationFrame(() => setTimeout(() => resolve(sum)));
            }),
    );
}

/**
 * The violations that axe reports with all its rules.
 *
 * @param {Page} page
 */
async function violations(page) {
    await page.evaluate(axe);
    const found = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run());
    assert(found.passes.length > 20);
    return found.violations.map((/** @type {any} */ rule) => ({
        rule: rule.id,
        where: rule.nodes.map((/** @type {any} */ node) => `${node.html}: ${node.failureSummary}`),
    }));
}

/** @param {string} title */
function post(title) {
    return { id: 1, title, body: 'Text.', author_id: 1, published_at: '2026-11-23T04:22:22.722207Z' };
}

/**
 * Mocks lists of posts; a page of two posts has a next one.
 *
 * @param {Page} page
 * @param {(url: URL) => unknown} posts
 */
async function serve(page, posts) {
    await page.route('**/posts?*', async route => {
        const found = /** @type {unknown[]} */ (await posts(new URL(route.request().url())));
        const link = '</posts?limit=10>; rel="first", </posts?limit=10&after=c2VlZA>; rel="next"';
        await route.fulfill({ json: found, headers: found.length === 2 ? { Link: link } : {} });
    });
}

/**
 * @param {number} status
 * @param {object} members
 * @param {string} language
 */
function problem(status, members, language) {
    const headers = { 'Content-Type': 'application/problem+json', 'Content-Language': language };
    return { status, headers, body: JSON.stringify({ type: '/problems/any', title: 'Any', status, ...members }) };
}

/**
 * The status of a response in an error of Chromium; any other error unchanged.
 *
 * @param {string} complaint
 */
function status(complaint) {
    return /^Failed to load resource: .* status of (\d+)/.exec(complaint)?.[1] ?? complaint;
}
