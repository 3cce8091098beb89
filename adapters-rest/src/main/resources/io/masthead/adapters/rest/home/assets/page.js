// Parts of the page. Content of users becomes text, never HTML.
import { Refusal } from './api.js';

/** @type {(id: string) => any} */
export const part = id => document.getElementById(id);

const time = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/**
 * Creates an element with a text, in the direction of its script.
 *
 * @param {string} name
 * @returns {any}
 */
export function make(name, text = '', kind = '') {
    const made = document.createElement(name);
    made.textContent = text;
    made.className = kind;
    made.dir = 'auto';
    return made;
}

/** @param {string} instant */
export function makeTime(instant) {
    const made = make('time', time.format(new Date(instant)));
    made.dateTime = instant;
    return made;
}

/**
 * Creates a button; its name for screen readers says what it is about.
 *
 * @param {string} text
 * @param {string} subject
 * @param {() => unknown} action
 */
export function makeButton(text, subject, action) {
    const made = make('button', text, 'plain-button');
    made.type = 'button';
    made.ariaLabel = `${text}: ${subject}`;
    made.addEventListener('click', action);
    return made;
}

/**
 * Shows a sentence in a live region, which screen readers announce.
 *
 * @param {HTMLElement} place
 * @param {string} sentence
 */
export function say(place, sentence, language = 'en') {
    place.lang = language;
    place.textContent = sentence;
}

/**
 * @param {HTMLElement} place
 * @param {unknown} failure
 */
export function complain(place, failure) {
    if (!(failure instanceof Refusal)) {
        throw failure;
    }
    const violations = failure.violations.map(({ name, detail }) => `${name} ${detail}.`);
    say(place, [failure.message, ...violations].join(' '), failure.language);
}
