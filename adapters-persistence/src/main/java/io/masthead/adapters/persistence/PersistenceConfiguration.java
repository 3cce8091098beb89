package io.masthead.adapters.persistence;

import java.util.function.LongSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Beans of the PostgreSQL adapters: the domain's repositories, units of work, and events, which are published to the
 * host's {@link io.masthead.adapters.persistence.transaction.DomainEventListener} after the commit.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class PersistenceConfiguration {

    @Bean
    LongSupplier userIds(JdbcClient jdbc) {
        return new PooledSequence(jdbc, "user_ids");
    }

    @Bean
    LongSupplier postIds(JdbcClient jdbc) {
        return new PooledSequence(jdbc, "post_ids");
    }

    @Bean
    LongSupplier sessionIds(JdbcClient jdbc) {
        return new PooledSequence(jdbc, "session_ids");
    }
}
