// The feed of events, which no generator makes of the description: server-sent events have no form in OpenAPI 3.1.
import { createEventSource, type EventSourceMessage } from 'eventsource-client';
import { EventFromJSON, type Event as CloudEvent } from '#client';

/**
 * What a feed has said. Whoever keeps `after` together with what follows from the item misses nothing: an event is told
 * again if it was lost, and the same event always has the same id.
 */
export type FeedItem =
    | { kind: 'event'; event: CloudEvent; after: string }
    /** Nothing has happened until now. */
    | { kind: 'position'; after: string }
    /** Events are missing, as the service does not have them any more: read again what they were about. */
    | { kind: 'reset'; after: string };

export interface FeedOptions {
    /** The address of the service. */
    service: string;
    /** What to follow: /posts, /posts/17, /users/3/posts, /users, /users/3, /users/me. */
    topics: string[];
    /** Where to continue: the `after` of an item, or the header Events-After of what was read; without it, from now on. */
    after?: string;
    /** An access token, asked for at each connection; without it, the feed is that of everyone. */
    token?: () => string | Promise<string>;
    /** Ends the feed. */
    signal?: AbortSignal;
}

/** A refusal that would be the same at the next attempt. */
export class FeedRefused extends Error {
    constructor(readonly status: number, readonly problem: string) {
        super(`The feed was refused with ${status}: ${problem}`);
    }
}

/** Three bookmarks have been missed: the connection is dead, though no one has said so. */
const SILENCE = 45_000;
/** Items that wait for a slow consumer. Beyond that they are read again from the service when there is room. */
const MOST_WAITING = 1000;

/** Follows a feed until it is refused or its signal ends it. A connection that is lost is made again, at the same place. */
export async function* followEvents(options: FeedOptions): AsyncGenerator<FeedItem, void> {
    const url = new URL('events', options.service.replace(/\/*$/, '/'));
    options.topics.forEach(topic => url.searchParams.append('topic', topic));
    const waiting: FeedItem[] = [];
    let after = options.after;
    let refused: unknown;
    let wake = () => {};

    const connect = async (address: string | URL, init: RequestInit): Promise<Response> => {
        try {
            return await request(address, init, options.token);
        } catch (problem) {
            if (problem instanceof FeedRefused) {
                refused = problem;
                wake();
            }
            throw problem; // of which the library knows that it has to wait and connect again
        }
    };
    const open = () =>
        createEventSource({
            url,
            initialLastEventId: after,
            fetch: connect as typeof fetch,
            onMessage: message => {
                waiting.push(item(message));
                after = message.id ?? after;
                wake();
            },
        });

    let source = open();
    const stop = () => wake();
    options.signal?.addEventListener('abort', stop);
    try {
        while (!options.signal?.aborted) {
            const next = waiting.shift();
            if (next) {
                yield next;
            } else if (refused) {
                throw refused;
            } else if (source.readyState === 'closed') {
                source = open();
            } else if (!(await isHeard(resolve => (wake = resolve)))) {
                source.close();
            }
            if (waiting.length > MOST_WAITING) {
                source.close();
            }
        }
    } finally {
        options.signal?.removeEventListener('abort', stop);
        source.close();
    }
}

/** Whether something is heard before a connection that is alive would have been silent for too long. */
async function isHeard(listen: (heard: () => void) => void): Promise<boolean> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<boolean>(resolve => (timer = setTimeout(() => resolve(false), SILENCE)));
    const heard = new Promise<boolean>(resolve => listen(() => resolve(true)));
    return Promise.race([heard, silence]).finally(() => clearTimeout(timer));
}

async function request(address: string | URL, init: RequestInit, token: FeedOptions['token']): Promise<Response> {
    const headers = new Headers(init.headers);
    if (token) {
        headers.set('Authorization', `Bearer ${await token()}`);
    }
    const response = await fetch(address, { ...init, headers });
    if (response.ok) {
        return response;
    }
    const problem = await response.text();
    if (response.status < 500 && response.status !== 408 && response.status !== 429) {
        throw new FeedRefused(response.status, problem);
    }
    throw new Error(problem);
}

function item(message: EventSourceMessage): FeedItem {
    const after = message.id ?? '';
    switch (message.event) {
        case 'position':
        case 'reset':
            return { kind: message.event, after };
        default:
            return { kind: 'event', event: EventFromJSON(JSON.parse(message.data)), after };
    }
}
