package io.masthead.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.masthead.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Rights that the migrations grant to a role that does not own the tables. */
@DatabaseTest
@SuppressWarnings("MethodName")
class GrantsTest {

    /** An unusual name that a host may have. */
    private static final String ROLE = "\"the \"\"service\"\"' role\"";

    private final JdbcClient server;
    private final DataSource dataSource;
    private final JdbcClient jdbc;

    GrantsTest(@Autowired EmbeddedPostgres postgres) {
        server = JdbcClient.create(owned(postgres, postgres.jdbcUrl()));
        dataSource = owned(postgres, postgres.jdbcUrl("granted"));
        jdbc = JdbcClient.create(dataSource);
    }

    @BeforeEach
    void createDatabaseAndRole() {
        server.sql("create database granted").update();
        server.sql("create role " + ROLE).update();
    }

    @AfterEach
    void dropDatabaseAndRole() {
        server.sql("drop database granted").update();
        server.sql("drop role " + ROLE).update();
    }

    /** A migration that adds a table or a sequence grants rights in afterMigrate.sql, and lists them here. */
    @Test
    void decides_about_every_table_and_every_sequence() {
        migrate();

        assertThat(decisions())
                .containsExactly(
                        "audit: delete, insert, select",
                        "audit_id_seq: nothing",
                        "event_epochs: insert, select",
                        "event_epochs_number_seq: nothing",
                        "event_head: select, update",
                        "events: delete, insert, select",
                        "flyway_schema_history: nothing",
                        "identities: delete, insert, select, update",
                        "outbox: delete, insert, select, truncate",
                        "outbox_id_seq: nothing",
                        "post_ids: usage",
                        "posts: delete, insert, select, update",
                        "refused_identities: insert, select",
                        "requests: delete, insert, select, update",
                        "session_ids: usage",
                        "sessions: delete, insert, select, update",
                        "sign_in_failures: delete, insert, select, update",
                        "user_ids: usage",
                        "users: delete, insert, select, update");
        assertThat(rightsToColumns()).isZero();
    }

    @Test
    void takes_away_what_it_did_not_grant_and_gives_back_what_was_lost() {
        migrate();
        List<String> decided = decisions();
        jdbc.sql("revoke all on users from " + ROLE).update();
        jdbc.sql("grant all on audit, flyway_schema_history to " + ROLE).update();
        jdbc.sql("grant update (device) on audit to " + ROLE).update();
        jdbc.sql("grant all on sequence user_ids to " + ROLE).update();

        migrate();

        assertThat(decisions()).isEqualTo(decided);
        assertThat(rightsToColumns()).isZero();
    }

    /** The owner, whom policies do not bind, acts as the role. */
    @Test
    void lets_the_role_delete_entries_of_the_audit_log_only_when_they_are_older_than_their_retention()
            throws SQLException {
        migrate();
        String add = "insert into audit (happened_at, action, device) values (now() - interval '%s', 'SIGNED_IN', '')";
        List.of("1 day", "29 days", "31 days", "500 days")
                .forEach(age -> jdbc.sql(add.formatted(age)).update());

        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set role " + ROLE);
            assertThat(statement.executeUpdate(add.formatted("0 days"))).isOne();
            assertThat(statement.executeUpdate("delete from audit")).isEqualTo(2);
            assertThat(statement.executeUpdate("delete from audit where action = 'SIGNED_IN'"))
                    .isZero();
            assertThatThrownBy(
                            () -> statement.executeUpdate("update audit set happened_at = now() - interval '1 year'"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(
                            () -> statement.execute(
                                    "create or replace function audit_retention() returns interval language sql as 'select interval ''0'''"))
                    .hasMessageContaining("permission denied");
        }
        assertThat(jdbc.sql("select count(*) from audit").query(Long.class).single())
                .isEqualTo(3);
    }

    @Test
    void waits_for_another_instance_that_grants_at_the_same_time() throws Exception {
        migrate();

        try (Connection other = dataSource.getConnection();
                Statement statement = other.createStatement();
                ExecutorService instance = Executors.newSingleThreadExecutor()) {
            other.setAutoCommit(false);
            statement.execute(script());
            Future<?> start = instance.submit(this::migrate);
            await().until(this::somebodyWaits);
            other.commit();

            assertThat(start.get()).isNull();
        }
    }

    private static DataSource owned(EmbeddedPostgres postgres, String url) {
        return new DriverManagerDataSource(
                url, postgres.owner().user(), postgres.owner().password());
    }

    private static String script() throws IOException {
        return new ClassPathResource("db/grants/afterMigrate.sql")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("${applicationRole}", ROLE)
                .replace("${auditRetentionDays}", "30")
                .replace("${flyway:table}", "flyway_schema_history");
    }

    private boolean somebodyWaits() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    private void migrate() {
        Flyway.configure()
                .dataSource(dataSource)
                .callbackLocations("classpath:db/grants")
                .placeholders(Map.of("applicationRole", ROLE, "auditRetentionDays", "30"))
                .load()
                .migrate();
    }

    private List<String> decisions() {
        return jdbc.sql("""
                        select relname || ': ' || coalesce(string_agg(privilege, ', ' order by privilege) filter (
                            where case relkind
                                when 'S' then has_sequence_privilege(cast(:role as regrole), pg_class.oid, privilege)
                                else has_table_privilege(cast(:role as regrole), pg_class.oid, privilege)
                            end), 'nothing')
                        from pg_class, unnest(case relkind
                            when 'S' then array['usage', 'select', 'update']
                            else array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger',
                                'maintain']
                        end) as privilege
                        where relnamespace = current_schema()::regnamespace and relkind not in ('i', 'I', 'c', 't')
                        group by relname order by relname""")
                .param("role", ROLE)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private long rightsToColumns() {
        return jdbc.sql("""
                        select count(*) from pg_attribute join pg_class on pg_class.oid = attrelid
                        where relnamespace = current_schema()::regnamespace and attacl is not null""").query(Long.class).single();
    }
}
