package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.masthead.adapters.persistence.connection.PersistentDataSource;
import io.masthead.adapters.persistence.replica.ReadReplica;
import io.masthead.adapters.persistence.replica.ReplicaRouting;
import io.masthead.bootstrap.settings.Database;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Pools of other databases in an application that has a replica. */
@SuppressWarnings("MethodName")
class OtherPoolsTest {

    private final DatabaseLogin login = DatabaseLogin.external(
            DatabaseLogin.SERVICE,
            new Database.External("jdbc:postgresql://localhost:1/c", Optional.of("a"), Optional.of("b")));
    private final ReadReplica replica = new ReadReplica(login, login, () -> login, Duration.ofSeconds(1), 1);
    private final HikariDataSource pool = new HikariDataSource();
    private final BeanPostProcessor preparation;

    OtherPoolsTest() {
        pool.setJdbcUrl(login.getJdbcUrl());
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("replica", replica);
        preparation = DatabaseConfiguration.persistentPool(beans.getBeanProvider(ReadReplica.class));
    }

    @AfterEach
    void close() {
        replica.close();
        pool.close();
    }

    @Test
    void a_pool_of_another_team_is_left_as_it_is() {
        assertThat(preparation.postProcessAfterInitialization(pool, "reports")).isSameAs(pool);
        assertThat(pool.getDataSource()).isNull();
    }

    @Test
    void the_pool_of_the_service_is_behind_the_routing() {
        assertThat(preparation.postProcessAfterInitialization(pool, "dataSource"))
                .isInstanceOf(ReplicaRouting.class);
        assertThat(pool.getDataSource()).isInstanceOf(PersistentDataSource.class);
    }
}
