package io.masthead.adapters.persistence.event;

import io.masthead.adapters.persistence.sql.Column;
import io.masthead.adapters.persistence.sql.Table;
import java.util.List;
import java.util.stream.Stream;

/** Tables of the event log, for tests in other packages. */
public final class EventTables {

    private EventTables() {}

    public static List<Table<?>> all() {
        return List.of(
                EventRow.OUTBOX,
                EventRow.EVENTS,
                written("event_head", "only_one", "last", "epoch", "system", "timeline"),
                written("event_epochs", "number", "epoch", "first"));
    }

    /** Of a table that statements name one by one. */
    private static Table<?> written(String name, String... columns) {
        return new Table<>(name, Stream.of(columns).map(Column::generated).toList());
    }
}
