// The page at the root as its readers see it, in a real Chromium, without errors except for expected refusals.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { browser, open, proxied } from './browser.mjs';
import { listed, look, post, problem, serve, shift, status, violations } from './home.mjs';
import { address, register, signIn } from './service.mjs';

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
    assert.equal(await page.locator('.here').first().innerText(), `${address}/users`);
    assert.equal(await shift(page), 0);
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

    const shown = [await page.locator('#posts h3').count()];
    while (await more.isVisible()) {
        const found = await page.locator('#found').innerText();
        await more.press('Enter');
        await page.locator('#found').filter({ hasNotText: found }).waitFor();
        shown.push(await page.locator('#posts h3').count());
    }
    const titles = await page.locator('#posts h3').allInnerTexts();
    const times = await page.locator('time').evaluateAll(all => all.map(time => time.getAttribute('datetime') ?? ''));

    assert.equal(shown[0], 10);
    assert.equal(shown[1], 20);
    assert.deepEqual(
        titles.filter(title => title.startsWith('Walk ')),
        Array.from({ length: 25 }, (_, index) => `Walk ${25 - index}`),
    );
    assert.deepEqual(times, [...times].sort().reverse());
    assert.match(await page.locator('li', { hasText: 'Walk 25' }).locator('.text').innerText(), /^(words ){46}word…$/);
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

    const entry = page.locator('#posts > li').first();

    assert.equal(await entry.locator('h3').innerText(), HOSTILE);
    assert.equal(await entry.locator('.text').innerText(), `${HOSTILE}\u202e`);
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
    const best = await page.locator('#posts h3').first().innerText();
    const author = await page.locator('.byline').first().innerText();
    await page.getByRole('button', { name: 'More posts' }).click();
    await page.getByText('12 posts for quagga, best first.', { exact: true }).waitFor();
    const titles = await page.locator('#posts h3').allInnerTexts();
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
    assert.deepEqual(await page.locator('#posts h3').allInnerTexts(), ['Of the quagga']);
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

    assert.deepEqual(await page.locator('#posts h3').allInnerTexts(), ['About quick']);
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
    await page.getByRole('status').filter({ hasText: 'The service is busy. Try again later.' }).waitFor();

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

test('what a caller has to wait for is said in seconds or minutes, and asked for again by a button', async () => {
    let wait = '42';
    const { page, complaints } = await open('/', {}, mocked =>
        mocked.route('**/posts?*', route => route.fulfill(problem(429, { detail: 'Retry-After' }, 'en', { 'Retry-After': wait }))),
    );
    const alert = page.getByRole('main').getByRole('alert');
    await alert.filter({ hasText: 'Too many requests. Try again in 42 seconds.' }).waitFor();

    wait = '600';
    await page.getByRole('button', { name: 'Try again' }).press('Enter');
    await alert.filter({ hasText: 'Too many requests. Try again in 10 minutes.' }).waitFor();
    await page.unroute('**/posts?*');
    await page.getByRole('button', { name: 'Try again' }).press('Enter');
    await page.locator('#found').filter({ hasText: 'post' }).waitFor();

    assert.equal(await page.locator('#posts-error').textContent(), '');
    assert.equal(await page.getByRole('button', { name: 'Try again' }).isVisible(), false);
    assert.deepEqual(complaints.map(status), ['429', '429']);
});

test('a failure of the service is told with its request id, also in the middle of a list', async () => {
    const { page, complaints } = await open('/', {}, mocked => serve(mocked, () => [post('First', 1), post('Second', 2)]));
    await listed(page);
    const id = { 'X-Request-Id': '0ea54714-4095-4545-bb08-13209e6b5b1e' };
    await page.route('**/posts?*', route => route.fulfill(problem(500, { detail: 'Any.' }, 'en', id)));

    await page.getByRole('button', { name: 'More posts' }).press('Enter');
    await page.getByRole('alert').filter({ hasText: id['X-Request-Id'] }).waitFor();
    const kept = await page.locator('#posts h3').allInnerTexts();
    await page.unroute('**/posts?*');
    await serve(page, () => [post('Third', 3)]);
    await page.getByRole('button', { name: 'Try again' }).press('Enter');
    await page.getByText('3 posts, newest first.', { exact: true }).waitFor();

    assert.deepEqual(kept, ['First', 'Second']);
    assert.deepEqual(complaints.map(status), ['500']);
});

