package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.masthead.adapters.persistence.connection.WatchedSocketFactory;
import io.masthead.adapters.persistence.replica.ReadReplica;
import io.masthead.bootstrap.settings.Settings;
import io.masthead.http.admission.AdmissionLimits;
import io.masthead.http.admission.WorkClass;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the running service uses its connections to the database. */
@SharedService
@SuppressWarnings("MethodName")
class ConnectionPoolTest {

    private final RunningService service;
    private final HikariDataSource pool;
    private final AdmissionLimits limits;

    ConnectionPoolTest(RunningService service) {
        this.service = service;
        pool = service.bean(HikariDataSource.class);
        limits = service.bean(AdmissionLimits.class);
    }

    @Test
    void a_read_from_the_database_takes_no_longer_than_10_seconds_and_has_no_timer() {
        assertThat(pool.getDataSourceProperties())
                .containsEntry("socketFactory", WatchedSocketFactory.class.getName())
                .hasEntrySatisfying(
                        "socketFactoryArg", seconds -> assertThat(seconds).hasToString("10"))
                .doesNotContainKey("socketTimeout");
    }

    @Test
    void without_a_replica_nothing_stands_before_the_pool() {
        assertThat(service.bean(DataSource.class)).isSameAs(pool);
        assertThat(service.beans(ReadReplica.class)).isEmpty();
    }

    @Test
    void the_classes_divide_the_connections_and_leave_some_to_all_others() {
        int connections = pool.getMaximumPoolSize();

        assertThat(limits.permits())
                .containsAllEntriesOf(Map.of(
                        WorkClass.READ, connections * 40 / 100,
                        WorkClass.LIST, connections * 15 / 100,
                        WorkClass.WRITE, connections * 30 / 100,
                        WorkClass.IMPORT, 2))
                .doesNotContainKeys(WorkClass.PROBE, WorkClass.STREAM);
        assertThat(divided(limits)).isLessThanOrEqualTo(connections * 9 / 10);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7, 8, 9, 10, 20})
    void a_small_pool_is_divided_without_overlap_too(int connections, @TempDir Path directory) {
        Settings settings =
                Settings.load(Map.of("DB_POOL_SIZE", Integer.toString(connections), "DB_MAX_OVERFLOW", "0"), directory);

        AdmissionLimits small = new LimitsConfiguration().admissionLimits(settings);

        assertThat(divided(small)).isLessThan(connections);
        assertThat(small.listsAlone() + small.permits().getOrDefault(WorkClass.READ, 0))
                .as("what lists alone leave to reads")
                .isLessThan(connections);
    }

    private static int divided(AdmissionLimits limits) {
        return Stream.of(WorkClass.READ, WorkClass.LIST, WorkClass.WRITE)
                .mapToInt(limits.permits()::get)
                .sum();
    }
}
