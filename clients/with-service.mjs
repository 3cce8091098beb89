// Runs a command beside a service of its own, whose address the command finds in MASTHEAD, and its key in SECRET_KEY:
//     node with-service.mjs node --test oauth.test.mjs
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const JAR = fileURLToPath(new URL('../bootstrap/target/masthead.jar', import.meta.url));
const JDKS = ['/usr/lib/jvm', '/Library/Java/JavaVirtualMachines'];
const READY = /API: http:\/\/localhost:([0-9]+) /;
const PATIENCE = 180_000;
const SECRET_KEY = randomBytes(32).toString('base64');

const [program, ...parameters] = process.argv.slice(2);
if (program === undefined) {
    refuse('Say what to run beside the service: node with-service.mjs COMMAND...');
}
if (!existsSync(JAR)) {
    refuse('bootstrap/target/masthead.jar is missing: run ./mvnw verify first.');
}
const java = join(findJdk(), 'bin', 'java');

const directory = await mkdtemp(join(tmpdir(), 'masthead-clients-'));
const log = join(directory, 'log');
const service = startService();
const ended = once(service, 'exit');
const children = [service];
const stop = () => children.forEach(child => child.kill());
process.once('exit', stop).once('SIGINT', stop).once('SIGTERM', stop);

const address = await ready();
process.exitCode = address === undefined ? 1 : await run(address);
service.kill();
await ended;
if (process.exitCode !== 0) {
    console.error(`The service said:\n${readFileSync(log, 'utf8')}`);
}
await rm(directory, { recursive: true });

function startService() {
    const output = openSync(log, 'w');
    const started = spawn(java, ['-jar', JAR], {
        cwd: directory,
        // No settings of the caller's environment; the tests register and sign in more often than people.
        env: {
            PATH: process.env.PATH,
            PORT: '0',
            REGISTRATION_RATE_LIMIT: 'off',
            SIGN_IN_RATE_LIMIT: 'off',
            SECRET_KEY,
        },
        stdio: ['ignore', output, output],
    });
    closeSync(output);
    return started;
}

/** The service's address, or undefined if it did not start. */
async function ready() {
    const deadline = Date.now() + PATIENCE;
    while (!service.killed && service.exitCode === null && Date.now() < deadline) {
        const port = READY.exec(readFileSync(log, 'utf8'))?.[1];
        if (port !== undefined) {
            return `http://127.0.0.1:${port}`;
        }
        await pause(50);
    }
    return undefined;
}

/**
 * Runs the command, and returns its exit code.
 *
 * @param {string} address
 */
async function run(address) {
    const command = spawn(program, parameters, { stdio: 'inherit', env: { ...process.env, MASTHEAD: address, SECRET_KEY } });
    children.push(command);
    const [code] = await once(command, 'exit');
    return code ?? 1;
}

function findJdk() {
    const installed = JDKS.filter(existsSync)
        .flatMap(directory => readdirSync(directory).map(name => join(directory, name)))
        .flatMap(jdk => [jdk, join(jdk, 'Contents', 'Home')]);
    return (
        [process.env.JAVA_HOME ?? '', ...installed].find(isJdk25) ??
        refuse('The service needs a JDK 25: set JAVA_HOME, or install one where this system keeps its JDKs.')
    );
}

/** @param {string} jdk */
function isJdk25(jdk) {
    const release = join(jdk, 'release');
    return existsSync(release) && /^JAVA_VERSION="25\b/m.test(readFileSync(release, 'utf8'));
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function refuse(sentence) {
    console.error(sentence);
    process.exit(1);
}
