package common;

/**
 * Request of a client.
 *
 * @param start when it was due, in the time of {@link System#nanoTime}
 * @param status 0 if there was no response
 * @param failure nothing if it succeeded
 */
public record Sample(String kind, long start, double milliseconds, int status, String failure) {

    public boolean succeeded() {
        return failure.isEmpty();
    }

    /** {@return whether the service refused it as it should: itself, with 503 and a time to try again} */
    public boolean refused() {
        return failure.equals("503");
    }
}
