package io.masthead.adapters.persistence.audit;

import io.masthead.adapters.persistence.sql.Table;
import java.util.List;

/** Tables of the audit log, for tests in other packages. */
public final class AuditTables {

    private AuditTables() {}

    public static List<Table<?>> all() {
        return List.of(JdbcAuditLog.TABLE);
    }
}
