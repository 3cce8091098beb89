package io.masthead.adapters.persistence.event;

import io.masthead.adapters.persistence.connection.Connections;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Listener for the notifications of relays: a thread with a connection of its own, which is made again when it is lost. What
 * it does not hear is found by looking for it, a little later.
 */
public final class EventListener implements AutoCloseable {

    /** The channel on which relays tell that they gave positions. */
    static final String CHANNEL = "masthead_events";

    private static final Logger LOG = LoggerFactory.getLogger(EventListener.class);

    private static final int SECONDS = 5;
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private final BooleanSupplier pooled;
    private final Predicate<String> own;
    private final Runnable heard;
    private final Thread thread =
            Thread.ofPlatform().name("event-listener").daemon().unstarted(this::run);

    private volatile boolean closed;
    private volatile @Nullable Connection connection;

    /**
     * Creates a listener.
     *
     * @param login the login
     * @param pooled tells whether it leads through a pooler, which does not pass notifications on
     * @param own tells whether a notification was sent by the relay of this process, which has told of those events
     * @param heard is run when events got positions
     */
    public EventListener(JdbcConnectionDetails login, BooleanSupplier pooled, Predicate<String> own, Runnable heard) {
        this.pooled = pooled;
        this.own = own;
        this.heard = heard;
        source.setURL(login.getJdbcUrl());
        source.setUser(login.getUsername());
        source.setPassword(login.getPassword());
        source.setApplicationName("masthead-events");
        source.setConnectTimeout(SECONDS);
        source.setSocketTimeout(SECONDS);
        source.setLoginTimeout(SECONDS * source.getServerNames().length);
    }

    /** Starts the thread. */
    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        abort();
    }

    private void run() {
        while (!closed) {
            try {
                if (pooled.getAsBoolean()) {
                    return;
                }
                listen();
            } catch (SQLException | RuntimeException lost) {
                LOG.debug("No notifications of events for now", lost);
            } finally {
                abort();
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void listen() throws SQLException {
        try (Connection opened = source.getConnection();
                Statement statement = opened.createStatement()) {
            connection = opened;
            PGConnection notified = opened.unwrap(PGConnection.class);
            statement.execute("listen " + CHANNEL);
            heard.run(); // of what was told before
            while (!closed) {
                PGNotification[] notifications = notified.getNotifications(Math.toIntExact(QUIET.toMillis()));
                if (notifications.length == 0) {
                    statement.execute("select"); // notices a server that is gone without a word
                } else if (!Arrays.stream(notifications)
                        .map(PGNotification::getParameter)
                        .allMatch(own)) {
                    heard.run();
                }
            }
        }
    }

    private void abort() {
        Connections.abort(connection);
        connection = null;
    }
}
