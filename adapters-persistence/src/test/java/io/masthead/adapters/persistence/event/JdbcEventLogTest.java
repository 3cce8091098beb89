package io.masthead.adapters.persistence.event;

import io.masthead.adapters.persistence.Database;
import io.masthead.adapters.persistence.DatabaseTest;
import io.masthead.testkit.contract.EventLogContract;
import io.masthead.testkit.contract.Storage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** The contract, with a relay of another instance beside that of the reader. */
@DatabaseTest
class JdbcEventLogTest extends EventLogContract {

    /** The events of the contract are old. */
    private static final Duration RETENTION = Duration.ofDays(36_500);

    private final Database database;
    private final EventNumbering numbering;
    private final EventRelay other;

    JdbcEventLogTest(@Autowired Database database) {
        this.database = database;
        this.numbering = new EventNumbering(database.jdbc(), database.unitOfWork());
        this.other = new EventRelay(database.jdbc(), database.unitOfWork(), RETENTION, this::wakeOther);
    }

    @BeforeEach
    void empty() {
        database.emptied();
        other.start();
    }

    @AfterEach
    void close() {
        other.close();
    }

    @Override
    protected Storage storage() {
        return database;
    }

    /** All that is committed has a position afterwards: a relay that finds nothing has waited for the other one. */
    @Override
    protected void settle() {
        int moved;
        do {
            moved = numbering.move();
        } while (moved > 0);
    }

    private void wakeOther() {
        other.wake();
    }
}
