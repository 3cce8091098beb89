package io.masthead.http.admission;

/**
 * Class of work: operations that need the same resource for about the same time. Without {@link Admitted}, an operation
 * that reads is a {@link #READ}, and one that changes something a {@link #WRITE}.
 */
public enum WorkClass {

    /** Probes, which must be answered when everything else is refused: never limited. */
    PROBE,

    /** Reads of one entity, which need the database for a moment. */
    READ,

    /** Pages of lists, searches and totals, which can need the database for long. */
    LIST,

    /** Changes, which need the database for a moment. Their bodies are read before they are admitted. */
    WRITE,

    /** Sign-ins, most of which compare a password with its hash. */
    SIGN_IN,

    /** Registrations and changes of passwords, which hash one. */
    REGISTRATION,

    /** Batches of imports: parts of operations that stream, in turns of the accounts they are for. */
    IMPORT,

    /** Bodies and responses of any length, which are bounded by their bytes ({@link BytesInFlight}) instead. */
    STREAM,

    /** Waits for events, which need nothing that others need but their connections ({@code OpenStreams}). */
    FEED;

    /** {@return whether the operations have no deadline, and read their bodies as they come, not before they are admitted} */
    public boolean isStreamed() {
        return this == STREAM || this == FEED;
    }
}
