package io.masthead.adapters.persistence.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class PersistentDataSourceTest {

    @Test
    void a_stop_does_not_wait_for_a_connection_to_a_database_that_is_away() throws SQLException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:1/nobody");
            PersistentDataSource.prepare(pool);
            DataSource source = pool.getDataSource();
            assertThat(source.getLoginTimeout()).isPositive();

            assertThatThrownBy(source::getConnection).isInstanceOf(SQLException.class);

            assertThat(source.getLoginTimeout()).isZero();
        }
    }
}
