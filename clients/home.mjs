// What the tests of the page at the root have in common.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

/** @typedef {import('playwright-core').Page} Page */

const axe = await readFile(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** @param {Page} page */
export async function listed(page) {
    await page.locator('#posts[aria-busy=false]').waitFor({ state: 'attached' });
}

/**
 * @param {Page} page
 * @param {{ email: string, password: string }} account
 */
export async function enter(page, { email, password }) {
    await page.getByRole('button', { name: 'Sign in' }).click();
    const dialog = page.getByRole('dialog', { name: 'Sign in' });
    await dialog.getByLabel('Email address').fill(email);
    await dialog.getByLabel('Password').fill(password);
    await page.keyboard.press('Enter');
}

/**
 * Waits until the page says whose session it has.
 *
 * @param {Page} page
 * @param {string} name
 */
export async function signedInAs(page, name) {
    await page.getByRole('status').filter({ hasText: `Signed in as ${name}.` }).waitFor();
    await listed(page);
}

/**
 * @param {Page} page
 * @param {string} words
 */
export async function look(page, words) {
    await page.getByRole('searchbox').fill(words);
    await page.getByRole('button', { name: 'Search' }).click();
}

/**
 * Presses Tab, or Shift and Tab, until something of this name has the focus.
 *
 * @param {Page} page
 * @param {string | RegExp} name
 */
export async function tabTo(page, name, key = 'Tab') {
    for (let presses = 0; presses < 60; presses++) {
        await page.keyboard.press(key);
        if (new RegExp(name).test(await focused(page))) {
            return;
        }
    }
    assert.fail(`No key leads to ${name}.`);
}

/**
 * The name of what has the focus.
 *
 * @param {Page} page
 */
export async function focused(page) {
    return page.evaluate(() => {
        const active = /** @type {HTMLInputElement | null} */ (document.activeElement);
        return active?.ariaLabel ?? active?.labels?.[0]?.textContent?.trim() ?? active?.textContent?.trim() ?? '';
    });
}

/**
 * The cumulative layout shift.
 *
 * @param {Page} page
 */
export async function shift(page) {
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
export async function violations(page) {
    await page.evaluate(axe);
    const found = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run());
    assert(found.passes.length > 10);
    return found.violations.map((/** @type {any} */ rule) => ({
        rule: rule.id,
        where: rule.nodes.map((/** @type {any} */ node) => `${node.html}: ${node.failureSummary}`),
    }));
}

/** @param {string} title */
export function post(title, id = 1) {
    return { id, title, body: 'Text.', author_id: 1, published_at: '2026-11-23T04:22:22.722207Z' };
}

/**
 * Mocks lists of posts; a page of two posts has a next one.
 *
 * @param {Page} page
 * @param {(url: URL) => unknown} posts
 */
export async function serve(page, posts) {
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
 * @param {Record<string, string>} [headers]
 */
export function problem(status, members, language, headers) {
    const all = { 'Content-Type': 'application/problem+json', 'Content-Language': language, ...headers };
    return { status, headers: all, body: JSON.stringify({ type: '/problems/any', title: 'Any', status, ...members }) };
}

/**
 * The status of a response in an error of Chromium; any other error unchanged.
 *
 * @param {string} complaint
 */
export function status(complaint) {
    return /^Failed to load resource: .* status of (\d+)/.exec(complaint)?.[1] ?? complaint;
}
