package io.masthead.postgres.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Triggers and row security of a table, which would change or refuse rows that went through them once. They are lifted
 * within one transaction: no other session sees the table without them, and a kill leaves them in place.
 */
final class Protections {

    private static final String LIFTING = """
            select format('alter table %s disable trigger %I', c.oid::regclass, t.tgname),
                format('alter table %s enable %s trigger %I', c.oid::regclass,
                    case t.tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, t.tgname)
            from pg_trigger t join pg_class c on c.oid = t.tgrelid
            where c.oid = ?::regclass and not t.tgisinternal and t.tgenabled <> 'D'
            union all
            select format('alter table %s no force row level security', c.oid::regclass),
                format('alter table %s force row level security', c.oid::regclass)
            from pg_class c where c.oid = ?::regclass and c.relforcerowsecurity""";

    private final Connection target;
    private final List<String> restoring;

    private Protections(Connection target, List<String> restoring) {
        this.target = target;
        this.restoring = restoring;
    }

    static Protections lifted(TransferredTable table, Connection target) throws SQLException {
        List<String> lifting = new ArrayList<>();
        List<String> restoring = new ArrayList<>();
        try (PreparedStatement query = target.prepareStatement(LIFTING)) {
            query.setString(1, table.name());
            query.setString(2, table.name());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    lifting.add(rows.getString(1));
                    restoring.add(rows.getString(2));
                }
            }
        }
        execute(target, lifting);
        return new Protections(target, restoring);
    }

    void restore() throws SQLException {
        execute(target, restoring);
    }

    private static void execute(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                boolean unused = statement.execute(sql);
            }
        }
    }
}
