package io.masthead.postgres.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.masthead.postgres.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("MethodName")
class DatabaseTransferTest {

    /** What tables of any program may have; the names sort against the order of references. */
    private static final String TABLES = """
            create table z_owners (id bigint generated always as identity primary key, name text not null);
            create table a_notes (
                owner_id bigint not null references z_owners (id) on delete cascade,
                name varchar(20) collate "C",
                amount double precision, price numeric, at timestamptz, day date, span interval,
                content jsonb, bytes bytea, flags bigint[],
                words tsvector generated always as (to_tsvector('simple', name)) stored,
                primary key (name, owner_id));
            create table "Odd Name" ("the key" int primary key, parent int references "Odd Name" ("the key"));
            create table without_key (line text);
            create sequence numbers increment by 50;
            create function refuse() returns trigger language plpgsql as $$ begin raise 'protected'; end $$;
            create table protected (id int primary key, owner text default current_user);
            create trigger protected before insert or update or delete on protected
                for each row execute function refuse();
            create trigger kept before truncate on protected execute function refuse();
            alter table protected enable always trigger protected;
            alter table protected enable row level security, force row level security;
            create policy nothing on protected using (false);
            create table seeded (id int primary key);
            insert into seeded values (1), (2)""";

    private static final String ROWS = """
            insert into z_owners (name) select 'owner ' || n from generate_series(1, 20000) n;
            delete from z_owners where id % 3 = 0;
            insert into a_notes select id, chr(97 + id::int % 26) || E'\\t\\\\"\\n', 1 / id::float8, id / 7.0,
                timestamptz '2020-02-29 12:00:00.000001' + id * interval '1 minute', date '0044-03-15 BC',
                interval '1 mon -2 days 3.5 sec', '{"b": [1.10, null], "a": "ü"}', decode('00ff5c', 'hex'), '{1,null}'
                from z_owners;
            insert into a_notes select 1, 'special' || n, 'NaN', 'NaN', 'infinity', '-infinity', null, 'null', '', '{}'
                from generate_series(1, 3) n;
            insert into "Odd Name" values (1, 2), (2, 1), (3, null);
            insert into without_key values ('twice'), ('twice'), (null), ('');
            select nextval('numbers'), nextval('numbers');
            alter table protected disable trigger protected, no force row level security;
            insert into protected values (1, 'somebody');
            alter table protected enable always trigger protected, force row level security;
            delete from seeded where id = 1""";

    private static final TransferListener NONE = new TransferListener() {
        @Override
        public void copied(long rows, long total) {}

        @Override
        public void comparing() {}
    };

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static @Nullable EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws SQLException {
        postgres = EmbeddedPostgres.temporary();
        execute("test", "create role owner login password 'of-the-tables'");
        execute("test", "create database source");
        execute("source", TABLES);
        execute("source", ROWS);
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(postgres).close();
    }

    @Test
    void copies_every_kind_of_row_as_an_ordinary_owner() throws SQLException {
        String target = emptyDatabase();

        transfer(target, NONE);

        for (String table : new String[] {"z_owners", "a_notes", "\"Odd Name\"", "without_key", "seeded"}) {
            assertThat(single(target, contentOf(table))).isEqualTo(single("source", contentOf(table)));
        }
        assertThat(single(target, contentOf("protected"))).isEqualTo("1(1,somebody)");
        assertThat(single(target, "select nextval('numbers')")).isEqualTo("101");
        assertThat(single(target, "insert into z_owners (name) values ('next') returning id"))
                .isEqualTo("20001");
    }

    @Test
    void leaves_protections_in_place_and_nothing_of_its_own() throws SQLException {
        String target = emptyDatabase();

        transfer(target, NONE);

        String protections =
                "select string_agg(format('%s%s', tgname, tgenabled), ' ' order by tgname) || relforcerowsecurity"
                        + " from pg_trigger join pg_class c on c.oid = tgrelid where relname = 'protected' group by c.oid";
        assertThat(single(target, protections)).isEqualTo("keptO protectedA" + "true");
        assertThat(single(target, "select count(*) from pg_class where relname ~ 'transfer'"))
                .isEqualTo("0");
    }

