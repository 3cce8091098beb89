package io.masthead.adapters.persistence;

import static io.masthead.adapters.persistence.sql.SqlExceptionTranslation.translating;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Identities from a sequence that counts in blocks: one round trip for {@value #BLOCK} of them.
 *
 * <p>No thread waits for the round trip of another, which could be waiting for the connection pool in turn; threads that
 * find the block used up at the same time fetch one each, and the identities of the surplus blocks are gaps.
 */
final class PooledSequence implements LongSupplier {

    /** Increment of the sequence; the migration that creates the sequence has the same. */
    private static final int BLOCK = 50;

    private final JdbcClient jdbc;
    private final String nextBlock;
    private final AtomicReference<Block> current = new AtomicReference<>(new Block(0, 0));

    PooledSequence(JdbcClient jdbc, String sequence) {
        this.jdbc = jdbc;
        this.nextBlock = "select nextval('" + sequence + "')";
    }

    @Override
    public long getAsLong() {
        Block block = current.get();
        long id = block.take();
        while (id == Block.USED_UP) {
            current.compareAndSet(block, fetch());
            block = current.get();
            id = block.take();
        }
        return id;
    }

    private Block fetch() {
        long first = translating(() -> jdbc.sql(nextBlock).query(Long.class).single());
        return new Block(first, first + BLOCK);
    }

    /** The identities from {@code next} up to {@code end}, each given once. */
    private static final class Block {

        private static final long USED_UP = -1;

        private final AtomicLong next;
        private final long end;

        private Block(long first, long end) {
            this.next = new AtomicLong(first);
            this.end = end;
        }

        private long take() {
            long id = next.getAndIncrement();
            return id < end ? id : USED_UP;
        }
    }
}
