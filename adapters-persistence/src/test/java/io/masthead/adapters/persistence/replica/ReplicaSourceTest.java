package io.masthead.adapters.persistence.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("MethodName")
class ReplicaSourceTest {

    @ParameterizedTest
    @CsvSource({"08001, true", "08006, true", "57P01, true", "57014, false", "53300, false", "40001, false", ", false"})
    void a_lost_connection_is_a_loss_and_other_failures_are_not(String state, boolean isLoss) {
        assertThat(ReplicaSource.isLoss(new SQLException("Failed", state))).isEqualTo(isLoss);
    }

    @Test
    void a_pool_whose_connections_are_all_in_use_is_no_loss() {
        SQLException before = new SQLException("Lost before", "08003");

        assertThat(ReplicaSource.isLoss(new SQLTransientConnectionException("Not available", "08003", before)))
                .isFalse();
        assertThat(ReplicaSource.isLoss(new SQLTransientConnectionException("Not available", null, null)))
                .isFalse();
    }
}
