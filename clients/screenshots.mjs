// Takes the screenshots of docs/, of a service with a few posts: npm run screenshots
import { fileURLToPath } from 'node:url';
import { browser, open } from './browser.mjs';
import { register, signIn } from './service.mjs';

const POSTS = [
    { title: 'Hello', body: 'First post.' },
    { title: 'Ports and adapters', body: 'The domain knows neither HTTP nor SQL; both know the domain.' },
    { title: 'Одна команда', body: './mvnw spring-boot:run, и всё работает.' },
    { title: 'What a 422 says', body: 'Everything that is wrong with a request, at once and in order.' },
];

const account = await register('alice@example.com');
const alice = await signIn(account);
for (const post of POSTS) {
    await alice.write(post);
}

await picture('/', 'home', page => page.locator('#posts h3').last().waitFor());
await picture('/docs', 'docs', page => page.locator('#operations-Posts-listPosts').waitFor());
await picture('/redoc', 'redoc', page => page.getByRole('heading', { name: 'Make an account' }).waitFor());
await browser.close();

/**
 * @param {string} path
 * @param {string} name
 * @param {(page: import('playwright-core').Page) => Promise<void>} isComplete
 */
async function picture(path, name, isComplete) {
    const { page, complaints } = await open(path, { viewport: { width: 1200, height: 900 }, timezoneId: 'UTC' });
    await isComplete(page);
    if (complaints.length > 0) {
        throw new Error(`${path} is not in order: ${complaints}`);
    }
    await page.screenshot({ path: fileURLToPath(new URL(`../docs/${name}.png`, import.meta.url)) });
}
