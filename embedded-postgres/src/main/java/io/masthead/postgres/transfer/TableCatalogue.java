package io.masthead.postgres.transfer;

import io.masthead.postgres.transfer.TransferredTable.Column;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tables and sequences of a database, but for those of the server, of extensions and of a transfer.
 *
 * @param tables in the order of references: a table comes after those that it refers to
 * @param sequences the names in SQL, of identity columns as well
 */
record TableCatalogue(List<TransferredTable> tables, List<String> sequences) {

    /** A name lacks its schema if that is the current one: the two databases need not call theirs the same. */
    private static final String RELATIONS = """
            (select c.oid, c.relkind, c.relispartition,
                 case when n.oid = current_schema()::regnamespace then '' else quote_ident(n.nspname) || '.' end
                     || quote_ident(c.relname) as name
             from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where n.nspname <> 'information_schema' and n.nspname !~ '^pg_' and c.relname !~ '^unfinished_transfer'
                 and not exists (select from pg_depend d
                     where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'))""";

    private static final String COLUMNS = """
            select t.name, quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
                array_position(i.indkey::int2[], a.attnum)
            from\s""" + RELATIONS + """
             t left join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
                 and a.attgenerated = ''
               left join pg_index i on i.indrelid = t.oid and i.indisprimary
            where t.relkind in ('r', 'p') and not t.relispartition order by t.name, a.attname""";

    private static final String REFERENCES = "select t.name, r.name from pg_constraint f join " + RELATIONS
            + " t on t.oid = f.conrelid join " + RELATIONS
            + " r on r.oid = f.confrelid where f.contype = 'f' and f.conparentid = 0";

    private static final String SEQUENCES = "select s.name from " + RELATIONS + " s where s.relkind = 'S' order by 1";

    private static final String ANYTHING = "select s.name from " + RELATIONS + " s limit 1";

    TableCatalogue {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
    }

    static TableCatalogue of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Map<String, Set<String>> references = references(statement);
            Map<String, TransferredTable> tables = tables(statement, references);
            return new TableCatalogue(
                    inOrder(tables.keySet(), references).stream()
                            .map(tables::get)
                            .toList(),
                    names(statement, SEQUENCES));
        }
    }

    static boolean isEmpty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return names(statement, ANYTHING).isEmpty();
        }
    }

    /** Refuses a target whose tables could not take the rows of this source, or that has more of them. */
    void requireSame(TableCatalogue target) {
        Set<Object> ours = new HashSet<>(tables);
        ours.addAll(sequences);
        Set<Object> theirs = new HashSet<>(target.tables);
        theirs.addAll(target.sequences);
        Set<Object> different = new HashSet<>(ours);
        different.addAll(theirs);
        different.removeIf(relation -> ours.contains(relation) && theirs.contains(relation));
        if (!different.isEmpty()) {
            Object first = different.iterator().next();
            String name = first instanceof TransferredTable table ? table.name() : first.toString();
            throw new TransferRefused(name + " is not the same in both databases: remove it if it was made by hand, and"
                    + " begin again with an empty target if another version began the transfer.");
        }
    }

    private static Map<String, TransferredTable> tables(Statement statement, Map<String, Set<String>> references)
            throws SQLException {
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        Map<String, Map<Integer, Column>> keys = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                String table = rows.getString(1);
                List<Column> ofTable = columns.computeIfAbsent(table, name -> new ArrayList<>());
                @Nullable String name = rows.getString(2);
                if (name != null) {
                    Column column = new Column(name, rows.getString(3));
                    ofTable.add(column);
                    @Nullable Integer place = rows.getObject(4, Integer.class);
                    if (place != null) {
                        keys.computeIfAbsent(table, unused -> new TreeMap<>()).put(place, column);
                    }
                }
            }
        }
        Map<String, TransferredTable> tables = new LinkedHashMap<>();
        columns.forEach((table, ofTable) -> {
            boolean ofItself = references.getOrDefault(table, Set.of()).contains(table);
            Map<Integer, Column> key = keys.getOrDefault(table, Map.of());
            tables.put(table, new TransferredTable(table, ofTable, ofItself ? List.of() : List.copyOf(key.values())));
        });
        return tables;
    }

    private static Map<String, Set<String>> references(Statement statement) throws SQLException {
        Map<String, Set<String>> references = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery(REFERENCES)) {
            while (rows.next()) {
                references
                        .computeIfAbsent(rows.getString(1), table -> new HashSet<>())
                        .add(rows.getString(2));
            }
        }
        return references;
    }

    private static Set<String> inOrder(Set<String> tables, Map<String, Set<String>> references) {
        Set<String> ordered = new LinkedHashSet<>();
        while (ordered.size() < tables.size()) {
            int before = ordered.size();
            for (String table : tables) {
                Set<String> missing = new HashSet<>(references.getOrDefault(table, Set.of()));
                missing.retainAll(tables);
                missing.removeAll(ordered);
                missing.remove(table);
                if (missing.isEmpty()) {
                    ordered.add(table);
                }
            }
            if (ordered.size() == before) {
                throw new TransferRefused("The tables refer to each other in a circle, so that no order of copying them"
                        + " keeps the references: drop one of the foreign keys first.");
            }
        }
        return ordered;
    }

    private static List<String> names(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
