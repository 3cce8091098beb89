package io.masthead.adapters.persistence.replica;

import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections to the primary, or to the replica where {@link ReplicaReads} lets a thread use one that is usable. */
public final class ReplicaRouting extends DelegatingDataSource {

    private final DataSource primary;
    private final Supplier<@Nullable DataSource> replica;
    private final Consumer<SQLException> failures;

    /**
     * Creates the routing.
     *
     * @param primary the connections to the primary, to which it unwraps
     * @param replica the replica
     */
    public ReplicaRouting(DataSource primary, ReadReplica replica) {
        this(primary, replica::pool, replica::failed);
    }

    /** Creates the routing to a replica that has connections while it is usable, and is told of reads that fail. */
    ReplicaRouting(DataSource primary, Supplier<@Nullable DataSource> replica, Consumer<SQLException> failures) {
        super(primary);
        this.primary = primary;
        this.replica = replica;
        this.failures = failures;
    }

    @Override
    protected DataSource obtainTargetDataSource() {
        ReplicaReads reads = ReplicaReads.current();
        if (reads == null) {
            return primary;
        }
        DataSource usable = replica.get();
        reads.readFrom(usable == null ? null : failures);
        return usable == null ? primary : usable;
    }
}
