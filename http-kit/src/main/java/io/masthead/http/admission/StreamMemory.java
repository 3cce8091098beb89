package io.masthead.http.admission;

import io.masthead.domain.Overloaded;
import java.util.ArrayDeque;
import java.util.Deque;

/** Memory that a streamed body or response uses, out of what streams may use. Confined to a thread. */
public final class StreamMemory {

    private static final int STEP = BytesInFlight.UNCOUNTED;

    private final BytesInFlight bytes;
    private final String client;

    /** What gives a step back, for each that is reserved. */
    private final Deque<Runnable> steps = new ArrayDeque<>();

    /**
     * Creates memory of which nothing is used.
     *
     * @param bytes the budget
     * @param client the network of the client
     */
    public StreamMemory(BytesInFlight bytes, String client) {
        this.bytes = bytes;
        this.client = client;
    }

    /**
     * Reserves, in steps, what is used beyond what was, or gives back what no longer is.
     *
     * @param number the bytes in use now; few of them are not counted ({@link BytesInFlight#UNCOUNTED})
     * @throws Overloaded if there is no memory for them
     */
    public void use(long number) {
        long needed = number <= BytesInFlight.UNCOUNTED ? 0 : Math.ceilDiv(number, STEP);
        while (steps.size() > needed) {
            steps.pop().run();
        }
        while (steps.size() < needed) {
            steps.push(bytes.reserveForStream(client, STEP).orElseThrow(Overloaded::new));
        }
    }
}
