package io.masthead.postgres.transfer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Number and checksum of rows, whatever their order. The checksum is the sum of 128 bits of the SHA-256 of each row as
 * text, in two halves; MD5 would not be there on servers in FIPS mode.
 */
record Checksum(long rows, String sum) {

    static Checksum of(TransferredTable table, String condition, Connection connection) throws SQLException {
        String query = "select count(*), concat_ws(' ', " + half(1) + ", " + half(17) + ") from (select encode(sha256("
                + "convert_to(row(" + table.columnNames() + ")::text, 'UTF8')), 'hex') as hash from " + table.name()
                + condition + ") r";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return new Checksum(row.getLong(1), row.getString(2));
        }
    }

    private static String half(int first) {
        return "sum(('x' || substr(hash, " + first + ", 16))::bit(64)::bigint::numeric)";
    }
}
