package io.masthead.postgres.transfer;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Table whose rows are copied.
 *
 * @param name its name in SQL, with the schema unless that is the current one
 * @param columns its columns, without those that the server computes
 * @param key the columns of the primary key in its order; empty if it has none, or refers to itself
 */
record TransferredTable(String name, List<Column> columns, List<Column> key) {

    /**
     * Column of a table.
     *
     * @param name the name in SQL
     * @param type the type in SQL
     */
    record Column(String name, String type) {}

    TransferredTable {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /** {@return whether it is copied in chunks by its key; otherwise all at once} */
    boolean hasChunks() {
        return !key.isEmpty();
    }

    String columnNames() {
        return names(columns);
    }

    String keyNames() {
        return names(key);
    }

    /** {@return the columns of the key as texts, which any server reads as the same values} */
    String keyTexts() {
        return key.stream().map(column -> column.name() + "::text").collect(Collectors.joining(", "));
    }

    /** {@return the key of one row as a row value, with each part as a literal in SQL} */
    String keyValue(List<String> literals) {
        return IntStream.range(0, key.size())
                .mapToObj(part -> literals.get(part) + "::" + key.get(part).type())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
