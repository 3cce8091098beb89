package io.masthead.application;

import io.masthead.domain.UnitOfWork;
import java.util.function.Supplier;

/** Counts the reads in one snapshot. */
public final class SnapshotCount implements UnitOfWork {

    private final UnitOfWork counted;
    private int count;

    public SnapshotCount(UnitOfWork counted) {
        this.counted = counted;
    }

    public int during(Runnable work) {
        int before = count;
        work.run();
        return count - before;
    }

    @Override
    public <T> T run(Supplier<T> work) {
        return counted.run(work);
    }

    @Override
    public <T> T read(Supplier<T> work) {
        count++;
        return counted.read(work);
    }
}
