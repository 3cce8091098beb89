package io.masthead.adapters.persistence.idempotency;

import io.masthead.adapters.persistence.sql.Table;
import java.util.List;

/** Tables of idempotent requests, for tests in other packages. */
public final class IdempotencyTables {

    private IdempotencyTables() {}

    public static List<Table<?>> all() {
        return List.of(JdbcIdempotencyStore.TABLE);
    }
}
