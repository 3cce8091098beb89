// Forms and the dialogs that hold them.
/** @import { Violation } from './api.js' */
import { Refusal } from './api.js';
import { part, say } from './page.js';

/**
 * Sends a form, one request at a time, and shows at its fields what the service refuses.
 *
 * @param {string} id
 * @param {(form: HTMLFormElement, button: any) => Promise<unknown>} send
 */
export function onSubmit(id, send) {
    const form = part(id);
    form.addEventListener('submit', async (/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        if (form.ariaBusy === 'true') {
            return;
        }
        form.ariaBusy = 'true';
        clear(form);
        try {
            await send(form, event.submitter);
        } catch (failure) {
            showRefusal(form, failure);
        } finally {
            form.ariaBusy = 'false';
        }
    });
}

/**
 * @param {HTMLFormElement} form
 * @returns {any}
 */
export function valuesOf(form) {
    return Object.fromEntries(new FormData(form));
}

/** @param {HTMLFormElement} form */
export function clear(form) {
    form.querySelectorAll('.error').forEach(place => say(/** @type {HTMLElement} */ (place), ''));
    form.querySelectorAll('[aria-invalid]').forEach(field => field.removeAttribute('aria-invalid'));
}

/**
 * @param {HTMLFormElement} form
 * @param {unknown} failure
 */
export function showRefusal(form, failure) {
    if (!(failure instanceof Refusal)) {
        throw failure;
    }
    const elsewhere = failure.violations.filter(violation => !showViolation(form, violation, failure.language));
    const alert = /** @type {HTMLElement} */ (form.querySelector('[role=alert]'));
    if (failure.violations.length === 0 || elsewhere.length > 0) {
        const sentences = elsewhere.map(({ name, detail }) => `${name} ${detail}.`);
        say(alert, [failure.message, ...sentences].join(' '), failure.language);
    }
    /** @type {HTMLElement | null} */ (form.querySelector('[aria-invalid]'))?.focus();
}

/**
 * @param {HTMLFormElement} form
 * @param {Violation} violation
 * @param {string} language
 */
function showViolation(form, { name, code, detail }, language) {
    const place = form.querySelector(`[id="${CSS.escape(name)}-error"]`);
    if (place === null) {
        return false;
    }
    const field = /** @type {HTMLElement} */ (form.elements.namedItem(name));
    const own = code === 'string_pattern_mismatch' ? field.dataset.form : undefined;
    const text = own ?? `${detail.charAt(0).toUpperCase()}${detail.slice(1)}`;
    say(/** @type {HTMLElement} */ (place), `${text}.`, own ? 'en' : language);
    field.ariaInvalid = 'true';
    return true;
}

/** Lets the buttons of dialogs close them, as the key Escape does. */
export function closeWithButtons() {
    for (const button of document.querySelectorAll('dialog [data-closes]')) {
        const dialog = /** @type {HTMLDialogElement} */ (button.closest('dialog'));
        button.addEventListener('click', () => {
            if (dialog.dispatchEvent(new Event('cancel', { cancelable: true }))) {
                dialog.close();
            }
        });
    }
}