    @Tag("thorough")
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void continues_without_losing_or_doubling_a_row_wherever_it_is_cut(long seed) throws SQLException {
        String target = emptyDatabase();
        Random random = new Random(seed);
        AtomicInteger cuts = new AtomicInteger();

        boolean ended = false;
        while (!ended) {
            AtomicInteger steps = new AtomicInteger(random.nextInt(1, 5));
            ended = isTransferred(target, new TransferListener() {
                @Override
                public void copied(long rows, long total) {
                    assertThat(rows).isLessThanOrEqualTo(total);
                    cut();
                }

                @Override
                public void comparing() {
                    cut();
                }

                private void cut() {
                    if (steps.decrementAndGet() == 0) {
                        cuts.incrementAndGet();
                        throw new IllegalStateException("cut");
                    }
                }
            });
        }

        assertThat(cuts).hasPositiveValue();
        assertThat(single(target, contentOf("a_notes"))).isEqualTo(single("source", contentOf("a_notes")));
        assertThat(single(target, contentOf("z_owners"))).isEqualTo(single("source", contentOf("z_owners")));
    }

    @Test
    void begins_anew_if_rows_changed_between_two_runs() throws SQLException {
        execute("test", "create database changing");
        execute("changing", TABLES);
        execute("changing", ROWS);
        String target = emptyDatabase();
        assertThat(isTransferred("changing", target, cutAfter(5_000))).isFalse();

        execute("changing", "update z_owners set name = 'changed' where id = 1");
        execute("changing", "insert into z_owners overriding system value values (0, 'before the first')");
        transfer("changing", target, NONE);

        assertThat(single(target, contentOf("z_owners"))).isEqualTo(single("changing", contentOf("z_owners")));
    }

    @Test
    void begins_anew_if_rows_changed_after_both_were_compared_but_before_it_was_finished() throws SQLException {
        execute("test", "create database compared");
        execute("compared", TABLES);
        execute("compared", ROWS);
        String target = emptyDatabase();
        transfer("compared", target, NONE, false);

        execute("compared", "update z_owners set name = 'changed' where id = 1");
        transfer("compared", target, NONE);

        assertThat(single(target, contentOf("z_owners"))).isEqualTo(single("compared", contentOf("z_owners")));
    }

    @Test
    void copies_parts_of_five_thousand_rows_in_the_order_of_their_keys() throws SQLException {
        execute("test", "create database ordered");
        execute("ordered", TABLES);
        execute("ordered", "insert into z_owners (name) select 'owner' from generate_series(1, 12000)");
        List<Long> reached = new ArrayList<>();

        transfer("ordered", emptyDatabase(), new TransferListener() {
            @Override
            public void copied(long rows, long total) {
                reached.add(rows);
            }

            @Override
            public void comparing() {}
        });

        // Two are in another table.
        assertThat(reached).contains(5_002L, 10_002L, 12_002L);
    }

    @Test
    void lets_no_other_program_write_to_the_source_until_its_connection_ends() throws SQLException {
        execute("test", "create database locked");
        execute("locked", TABLES);
        execute("locked", ROWS);
        List<String> refusals = new ArrayList<>();

        transfer("locked", emptyDatabase(), new TransferListener() {
            @Override
            public void copied(long rows, long total) {}

            @Override
            public void comparing() {
                for (String write : List.of(
                        "insert into seeded values (3)",
                        "update a_notes set price = 1",
                        "delete from \"Odd Name\"",
                        "truncate without_key")) {
                    refusals.add(stateOf("set lock_timeout = '100ms'; " + write));
                }
                refusals.add(stateOf("select count(*) from a_notes"));
            }

            private String stateOf(String sql) {
                try {
                    assertThat(isSource("locked")).isTrue();
                    execute("locked", sql);
                    return "done";
                } catch (SQLException problem) {
                    return problem.getSQLState();
                }
            }
        });

        assertThat(refusals).containsExactly("55P03", "55P03", "55P03", "55P03", "done");
        await().until(() -> !isSource("locked"));
        execute("locked", "insert into seeded values (3)");
    }

    @Test
    void finds_a_row_that_another_program_changed_in_the_target() throws SQLException {
        String target = emptyDatabase();
        TransferListener other = new TransferListener() {
            @Override
            public void copied(long rows, long total) {}

            @Override
            public void comparing() {
                try {
                    execute(target, "update a_notes set price = price + 1 where owner_id = 2");
                } catch (SQLException problem) {
                    throw new IllegalStateException(problem);
                }
            }
        };

        assertThatThrownBy(() -> transfer(target, other))
                .isInstanceOf(TransferRefused.class)
                .hasMessageStartingWith(
                        "The rows of a_notes differ after the transfer (13337 in the source, 13337 in the"
                                + " target)");

        transfer(target, NONE);
        assertThat(single(target, contentOf("a_notes"))).isEqualTo(single("source", contentOf("a_notes")));
    }

