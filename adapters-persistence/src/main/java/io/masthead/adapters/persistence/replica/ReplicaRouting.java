package io.masthead.adapters.persistence.replica;

import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections to the primary, or to the replica where {@link ReplicaReads} lets a thread use one that is usable. */
public final class ReplicaRouting extends DelegatingDataSource {

    private final DataSource primary;
    private final ReadReplica replica;

    /**
     * Creates the routing.
     *
     * @param primary the connections to the primary, to which it unwraps
     * @param replica the replica
     */
    public ReplicaRouting(DataSource primary, ReadReplica replica) {
        super(primary);
        this.primary = primary;
        this.replica = replica;
    }

    @Override
    protected DataSource obtainTargetDataSource() {
        return ReplicaReads.connections(primary, replica);
    }
}
