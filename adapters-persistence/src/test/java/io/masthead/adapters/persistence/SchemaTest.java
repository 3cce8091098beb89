package io.masthead.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.UserAgent;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.domain.session.ExternalIdentity;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.UserName;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Table;
import jakarta.persistence.metamodel.Attribute;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The tables say the same as the entities and the values of the domain. */
@DatabaseTest
@SuppressWarnings("MethodName")
class SchemaTest {

    private final Database database;
    private final EntityManagerFactory entities;

    SchemaTest(@Autowired Database database, @Autowired EntityManagerFactory entities) {
        this.database = database;
        this.entities = entities;
    }

    @Test
    void each_entity_has_all_columns_of_its_table() {
        Map<String, List<String>> mapped = entities.getMetamodel().getEntities().stream()
                .collect(Collectors.toMap(
                        entity ->
                                entity.getJavaType().getAnnotation(Table.class).name(),
                        entity -> entity.getAttributes().stream()
                                .map(Attribute::getName)
                                .map(SchemaTest::inSnakeCase)
                                .sorted()
                                .toList()));

        assertThat(mapped).containsOnlyKeys("users", "posts");
        mapped.forEach((table, columns) -> assertThat(columns).isEqualTo(columnsOf(table)));
    }

    @Test
    void lengths_are_those_of_the_domain() {
        Map<String, Integer> lengths = database
                .jdbc()
                .sql("""
                        select table_name || '.' || column_name as name, character_maximum_length as length
                        from information_schema.columns
                        where table_schema = current_schema and character_maximum_length is not null
                            and table_name not like 'flyway%'""")
                .query((row, number) -> Map.entry(row.getString("name"), row.getInt("length")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

        assertThat(lengths)
                .containsEntry("users.name", UserName.MAX_LENGTH)
                .containsEntry("users.email", EmailAddress.MAX_LENGTH)
                .containsEntry("posts.title", Title.MAX_LENGTH)
                .containsEntry("sessions.device", UserAgent.MAX_LENGTH)
                .containsEntry("audit.device", UserAgent.MAX_LENGTH)
                .containsEntry("identities.issuer", ExternalIdentity.MAX_LENGTH)
                .containsEntry("identities.subject", ExternalIdentity.MAX_LENGTH);
        assertThat(definition("posts_body_check")).contains("<= " + Body.MAX_LENGTH + ")");
        assertThat(definition("users_age_check")).contains(">= " + Age.MIN + ")", "<= " + Age.MAX + ")");
    }

    @ParameterizedTest
    @CsvSource({
        "users_role_check, io.masthead.domain.user.Role",
        "posts_status_check, io.masthead.domain.post.PostStatus"
    })
    void constants_are_those_of_the_domain(String constraint, Class<? extends Enum<?>> type) {
        String definition = definition(constraint);

        assertThat(List.of(Role.class, PostStatus.class)).contains(type);
        assertThat(definition.split("'::", -1)).hasSizeGreaterThan(type.getEnumConstants().length);
        assertThat(Arrays.stream(type.getEnumConstants()).map(constant -> "'" + constant.name() + "'"))
                .allSatisfy(name -> assertThat(definition).contains(name));
        assertThat(Stream.of(definition.split("'", -1)).filter(part -> part.matches("[A-Z_]+")))
                .hasSize(type.getEnumConstants().length);
    }

    private List<String> columnsOf(String table) {
        return database.jdbc()
                .sql("""
                        select column_name from information_schema.columns
                        where table_schema = current_schema and table_name = :table and is_generated = 'NEVER'
                        order by column_name collate "C\"""")
                .param("table", table)
                .query((row, number) -> row.getString("column_name"))
                .list();
    }

    private String definition(String constraint) {
        return database.jdbc()
                .sql("select pg_get_constraintdef(oid) from pg_constraint where conname = :name")
                .param("name", constraint)
                .query(String.class)
                .single();
    }

    private static String inSnakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
