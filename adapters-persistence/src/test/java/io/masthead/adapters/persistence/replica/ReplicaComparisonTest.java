package io.masthead.adapters.persistence.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.adapters.persistence.Database;
import io.masthead.adapters.persistence.DatabaseTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A database as the replica, compared with primaries that give no answer. */
@DatabaseTest
@SuppressWarnings("MethodName")
class ReplicaComparisonTest {

    private static final String USER = "replica_comparison";
    private static final String PASSWORD = "of-a-test";

    private final ReplicaAddress replica;
    private final Database database;

    @Autowired
    ReplicaComparisonTest(JdbcConnectionDetails login, Database database) {
        replica = ReplicaAddress.of(login);
        this.database = database;
    }

    @AfterEach
    void restore() {
        database.jdbc()
                .sql("grant execute on function pg_control_system() to public")
                .update();
        database.jdbc().sql("drop role if exists " + USER).update();
    }

    @Test
    void a_primary_that_is_away_at_the_first_comparison_is_asked_again() {
        ReplicaAddress away = new ReplicaAddress("jdbc:postgresql://127.0.0.1:1/test", replica.user(), "any");

        ReplicaFinding finding = found(away);

        assertThat(finding).isEqualTo(ReplicaFinding.NOT_COMPARED);
        assertThat(finding.isMistake()).isFalse();
    }

    @Test
    void a_user_who_may_not_ask_the_primary_is_a_mistake() {
        database.jdbc()
                .sql("create role " + USER + " login password '" + PASSWORD + "'")
                .update();
        database.jdbc()
                .sql("revoke execute on function pg_control_system() from public")
                .update();

        ReplicaFinding finding = found(new ReplicaAddress(replica.url(), USER, PASSWORD));

        assertThat(finding).isEqualTo(ReplicaFinding.NOT_COMPARABLE);
        assertThat(finding.isMistake()).isTrue();
    }

    private ReplicaFinding found(ReplicaAddress primary) {
        try (ReplicaComparison comparison = new ReplicaComparison(primary, replica, Duration.ofSeconds(10))) {
            return comparison.compare();
        }
    }
}
