// Writes down what the service says of itself, for the generator.
import { mkdir, writeFile } from 'node:fs/promises';
import { address } from './service.mjs';

const answer = await fetch(`${address}/openapi.json`);
if (answer.status !== 200) {
    throw new Error(`No description: ${answer.status} ${await answer.text()}`);
}
const generated = new URL('generated/', import.meta.url);
await mkdir(generated, { recursive: true });
await writeFile(new URL('openapi.json', generated), await answer.text());
