package io.masthead.adapters.persistence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Statements that are built from the columns of a table. */
@SuppressWarnings("MethodName")
class TableTest {

    private static final Table<String> TABLE = new Table<>(
            "words",
            List.of(
                    new Column<>("word", word -> word),
                    new Column<>("length", String::length),
                    Column.generated("added_at")));

    @Test
    void reads_every_column() {
        assertThat(TABLE.names()).isEqualTo("word, length, added_at");
    }

    @Test
    void inserts_every_column_that_is_not_generated() {
        assertThat(TABLE.insert()).isEqualTo("insert into words (word, length) values (:word, :length)");
    }

    @Test
    void updates_every_column_that_is_neither_the_key_nor_generated() {
        assertThat(TABLE.update("word")).isEqualTo("update words set length = :length where word = :word");
    }

    @Test
    void replaces_every_column_but_the_key() {
        assertThat(TABLE.onConflictReplace("word"))
                .isEqualTo("on conflict (word) do update set length = excluded.length, added_at = excluded.added_at");
    }
}
