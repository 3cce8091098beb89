package io.masthead.adapters.persistence.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Mapping of a table: all its columns, named once. The statements that read or write whole rows are built from it, and a
 * test compares it with the migrated schema, so that no statement can miss a column.
 *
 * @param <S> the type that its rows are written from
 * @param name its name
 * @param columns its columns
 */
public record Table<S>(String name, List<Column<S>> columns) {

    /** Copies the columns. */
    public Table {
        columns = List.copyOf(columns);
    }

    /** {@return the names of all columns, separated by commas, for {@code select} and {@code returning}} */
    public String names() {
        return joined(columns, Column::name);
    }

    /** {@return the statement that inserts a row} */
    public String insert() {
        List<Column<S>> written = written();
        return "insert into " + name + " (" + joined(written, Column::name) + ") values ("
                + joined(written, column -> ":" + column.name()) + ")";
    }

    /** {@return the statement that inserts a row, with parameters by their order} */
    public String insertByOrder() {
        List<Column<S>> written = written();
        return "insert into " + name + " (" + joined(written, Column::name) + ") values ("
                + joined(written, column -> "?") + ")";
    }

    /**
     * Statement that inserts any number of rows, with a text that does not depend on their number: each column is an
     * array of text.
     *
     * @param type the type of each column, by its name
     * @return the statement, with parameters by their order
     */
    public String insertAll(UnaryOperator<String> type) {
        List<Column<S>> written = written();
        return "insert into " + name + " (" + joined(written, Column::name) + ") select * from unnest("
                + joined(written, column -> "?::text[]::" + type.apply(column.name()) + "[]") + ")";
    }

    /**
     * Values of a row.
     *
     * @param row the row
     * @return the parameters of {@link #insertByOrder}
     */
    public List<@Nullable Object> values(S row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Column<S> column : written()) {
            values.add(column.value().orElseThrow().apply(row));
        }
        return values;
    }

    /**
     * Values of many rows.
     *
     * @param rows the rows
     * @return the parameters of {@link #insertAll}
     */
    public List<@Nullable Object> arrays(List<S> rows) {
        List<@Nullable Object> arrays = new ArrayList<>();
        for (Column<S> column : written()) {
            Function<S, @Nullable Object> value = column.value().orElseThrow();
            @Nullable String[] cells = new @Nullable String[rows.size()];
            for (int i = 0; i < cells.length; i++) {
                Object cell = value.apply(rows.get(i));
                cells[i] = cell == null ? null : cell.toString();
            }
            arrays.add(cells);
        }
        return arrays;
    }

    /**
     * Statement that writes a whole row again, found by its key.
     *
     * @param key the name of the column that is the key
     * @return the statement
     */
    public String update(String key) {
        return "update " + name + " set " + assignments(without(key, written())) + " where " + key + " = :" + key;
    }

    /**
     * Statement that writes a whole row again if it is stored in the same version, counts its version up, and returns it.
     *
     * @param key the name of the column that is the key
     * @param version the name of the column that is the version
     * @return the statement, which returns no row if the version differs
     */
    public String updateVersion(String key, String version) {
        return "update " + name + " set " + assignments(without(version, without(key, written()))) + ", " + version
                + " = " + version + " + 1 where " + key + " = :" + key + " and " + version + " = :" + version
                + " returning " + names();
    }

    /**
     * Clause that turns an insert into the replacement of the row with the same key, generated values included.
     *
     * @param key the name of the column that is the key
     * @return the clause, to which a condition can be added
     */
    public String onConflictReplace(String key) {
        return "on conflict (" + key + ") do update set "
                + joined(without(key, columns), column -> column.name() + " = excluded." + column.name());
    }

    /**
     * Sets the parameters of a statement to the values of a row.
     *
     * @param statement the statement
     * @param row the row
     * @return the statement
     */
    public StatementSpec bind(StatementSpec statement, S row) {
        StatementSpec bound = statement;
        for (Column<S> column : columns) {
            if (column.value().isPresent()) {
                bound = bound.param(column.name(), column.value().get().apply(row));
            }
        }
        return bound;
    }

    private static <S> String assignments(List<Column<S>> columns) {
        return joined(columns, column -> column.name() + " = :" + column.name());
    }

    private List<Column<S>> written() {
        return columns.stream().filter(column -> column.value().isPresent()).toList();
    }

    private static <S> List<Column<S>> without(String name, List<Column<S>> columns) {
        return columns.stream().filter(column -> !column.name().equals(name)).toList();
    }

    private static <S> String joined(List<Column<S>> columns, Function<Column<S>, String> part) {
        return columns.stream().map(part).collect(Collectors.joining(", "));
    }
}
