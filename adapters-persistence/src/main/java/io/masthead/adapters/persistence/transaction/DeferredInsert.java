package io.masthead.adapters.persistence.transaction;

import static io.masthead.adapters.persistence.sql.SqlExceptionTranslation.translating;

import io.masthead.adapters.persistence.sql.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Insertion that waits for the end of its unit of work, where all rows of all tables travel to the database together with
 * the commit, in one round trip. Only for rows on which nothing in the unit depends, and which are not expected to be
 * refused. Every other statement on the same tables calls {@link #flush} before.
 *
 * @param <T> the type that the rows are written from
 */
public final class DeferredInsert<T> {

    private final JdbcClient jdbc;
    private final Table<T> table;
    private final String insertOne;
    private final String insertAll;

    /**
     * Creates an insertion.
     *
     * @param jdbc the database
     * @param table the table
     * @param type the type of each column, by its name
     */
    public DeferredInsert(JdbcClient jdbc, Table<T> table, UnaryOperator<String> type) {
        this.jdbc = jdbc;
        this.table = table;
        this.insertOne = table.insertByOrder();
        this.insertAll = table.insertAll(type);
    }

    /**
     * Adds a row at the end of the running unit of work, or now if there is none.
     *
     * @param row the row
     */
    public void add(T row) {
        Batch<T> rows = RunningUnit.current().map(unit -> unit.rowsOf(this)).orElseGet(() -> new Batch<>(this));
        rows.add(row);
        if (RunningUnit.current().isEmpty()) {
            execute(List.of(rows), "");
        }
    }

    /** Inserts now what waits for the end of the running unit of work, so that it can be read. */
    public static void flush() {
        RunningUnit.current().ifPresent(RunningUnit::flush);
    }

    /** Inserts the rows of several tables in one round trip, with a text that can end the transaction. */
    static void execute(List<Batch<?>> batches, String suffix) {
        List<String> statements = batches.stream().map(Batch::statement).toList();
        List<@Nullable Object> parameters = new ArrayList<>();
        batches.forEach(batch -> parameters.addAll(batch.parameters()));
        translating(() -> {
            int unused = batches.getFirst()
                    .insertion
                    .jdbc
                    .sql(String.join("; ", statements) + suffix)
                    .params(parameters)
                    .update();
        });
    }

    /** Rows of one table that wait. */
    static final class Batch<T> {

        private final DeferredInsert<T> insertion;
        private final List<T> rows = new ArrayList<>();

        Batch(DeferredInsert<T> insertion) {
            this.insertion = insertion;
        }

        void add(T row) {
            rows.add(row);
        }

        String statement() {
            return rows.size() == 1 ? insertion.insertOne : insertion.insertAll;
        }

        List<@Nullable Object> parameters() {
            return rows.size() == 1 ? insertion.table.values(rows.getFirst()) : insertion.table.arrays(rows);
        }
    }
}
