// Requests to the API, at addresses that are relative to the page; its refusals as sentences for people.

/**
 * What is wrong with a field of a request.
 *
 * @typedef {{ name: string, code: string, detail: string }} Violation
 */

/** A refusal of the service. */
export class Refusal extends Error {
    /** @type {number} the status, 0 if the service was not reached */
    status = 0;
    /** @type {string} the error of OAuth (RFC 6749 §5.2, RFC 6750 §3.1, RFC 9470 §3), if it is one */
    error = '';
    /** @type {Violation[]} */
    violations = [];

    /**
     * @param {string} sentence
     * @param {string} language
     */
    constructor(sentence, language = 'en') {
        super(sentence);
        this.language = language;
    }
}

/**
 * @param {string} address
 * @param {RequestInit} [request]
 */
export async function ask(address, request) {
    // A copy of the browser may be stale where shared caches may serve one (PUBLIC_CACHE): it is always revalidated.
    const response = await fetch(address, { cache: 'no-cache', ...request }).catch(() => {
        throw new Refusal('The service cannot be reached.');
    });
    if (response.ok) {
        return response;
    }
    throw refusal(response, await response.json().catch(() => ({})));
}

/**
 * @param {Response} response
 * @param {any} problem
 */
function refusal(response, problem) {
    const language = response.headers.get('Content-Language') ?? 'en';
    const own = ownWords(response, problem);
    const found = own ? new Refusal(own) : new Refusal(problem.detail, language);
    found.status = response.status;
    found.error = problem.error ?? /\berror="(\w+)"/.exec(response.headers.get('WWW-Authenticate') ?? '')?.[1] ?? '';
    found.violations = (problem.errors ?? []).map((/** @type {any} */ error) => ({
        name: (error.parameter ?? error.pointer ?? '').replace('#/', ''),
        code: error.code,
        detail: error.detail,
    }));
    return found;
}

/**
 * A sentence where the service speaks to programs, of headers and codes; else nothing.
 *
 * @param {Response} response
 * @param {any} problem
 */
function ownWords(response, problem) {
    if (problem.error === 'invalid_grant') {
        return 'No account has this email address and password.';
    }
    if (response.status === 429) {
        return `Too many requests. Try again ${soon(response)}.`;
    }
    if (response.status === 503) {
        return `The service is busy. Try again ${soon(response)}.`;
    }
    if (response.status >= 500) {
        const id = response.headers.get('X-Request-Id') ?? 'unknown';
        return `The service failed. If that happens again, tell its operator the request id ${id}.`;
    }
    if (response.status === 412) {
        return 'This post has been changed elsewhere since you opened it. Save again to replace that change.';
    }
    return problem.detail ? '' : (problem.error_description ?? `The response has status ${response.status}.`);
}

/** @param {Response} response */
function soon(response) {
    const seconds = Number(response.headers.get('Retry-After') ?? NaN);
    if (Number.isNaN(seconds)) {
        return 'later';
    }
    return seconds <= 1 ? 'in a second' : seconds < 120 ? `in ${seconds} seconds` : `in ${Math.ceil(seconds / 60)} minutes`;
}
