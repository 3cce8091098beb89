// The tour with the clients that openapi-generator makes in languages that have a test runner of their own.
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';

const run = promisify(execFile);

test('the client in Python does the tour, an import and a sparse list', async () => {
    await run('python3', ['-B', 'python/tour.py'], { env: { ...process.env, PYTHONPATH: 'generated/python' } });
});

// The generated client needs golang.org/x/oauth2, which Debian keeps in the second directory.
test('the client in Go does the tour, an import and a sparse list', async () => {
    const GOPATH = `${import.meta.dirname}/generated/go:/usr/share/gocode`;
    await run('go', ['test', '-count=1', '-vet=off', './go'], { env: { ...process.env, GO111MODULE: 'off', GOPATH } });
});
