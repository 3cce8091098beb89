package io.masthead.adapters.persistence;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.masthead.adapters.persistence.audit.AuditTables;
import io.masthead.adapters.persistence.event.EventTables;
import io.masthead.adapters.persistence.idempotency.IdempotencyTables;
import io.masthead.adapters.persistence.post.PostTables;
import io.masthead.adapters.persistence.session.SessionTables;
import io.masthead.adapters.persistence.sql.Column;
import io.masthead.adapters.persistence.sql.Table;
import io.masthead.adapters.persistence.user.UserTables;
import io.masthead.domain.UserAgent;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.event.EventType;
import io.masthead.domain.idempotency.RequestHash;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.domain.session.ExternalIdentity;
import io.masthead.domain.session.RotationSeed;
import io.masthead.domain.session.TokenHash;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.UserName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The migrated schema agrees with the mappings of the tables and with the values of the domain. */
@DatabaseTest
@SuppressWarnings("MethodName")
class SchemaTest {

    private static final Pattern LITERAL = Pattern.compile("'([^']*)'");

    /** Bytes of a SHA-256 or of a seed; the domain writes each as two hexadecimal digits. */
    private static final int HASH_BYTES = 32;

    private final Database database;

    SchemaTest(@Autowired Database database) {
        this.database = database;
    }

    @Test
    void each_column_of_each_table_is_mapped() {
        Map<String, Set<String>> mapped = new TreeMap<>(Map.of("posts", PostTables.columns()));
        tables().forEach(table -> mapped.put(table.name(), columns(table)));

        assertThat(mapped).isEqualTo(columnsOfAllTables());
    }

    @Test
    void lengths_are_those_of_the_domain() {
        Map<String, Integer> lengths = lengths();

        assertThat(lengths.remove("users.role")).isGreaterThanOrEqualTo(longestName(Role.class));
        assertThat(lengths.remove("posts.status")).isGreaterThanOrEqualTo(longestName(PostStatus.class));
        assertThat(lengths.remove("audit.action")).isGreaterThanOrEqualTo(longestName(AuditAction.class));
        int longestType = Stream.of(EventType.values())
                .mapToInt(type -> type.code().length())
                .max()
                .orElseThrow();
        assertThat(lengths.remove("outbox.type")).isGreaterThanOrEqualTo(longestType);
        assertThat(lengths.remove("events.type")).isGreaterThanOrEqualTo(longestType);
        assertThat(lengths)
                .isEqualTo(Map.of(
                        "users.name", UserName.MAX_LENGTH,
                        "users.email", EmailAddress.MAX_LENGTH,
                        "users.password_hash", PasswordHash.MAX_LENGTH,
                        "posts.title", Title.MAX_LENGTH,
                        "sessions.device", UserAgent.MAX_LENGTH,
                        "identities.issuer", ExternalIdentity.MAX_LENGTH,
                        "identities.subject", ExternalIdentity.MAX_LENGTH,
                        "audit.device", UserAgent.MAX_LENGTH));
    }

    @Test
    void checks_are_those_of_the_domain() {
        Map<String, String> checks = checks();

        assertThat(literals(requireNonNull(checks.remove("users_role_check")))).isEqualTo(names(Role.class));
        assertThat(checks.remove("refused_identities_hash_check"))
                .isEqualTo("CHECK ((octet_length(identity_hash) = " + HASH_BYTES + "))");
        assertThat(literals(requireNonNull(checks.remove("posts_status_check"))))
                .isEqualTo(names(PostStatus.class));
        assertThat(checks.remove("event_head_only_one_check")).isEqualTo("CHECK (only_one)");
        assertThat(checks)
                .isEqualTo(Map.of(
                        "users_name_check",
                        "CHECK (((name)::text <> ''::text))",
                        "users_age_check",
                        "CHECK (((age >= " + Age.MIN + ") AND (age <= " + Age.MAX + ")))",
                        "posts_title_check",
                        "CHECK (((title)::text <> ''::text))",
                        "posts_body_check",
                        "CHECK ((char_length(body) <= " + Body.MAX_LENGTH + "))",
                        "posts_published_check",
                        "CHECK ((((status)::text = '" + PostStatus.DRAFT + "'::text) OR (published_at IS NOT NULL)))",
                        "sessions_hashes_check",
                        hashes("family", "secret", "spent_secret", "rotation_seed"),
                        "sessions_spent_check",
                        "CHECK (((spent_secret IS NULL) = (rotation_seed IS NULL)))",
                        "sign_in_failures_hash_check",
                        "CHECK ((octet_length(subject_hash) = " + HASH_BYTES + "))",
                        "sign_in_failures_count_check",
                        "CHECK ((failures >= 0))",
                        "requests_hashes_check",
                        hashes("key_hash", "fingerprint")));
    }

