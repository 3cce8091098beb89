package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rights of an attacker with the running service's connection to its embedded PostgreSQL. */
@SharedService
@SuppressWarnings("MethodName")
class ServiceLoginTest {

    private static final String FORBIDDEN = "42501";

    private final DataSource pool;
    private final JdbcClient jdbc;

    ServiceLoginTest(RunningService service) {
        pool = service.bean(DataSource.class);
        jdbc = service.bean(JdbcClient.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table loot (id bigint)",
                "create temporary table loot (id bigint)",
                "create schema loot",
                "create function loot() returns int language sql as 'select 1'",
                "create extension pgcrypto",
                "select lo_create(0)",
                "select lo_creat(-1)",
                "select lo_from_bytea(0, '\\x00')",
                "create database loot",
                "create role loot",
                "drop table posts",
                "drop schema public",
                "drop database postgres",
                "alter table users add column loot text",
                "alter table users disable trigger all",
                "alter table audit owner to masthead_app",
                "create index loot on users (name)",
                "create trigger loot before delete on users execute function suppress_redundant_updates_trigger()",
                "truncate users cascade",
                "truncate audit",
                "update audit set device = ''",
                "update audit set account_id = null where false",
                "alter table audit disable row level security",
                "drop policy audit_forget on audit",
                "alter policy audit_forget on audit using (true)",
                "create or replace function audit_retention() returns interval language sql as 'select interval ''0'''",
                "select * from audit for update",
                "select * from flyway_schema_history",
                "delete from flyway_schema_history",
                "select setval('user_ids', 1)",
                "select rolpassword from pg_authid",
                "copy users to program 'true'",
                "copy users from program 'true'",
                "copy users to '/tmp/loot'",
                "select pg_read_file('pg_hba.conf')",
                "select pg_ls_dir('.')",
                "set role masthead",
                "set session authorization masthead",
                "alter role masthead_app superuser",
                "alter role masthead_app createdb",
                "alter role masthead password 'loot'",
                "grant masthead to masthead_app",
                "alter system set fsync = off",
                "select pg_reload_conf()",
                "set log_statement = 'all'",
                "checkpoint"
            })
    void cannot(String statement) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(true); // some of these statements are always refused in a transaction
            assertThatThrownBy(() -> sql.execute(statement))
                    .asInstanceOf(InstanceOfAssertFactories.throwable(SQLException.class))
                    .extracting(SQLException::getSQLState)
                    .isEqualTo(FORBIDDEN);
        }
    }

    @Test
    void deletes_no_entry_of_the_audit_log_that_is_not_older_than_its_retention() {
        String add =
                "insert into audit (happened_at, action, device) values (now() - interval '%s', 'SIGNED_IN', 'login')";
        jdbc.sql(add.formatted("399 days")).update();
        jdbc.sql(add.formatted("401 days")).update();

        assertThat(jdbc.sql("delete from audit where device = 'login'").update())
                .isOne();
        assertThat(jdbc.sql("delete from audit").update()).isZero();
    }

    @Test
    void is_nobody_of_importance() {
        assertThat(jdbc.sql("select concat_ws(' ', session_user, current_user, current_setting('is_superuser'))")
                        .query(String.class)
                        .single())
                .isEqualTo("masthead_app masthead_app off");
    }

    @Test
    void owns_nothing_in_any_database() {
        assertThat(jdbc.sql("""
                                select count(*) from pg_shdepend where refclassid = 'pg_authid'::regclass
                                    and refobjid = current_user::regrole and deptype = 'o'""").query(Long.class).single()).isZero();
    }

    @Test
    void finds_no_line_that_lets_somebody_in_without_a_password(RunningService service) {
        try (DatabaseSession owner =
                DatabaseSession.open(service.bean(RunningDatabase.class).owner())) {
            assertThat(owner.text("select string_agg(distinct auth_method, ' ') from pg_hba_file_rules"))
                    .isEqualTo("scram-sha-256");
        }
    }
}
