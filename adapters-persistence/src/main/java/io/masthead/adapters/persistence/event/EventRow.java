package io.masthead.adapters.persistence.event;

import static io.masthead.adapters.persistence.sql.SqlValues.instant;
import static io.masthead.adapters.persistence.sql.SqlValues.timestamp;

import io.masthead.adapters.persistence.sql.Column;
import io.masthead.adapters.persistence.sql.Table;
import io.masthead.domain.event.Event;
import io.masthead.domain.event.EventType;
import io.masthead.domain.event.LoggedEvent;
import io.masthead.domain.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Mapping of the tables of events. */
final class EventRow {

    private static final List<Column<Event>> COLUMNS = List.of(
            new Column<>("type", event -> event.type().code()),
            new Column<>("subject_id", Event::subject),
            new Column<>("author_id", event -> value(event.author())),
            new Column<>(
                    "version",
                    event -> event.version().isPresent() ? event.version().getAsLong() : null),
            new Column<>("audience_id", event -> value(event.audience())),
            new Column<>("happened_at", event -> timestamp(event.at())));

    /** Which an event has from its commit on, also if the server that gives its position is lost. */
    private static final String ID = "event_id";

    /** Events that wait for their positions. */
    static final Table<Event> OUTBOX = new Table<>("outbox", withGenerated("id", ID));

    /** Events with their positions, which relays alone write. */
    static final Table<Event> EVENTS = new Table<>("events", withGenerated("position", ID));

    /** The names of the columns that both tables have, separated by commas. */
    static final String COMMON =
            Stream.concat(Stream.of(ID), COLUMNS.stream().map(Column::name)).collect(Collectors.joining(", "));

    private EventRow() {}

    private static List<Column<Event>> withGenerated(String... names) {
        return Stream.concat(Stream.of(names).map(Column::<Event>generated), COLUMNS.stream())
                .toList();
    }

    private static @Nullable Long value(Optional<UserId> user) {
        return user.map(UserId::value).orElse(null);
    }

    static String typeOf(String column) {
        return switch (column) {
            case "type" -> "text";
            case "happened_at" -> "timestamptz";
            default -> "bigint";
        };
    }

    static LoggedEvent read(ResultSet row) throws SQLException {
        Long version = row.getObject("version", Long.class);
        return new LoggedEvent(
                row.getObject(ID, UUID.class),
                row.getLong("position"),
                new Event(
                        EventType.of(row.getString("type")).orElseThrow(),
                        row.getLong("subject_id"),
                        user(row, "author_id"),
                        version == null ? OptionalLong.empty() : OptionalLong.of(version),
                        user(row, "audience_id"),
                        instant(row, "happened_at")));
    }

    private static Optional<UserId> user(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Long.class)).map(UserId::new);
    }
}
