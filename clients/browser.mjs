import { chromium } from 'playwright-core';
import { address } from './service.mjs';

/** Real Chromium; the caller closes it. */
export const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
        '--disable-gpu',
        '--disable-quic', // this and the next, beside what Playwright sets: it looks for no network
        '--disable-sync',
        '--host-resolver-rules=MAP plain.test 127.0.0.1', // a host that is not this machine, for browsers
    ],
});

/**
 * Opens a page, and records all errors, including violations of its Content-Security-Policy, and requests to other hosts.
 *
 * @param {string} path
 * @param {import('playwright-core').BrowserContextOptions} [options]
 * @param {(page: import('playwright-core').Page) => Promise<unknown>} [prepare] runs before the page loads
 */
export async function open(path, options, prepare = async () => {}) {
    const context = await browser.newContext(options); // of its own: no test sees the cookies of another
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    /** @type {string[]} */
    const complaints = [];
    page.on('pageerror', problem => complaints.push(String(problem)));
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()));
    page.on('request', request => isElsewhere(request.url()) && complaints.push(request.url()));
    await prepare(page);
    await page.goto(address + path);
    return { page, complaints };
}

/**
 * Puts a proxy before the service that adds /prefix to its addresses, and says nothing of it.
 *
 * @param {import('playwright-core').Page} page
 */
export async function proxied(page) {
    await page.route('**/prefix/**', async route => {
        const url = route.request().url();
        try {
            const response = await route.fetch({ url: url.replace('/prefix/', '/') });
            await route.fulfill({ response });
        } catch (problem) {
            // A feed has no end before the page has.
            if (!url.includes('/prefix/events')) {
                throw problem;
            }
        }
    });
}

/** @param {string} url */
function isElsewhere(url) {
    return !url.startsWith('data:') && new URL(url).origin !== address;
}
