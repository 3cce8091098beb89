// Registering, signing in and out, and the sessions of the account.
import { ask } from './api.js';
import { clear, onSubmit, valuesOf } from './forms.js';
import { closeOwn, prepareOwnership } from './ownership.js';
import { complain, make, makeButton, makeTime, part, say } from './page.js';
import { askSignedIn, current, onChange, signIn, signOut } from './session.js';

export function prepareAccount() {
    onChange(showSession);
    prepareOwnership(changed);
    onSubmit('sign-in', submitSignIn);
    onSubmit('register', register);
    part('open-sign-in').addEventListener('click', () => open('sign-in'));
    part('open-register').addEventListener('click', () => open('register'));
    part('register-instead').addEventListener('click', () => {
        part('sign-in-dialog').close();
        open('register');
    });
    part('open-account').addEventListener('click', showAccount);
    part('sign-out').addEventListener('click', leave);
}

/** @param {string} why */
function showSession(why) {
    const account = current();
    const isSignedIn = account !== undefined;
    part('signed-in').hidden = !isSignedIn;
    part('signed-out').hidden = isSignedIn;
    say(part('session'), isSignedIn ? 'Signed in as ' : why || 'Reading needs no account.');
    if (isSignedIn) {
        part('session').append(make('bdi', account.name), '.');
    } else {
        closeOwn();
        part('account-dialog').close();
    }
}

/** @param {'sign-in' | 'register'} id */
function open(id) {
    clear(part(id));
    part(`${id}-dialog`).showModal();
}

/** @param {HTMLFormElement} form */
async function submitSignIn(form) {
    try {
        await signIn(valuesOf(form));
    } catch (failure) {
        part('password').select();
        throw failure;
    }
    form.reset();
    part('sign-in-dialog').close();
    part('write').focus();
}

/** @param {HTMLFormElement} form */
async function register(form) {
    const { name, email, age, password } = valuesOf(form);
    await ask('users', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ name, email, age: Number(age), password }),
    });
    form.reset();
    part('register-dialog').close();
    try {
        await signIn({ username: email, password });
        part('write').focus();
    } catch (failure) {
        open('sign-in'); // the account is there
        part('username').value = email;
        complain(part('sign-in').querySelector('[role=alert]'), failure);
    }
}

async function leave() {
    try {
        await signOut();
        part('open-sign-in').focus();
    } catch (failure) {
        complain(part('session'), failure);
    }
}

async function showAccount() {
    const { name, email, role } = current();
    part('account-name').textContent = name;
    part('account-email').textContent = email;
    part('account-role').textContent = role;
    part('sessions').replaceChildren();
    say(part('sessions-status'), '');
    part('account-dialog').showModal();
    await showSessions();
}

async function changed() {
    await showSessions();
    say(part('sessions-status'), 'Your password has been changed; the other sessions have ended.');
}

async function showSessions() {
    say(part('sessions-error'), '');
    try {
        const sessions = await askSignedIn('users/me/sessions').then(response => response.json());
        part('sessions').replaceChildren(...sessions.map(sessionOf));
    } catch (failure) {
        complain(part('sessions-error'), failure);
    }
}

/** @param {any} session */
function sessionOf(session) {
    const device = nameOf(session.device ?? 'Unknown program');
    const times = make('p', 'Last used ', 'quiet');
    times.append(makeTime(session.last_used_at));
    const about = make('div', '', 'grows');
    about.append(make('p', device), times);
    const entry = make('li', '', 'row');
    entry.append(about, session.current ? make('span', 'This one', 'badge') : makeButton('End', device, () => end(session)));
    return entry;
}

/**
 * The browser and its system, where a User-Agent names them; else all of it.
 *
 * @param {string} device
 */
function nameOf(device) {
    const browser = /(Edg|OPR|Firefox|Chrome|Version)(?:iOS)?\/\d+/.exec(device)?.[1];
    const system = /Windows|Android|iPhone|iPad|Mac OS X|Linux/.exec(device)?.[0];
    const names = new Map([['Edg', 'Edge'], ['OPR', 'Opera'], ['Version', 'Safari'], ['Mac OS X', 'macOS']]);
    const said = (/** @type {string} */ name) => names.get(name) ?? name;
    return browser && system ? `${said(browser)} on ${said(system)}` : device;
}

/** @param {any} session */
async function end(session) {
    try {
        await askSignedIn(`users/me/sessions/${session.id}`, { method: 'DELETE' });
    } catch (failure) {
        complain(part('sessions-error'), failure);
        return;
    }
    await showSessions();
    say(part('sessions-status'), 'The session has ended.');
    part('account-dialog').querySelector('[data-closes]').focus();
}
