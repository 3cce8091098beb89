package io.masthead.application;

/** The argument of a {@link Query} that may take several statements, which then must see the same state of things. */
public interface SnapshotRead {

    /** {@return whether this call takes several statements, to be run in one read-only snapshot} */
    boolean needsSnapshot();
}
