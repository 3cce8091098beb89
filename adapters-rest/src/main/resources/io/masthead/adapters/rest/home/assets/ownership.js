// What decides who owns the account: its password, its deletion, and the sign-in that is asked for before such a change.
import { Refusal } from './api.js';
import { clear, onSubmit, valuesOf } from './forms.js';
import { part } from './page.js';
import { askSignedIn, current, onStale, signIn, signOut } from './session.js';

/** The dialogs, those that open over others first. */
const DIALOGS = ['sign-in-again-dialog', 'delete-account-dialog', 'change-password-dialog'];

let id = 0; // of the account that may be deleted: another tab may change the session meanwhile

/** @param {() => Promise<unknown>} changed is called when the password has been changed */
export function prepareOwnership(changed) {
    onStale(authenticate);
    onSubmit('sign-in-again', signInAgain);
    onSubmit('delete-account', deleteAccount);
    onSubmit('change-password', async form => {
        await changePassword(form);
        await changed();
    });
    part('open-change-password').addEventListener('click', () => open('change-password'));
    part('open-delete-account').addEventListener('click', () => {
        id = current().id;
        part('delete-account-what').textContent = current().email;
        open('delete-account');
    });
}

/** Closes the dialogs, when the session has ended. */
export function closeOwn() {
    DIALOGS.forEach(dialog => part(dialog).close());
}

/** @param {'change-password' | 'delete-account' | 'sign-in-again'} name */
function open(name) {
    const form = part(name);
    form.reset();
    clear(form);
    const username = form.elements.namedItem('username');
    if (username) {
        username.value = current().email; // for password managers, too
    }
    part(`${name}-dialog`).showModal();
}

/** @param {HTMLFormElement} form */
async function changePassword(form) {
    const { current_password, new_password } = valuesOf(form);
    try {
        await askSignedIn('users/me/password', {
            method: 'PUT',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ current_password, new_password }),
        });
    } catch (failure) {
        throw failure instanceof Refusal && failure.status === 409 ? wrong('current_password') : failure;
    }
    form.reset();
    part('change-password-dialog').close();
}

async function deleteAccount() {
    await askSignedIn(`users/${id}`, { method: 'DELETE' });
    await signOut('Your account has been deleted.');
    part('open-sign-in').focus();
}

/** Asks for the password; done when the user has signed in again. */
function authenticate() {
    const dialog = part('sign-in-again-dialog');
    part('sign-in-again-who').textContent = current().email;
    dialog.returnValue = '';
    open('sign-in-again');
    return /** @type {Promise<void>} */ (
        new Promise((resolve, reject) => {
            const refusal = new Refusal('Nothing has been changed, since you have not signed in again.');
            dialog.addEventListener('close', () => (dialog.returnValue ? resolve() : reject(refusal)), { once: true });
        })
    );
}

/** @param {HTMLFormElement} form */
async function signInAgain(form) {
    const { username, own_password } = valuesOf(form);
    try {
        await signIn({ username, password: own_password });
    } catch (failure) {
        part('own_password').select();
        throw failure instanceof Refusal && failure.error === 'invalid_grant' ? wrong('own_password') : failure;
    }
    form.reset();
    part('sign-in-again-dialog').close('signed in');
}

/**
 * A password that is not the one of the account, as a violation of its field.
 *
 * @param {string} name
 */
function wrong(name) {
    const refusal = new Refusal('');
    refusal.violations = [{ name, code: 'wrong_password', detail: 'this is not your password' }];
    return refusal;
}