test('the address has the search and the post, and the browser leads back and forward through them', async () => {
    const judy = await signIn(await register('judy@example.com'));
    await judy.write({ title: 'Of the okapi', body: `The okapi & its "stripes". ${'More. '.repeat(100)}The end.` });
    const { page, complaints } = await open('/');
    await listed(page);
    const found = (/** @type {string} */ text) => page.locator('#found').getByText(text, { exact: true }).waitFor();

    await look(page, 'okapi "its stripes"');
    await found('1 post for okapi "its stripes".');
    const searched = page.url();
    await page.getByRole('link', { name: 'Of the okapi' }).press('Enter');
    await page.getByText('The end.').waitFor();
    const opened = page.url();
    await page.goBack();
    await page.getByRole('link', { name: 'Of the okapi' }).waitFor();
    const words = await page.getByRole('searchbox').inputValue();
    await page.goForward();
    await page.getByText('The end.').waitFor();
    await page.goBack();
    await page.goBack();
    await page.locator('#found').filter({ hasText: 'newest first' }).waitFor();
    const empty = await page.getByRole('searchbox').inputValue();
    await page.goto(searched);
    await found('1 post for okapi "its stripes".');
    await page.goto(opened);
    await page.getByText('The end.').waitFor();

    assert.equal(new URL(searched).search, '?q=okapi%20%22its%20stripes%22');
    assert.match(new URL(opened).search, /^\?post=\d+$/);
    assert.equal(words, 'okapi "its stripes"');
    assert.equal(empty, '');
    assert.equal(await page.title(), 'Of the okapi – Masthead');
    assert.deepEqual(complaints, []);
});

test('the page works behind a proxy that adds a prefix and says nothing of it', async () => {
    const { page, complaints } = await open('/', {}, proxied);
    const outside = /** @type {string[]} */ ([]);
    await page.goto(`${address}/prefix/`);
    page.on('request', request => new URL(request.url()).pathname.startsWith('/prefix/') || outside.push(request.url()));

    await listed(page);
    await page.getByRole('button', { name: 'More posts' }).press('Enter');
    await page.locator('#found').filter({ hasText: /^(1[1-9]|20) posts/ }).waitFor();
    await look(page, 'nothing of the kind');
    await page.getByText('No posts for nothing of the kind.', { exact: true }).waitFor();

    assert.equal(new URL(page.url()).pathname, '/prefix/');
    assert.deepEqual(outside, []);
    assert.deepEqual(complaints, []);
});

test('posts come first on a small screen', async () => {
    const { page } = await open('/', { viewport: { width: 390, height: 844 } });
    await listed(page);

    const top = async (/** @type {string} */ part) => (await page.locator(part).first().boundingBox())?.y ?? NaN;

    assert((await top('#posts h3')) - (await top('#found')) < 60); // what is hidden takes no room
    assert((await top('#posts h3')) < 450);
    assert((await top('#posts h3')) < (await top('pre')));
    assert((await top('#posts h3')) < (await top('a[href=docs]')));
});

test('what a finger has to hit is large enough', async () => {
    const { page } = await open('/', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await listed(page);

    const small = await page.locator('button:visible, input:visible, nav a:visible').evaluateAll(all =>
        all.filter(each => Math.min(each.clientWidth, each.getBoundingClientRect().height) < 44).map(each => each.outerHTML),
    );

    assert.deepEqual(small, []);
});

test('nothing is cut off or has to be moved sideways, narrow as the window or large as the letters may be', async () => {
    await (await signIn(await register('heidi@example.com'))).write({ title: 'M'.repeat(200), body: 'm'.repeat(500) });

    for (const [width, size] of [[320, '100%'], [390, '100%'], [640, '200%'], [1280, '100%']]) {
        const { page } = await open('/', { viewport: { width: Number(width), height: 800 } });
        await listed(page);
        await page.evaluate(text => (document.documentElement.style.fontSize = String(text)), size);

        const cut = await page.locator('html, pre, h1, h2, h3, p, button, a').evaluateAll(all =>
            all.filter(each => each.clientWidth > 0 && each.scrollWidth > each.clientWidth).map(each => each.outerHTML.slice(0, 80)),
        );

        assert.deepEqual(cut, [], `${width} pixels wide`);
    }
});

test('without scripts the page says what this is and where to go', async () => {
    const { page, complaints } = await open('/', { javaScriptEnabled: false });

    const links = await page.getByRole('link').allInnerTexts();

    assert.deepEqual(links.slice(0, 2), ['The newest posts', 'Whether it is ready']);
    assert.equal(await page.getByRole('navigation').getByRole('link').count(), 4);
    assert.equal(await page.getByText('A backend for users and posts').isVisible(), true);
    assert.equal(await page.locator('pre').first().isVisible(), true);
    assert.equal(await page.locator('form:visible, button:visible, [role=status]:visible').count(), 0);
    assert.deepEqual(complaints, []);
});
