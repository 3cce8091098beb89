// The session. The access token is in the memory of this module alone; the refresh token is in a cookie that no script
// can read. What is kept in the browser's storage is only that there may be a session.
import { Refusal, ask } from './api.js';

const NAME = `masthead-session ${location.pathname}`; // others may be neighbours behind one proxy
const others = new BroadcastChannel(NAME); // other tabs of this page
const listeners = new Set();
const STALE = 'insufficient_user_authentication';

/** @type {any} */
let account;
let token = '';
let expiry = 0;
/** @type {Promise<void> | undefined} */
let refreshing;
/** @type {() => Promise<void>} asks the user to sign in again; fails if the user does not */
let authenticate;

/** The account that is signed in, or undefined. */
export const current = () => account;

/** @param {(why: string) => unknown} listener */
export function onChange(listener) {
    listeners.add(listener);
}

/** @param {() => Promise<void>} asks */
export function onStale(asks) {
    authenticate = asks;
}

/** Continues the session of an earlier page, or of another tab. */
export async function restore() {
    if (!mayExist()) {
        forget('');
        return;
    }
    try {
        await refresh();
        await open();
    } catch (failure) {
        forget(failure instanceof Refusal && failure.error !== 'invalid_grant' ? failure.message : '');
    }
}

/** @param {{ username: string, password: string }} credentials */
export async function signIn(credentials) {
    await keep(await ask('token/cookie', { method: 'POST', body: new URLSearchParams(credentials) }));
    await open();
    others.postMessage('changed');
}

export async function signOut(why = 'You have signed out.') {
    await ask('token/cookie', { method: 'DELETE' });
    note(false);
    forget(why);
    others.postMessage('ended');
}

/**
 * Asks with the access token, if there is a session; once more after a new sign-in, if that of the session is too long ago.
 *
 * @param {string} address
 * @param {RequestInit} [request]
 */
export async function askSignedIn(address, request = {}) {
    try {
        return await askRefreshed(address, request);
    } catch (failure) {
        if (!(failure instanceof Refusal) || failure.error !== STALE) {
            throw failure;
        }
    }
    await authenticate(); // no refresh is a sign-in (RFC 9470)
    return ask(address, withToken(request));
}

/**
 * @param {string} address
 * @param {RequestInit} request
 */
async function askRefreshed(address, request) {
    if (token !== '' && Date.now() > expiry) {
        await refreshOrForget();
    }
    try {
        const response = await ask(address, withToken(request));
        // Where no token is needed, one that no longer counts makes a response for any caller.
        if (token === '' || !response.headers.has('WWW-Authenticate')) {
            return response;
        }
    } catch (failure) {
        if (token === '' || !(failure instanceof Refusal) || failure.status !== 401 || failure.error === STALE) {
            throw failure;
        }
    }
    await refreshOrForget();
    return ask(address, withToken(request));
}

/** @param {RequestInit} request */
function withToken(request) {
    return token === '' ? request : { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } };
}

async function refreshOrForget() {
    try {
        await refresh();
    } catch (failure) {
        if (failure instanceof Refusal && failure.error !== '') {
            forget('Your session has ended.');
            throw new Refusal('Your session has ended. Sign in again.');
        }
        throw failure;
    }
}

/** Gets the next access token, one request at a time for all tabs: a refresh token is good once. */
function refresh() {
    refreshing ??= alone(async () => {
        try {
            await keep(await ask('token/cookie', { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token' }) }));
        } catch (failure) {
            if (failure instanceof Refusal && failure.error !== '') {
                note(false);
            }
            throw failure;
        }
    }).finally(() => (refreshing = undefined));
    return refreshing;
}

/**
 * @param {() => Promise<void>} work
 * @returns {Promise<void>}
 */
async function alone(work) {
    // Without TLS there are no locks; then the grace of the service for a token that two tabs show has to do.
    await (navigator.locks ? navigator.locks.request(NAME, work) : work());
}

/** @param {Response} response */
async function keep(response) {
    const tokens = await response.json();
    token = tokens.access_token;
    expiry = Date.now() + (tokens.expires_in - 30) * 1000;
    note(true);
}

async function open() {
    account = await askSignedIn('users/me').then(response => response.json());
    listeners.forEach(listener => listener(''));
}

/** @param {string} why */
function forget(why) {
    account = undefined;
    token = '';
    listeners.forEach(listener => listener(why));
}

function mayExist() {
    try {
        return localStorage.getItem(NAME) !== null;
    } catch {
        return false; // storage is forbidden, so are cookies
    }
}

/** @param {boolean} exists */
function note(exists) {
    try {
        exists ? localStorage.setItem(NAME, '') : localStorage.removeItem(NAME);
    } catch {
        // without storage, a reload signs out
    }
}

// The storage of another tab may not know yet that the session has ended.
others.addEventListener('message', message => (message.data === 'ended' ? forget('') : restore()));
addEventListener('pageshow', event => event.persisted && restore());