    @Test
    void refuses_a_target_with_tables_and_leaves_it_alone() throws SQLException {
        String target = emptyDatabase();
        execute(target, "create table z_owners (id int)");

        assertThatThrownBy(() -> transfer(target, NONE))
                .isInstanceOf(TransferRefused.class)
                .hasMessage("The target is not empty: give a new database, without any tables.");
        assertThat(single(target, "select count(*) from pg_class where relnamespace = 'public'::regnamespace"))
                .isEqualTo("1");
    }

    @Test
    void refuses_a_target_of_other_data() throws SQLException {
        execute("test", "create database other");
        execute("other", TABLES);
        String target = emptyDatabase();
        assertThat(isTransferred("other", target, cutAfter(0))).isFalse();

        assertThatThrownBy(() -> transfer(target, NONE))
                .isInstanceOf(TransferRefused.class)
                .hasMessageStartingWith("The target has an unfinished transfer of other data");
    }

    @Test
    void refuses_a_table_that_the_target_lacks() throws SQLException {
        execute("test", "create database extended");
        execute("extended", TABLES + "; create table by_hand (id int)");

        assertThatThrownBy(() -> transfer("extended", emptyDatabase(), NONE))
                .isInstanceOf(TransferRefused.class)
                .hasMessageStartingWith("by_hand is not the same in both databases");
    }

    @Test
    void refuses_tables_that_refer_to_each_other() throws SQLException {
        execute("test", "create database circular");
        execute(
                "circular",
                "create table a (id int primary key, b int); create table b (id int primary key, a int"
                        + " references a); alter table a add foreign key (b) references b");

        assertThatThrownBy(() -> transfer("circular", emptyDatabase(), NONE))
                .isInstanceOf(TransferRefused.class)
                .hasMessageStartingWith("The tables refer to each other in a circle");
    }

    private static TransferListener cutAfter(long rowsAtLeast) {
        return new TransferListener() {
            @Override
            public void copied(long rows, long total) {
                if (rows >= rowsAtLeast) {
                    throw new IllegalStateException("cut");
                }
            }

            @Override
            public void comparing() {}
        };
    }

    private static void transfer(String target, TransferListener listener) throws SQLException {
        transfer("source", target, listener);
    }

    private static boolean isTransferred(String target, TransferListener listener) throws SQLException {
        return isTransferred("source", target, listener);
    }

    private static boolean isTransferred(String source, String target, TransferListener listener) throws SQLException {
        try {
            transfer(source, target, listener);
            return true;
        } catch (IllegalStateException cut) {
            return false;
        }
    }

    private static void transfer(String source, String target, TransferListener listener) throws SQLException {
        transfer(source, target, listener, true);
    }

    private static void transfer(String source, String target, TransferListener listener, boolean finishing)
            throws SQLException {
        EmbeddedPostgres server = Objects.requireNonNull(postgres);
        try (Connection from = connect(source);
                Connection to = DriverManager.getConnection(server.jdbcUrl(target), "owner", "of-the-tables")) {
            DatabaseTransfer transfer = new DatabaseTransfer(from, to, listener);
            transfer.run(() -> {}, () -> {
                try (Connection connection =
                                DriverManager.getConnection(server.jdbcUrl(target), "owner", "of-the-tables");
                        Statement statement = connection.createStatement()) {
                    statement.execute(TABLES);
                } catch (SQLException problem) {
                    throw new IllegalArgumentException(problem);
                }
            });
            assertThat(DatabaseTransfer.isUnfinished(to)).isTrue();
            if (finishing) {
                transfer.finish();
            }
        }
    }

    private static boolean isSource(String database) throws SQLException {
        try (Connection connection = connect(database)) {
            return DatabaseTransfer.isSource(connection);
        }
    }

    private static String contentOf(String table) {
        return "select count(*) || string_agg(r::text, ' ' order by r::text collate \"C\") from " + table + " r";
    }

    private static String emptyDatabase() throws SQLException {
        String name = "target_" + DATABASES.incrementAndGet();
        execute("test", "create database " + name + " owner owner");
        return name;
    }

    private static void execute(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String single(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Connection connect(String database) throws SQLException {
        EmbeddedPostgres server = Objects.requireNonNull(postgres);
        return DriverManager.getConnection(
                server.jdbcUrl(database), server.owner().user(), server.owner().password());
    }
}
