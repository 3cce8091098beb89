package io.masthead.adapters.persistence.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.event.EventToken;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class ReplicaEventPositionTest {

    private static final Optional<EventToken> OF_PRIMARY = Optional.of(new EventToken(new UUID(1, 2), 9));
    private static final Optional<EventToken> OF_REPLICA = Optional.of(new EventToken(new UUID(1, 2), 7));

    @AfterEach
    void end() {
        ReplicaReads.end();
    }

    @Test
    void is_that_of_the_primary_for_reads_from_it() {
        assertThat(position(OF_REPLICA).newest()).isEqualTo(OF_PRIMARY);
    }

    @Test
    void is_that_of_the_replica_for_reads_from_it() {
        ReplicaReads.begin();

        assertThat(position(OF_REPLICA).newest()).isEqualTo(OF_REPLICA);
        assertThat(ReplicaReads.current()).isNotNull();
    }

    @Test
    void reads_go_to_the_primary_where_that_of_the_replica_is_not_known() {
        ReplicaReads.begin();

        assertThat(position(Optional.empty()).newest()).isEqualTo(OF_PRIMARY);
        assertThat(ReplicaReads.current()).isNull();
    }

    private static ReplicaEventPosition position(Optional<EventToken> ofReplica) {
        return new ReplicaEventPosition(() -> OF_PRIMARY, () -> ofReplica);
    }
}