    @Test
    void names_and_titles_of_the_domain_are_not_empty_as_the_checks_require() {
        assertThat(UserName.MIN_LENGTH).isOne();
        assertThat(Title.MIN_LENGTH).isOne();
    }

    @Test
    void hashes_of_the_domain_have_the_length_that_the_checks_require() {
        String hex = "00".repeat(HASH_BYTES);

        assertThatCode(() -> new TokenHash(hex)).doesNotThrowAnyException();
        assertThatCode(() -> new RotationSeed(hex)).doesNotThrowAnyException();
        assertThatCode(() -> new RequestHash(hex)).doesNotThrowAnyException();
    }

    private static List<Table<?>> tables() {
        return Stream.of(
                        UserTables.all(),
                        SessionTables.all(),
                        AuditTables.all(),
                        IdempotencyTables.all(),
                        EventTables.all())
                .flatMap(List::stream)
                .toList();
    }

    private static Set<String> columns(Table<?> table) {
        return table.columns().stream().map(Column::name).collect(toSet());
    }

    private Map<String, Set<String>> columnsOfAllTables() {
        Map<String, Set<String>> columns = new TreeMap<>();
        database.jdbc()
                .sql("""
                        select table_name, column_name from information_schema.columns
                        join information_schema.tables using (table_schema, table_name)
                        where table_schema = current_schema and table_type = 'BASE TABLE'
                            and table_name <> 'flyway_schema_history' and is_generated = 'NEVER'""")
                .query((row, number) -> columns.computeIfAbsent(row.getString("table_name"), name -> new TreeSet<>())
                        .add(row.getString("column_name")))
                .list();
        return columns;
    }

    private Map<String, Integer> lengths() {
        return database
                .jdbc()
                .sql("""
                        select table_name || '.' || column_name as name, character_maximum_length as length
                        from information_schema.columns
                        where table_schema = current_schema and character_maximum_length is not null
                            and table_name <> 'flyway_schema_history'""")
                .query((row, number) -> Map.entry(row.getString("name"), row.getInt("length")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }

    /** The definitions of all check constraints by their names. */
    private Map<String, String> checks() {
        return database
                .jdbc()
                .sql("""
                        select conname, pg_get_constraintdef(oid) as definition from pg_constraint
                        where connamespace = current_schema()::regnamespace and contype = 'c'""")
                .query((row, number) -> Map.entry(row.getString("conname"), row.getString("definition")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }

    private static String hashes(String... columns) {
        return Stream.of(columns)
                .map(column -> "(octet_length(" + column + ") = " + HASH_BYTES + ")")
                .collect(joining(" AND ", "CHECK ((", "))"));
    }

    private static Set<String> literals(String definition) {
        return LITERAL.matcher(definition)
                .results()
                .map(found -> found.group(1))
                .collect(toSet());
    }

    private static Set<String> names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(toSet());
    }

    private static int longestName(Class<? extends Enum<?>> type) {
        return names(type).stream().mapToInt(String::length).max().orElseThrow();
    }
}
