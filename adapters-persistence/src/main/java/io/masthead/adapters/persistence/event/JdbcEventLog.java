package io.masthead.adapters.persistence.event;

import static io.masthead.adapters.persistence.sql.SqlExceptionTranslation.translating;

import io.masthead.adapters.persistence.transaction.DeferredInsert;
import io.masthead.domain.event.Event;
import io.masthead.domain.event.EventBounds;
import io.masthead.domain.event.EventBounds.Epoch;
import io.masthead.domain.event.EventLog;
import io.masthead.domain.event.EventType;
import io.masthead.domain.event.LoggedEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Event log in PostgreSQL. An event waits in the outbox until {@link EventRelay} gives it a position, and can be read from
 * then on.
 */
@Component
final class JdbcEventLog implements EventLog {

    /** Leaves out the types that a newer version of the service has added. */
    private static final String AFTER = "select " + EventRow.EVENTS.names()
            + " from events where position > ? and type = any (?) order by position limit ";

    private static final String BOUNDS = """
            select event_epochs.epoch, first, last,
                coalesce((select position from events order by position limit 1), last + 1) as oldest
            from event_epochs, event_head order by number""";

    private static final String[] TYPES =
            Arrays.stream(EventType.values()).map(EventType::code).toArray(String[]::new);

    private final JdbcClient jdbc;
    private final DeferredInsert<Event> outbox;

    JdbcEventLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.outbox = new DeferredInsert<>(jdbc, EventRow.OUTBOX, EventRow::typeOf);
    }

    @Override
    public void append(Event event) {
        outbox.add(event);
    }

    @Override
    public List<LoggedEvent> after(long position, int limit) {
        return translating(() -> jdbc.sql(AFTER + limit)
                .param(position)
                .param(TYPES)
                .query((row, number) -> EventRow.read(row))
                .list());
    }

    @Override
    public EventBounds bounds() {
        List<Bounds> rows = translating(() -> jdbc.sql(BOUNDS)
                .query((row, number) -> new Bounds(
                        new Epoch(Objects.requireNonNull(row.getObject("epoch", UUID.class)), row.getLong("first")),
                        row.getLong("oldest"),
                        row.getLong("last")))
                .list());
        Bounds any = rows.getFirst();
        return new EventBounds(
                any.oldest, any.newest, rows.stream().map(Bounds::epoch).toList());
    }

    /** Row of the query: one for each epoch. */
    private record Bounds(Epoch epoch, long oldest, long newest) {}
}
