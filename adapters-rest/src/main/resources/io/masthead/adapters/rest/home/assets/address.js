// The address of the page: which posts it shows. Back and forward of the browser lead through what was shown.

/** What the address asks for. */
export function place() {
    const query = new URLSearchParams(location.search);
    return { words: query.get('q')?.trim() ?? '', mine: query.has('mine'), post: query.get('post') ?? '' };
}

/** @param {string} words */
export function placeOf(words, mine = false) {
    const query = [...(words ? [`q=${encodeURIComponent(words)}`] : []), ...(mine ? ['mine'] : [])];
    return query.length > 0 ? `?${query.join('&')}` : './';
}

/**
 * Changes the address alone.
 *
 * @param {string} address
 */
export function set(address) {
    if (new URL(address, document.baseURI).href !== location.href) {
        history.pushState(null, '', address);
    }
}

/** @param {string} address */
export function go(address) {
    set(address);
    dispatchEvent(new PopStateEvent('popstate'));
}

/** Follows links within the page without loading it again. */
export function followLinks() {
    document.addEventListener('click', event => {
        const link = event.target instanceof Element ? event.target.closest('a') : null;
        const address = link?.getAttribute('href') ?? '';
        const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
        if (plain && (address === './' || address.startsWith('?'))) {
            event.preventDefault();
            go(address);
        }
    });
}
