package io.masthead.benchmarks;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * The PostgreSQL that the service has started, for programs beside it.
 *
 * @param pid its process
 * @param url its address
 * @param password the password of its owner
 */
record RunDatabase(long pid, String url, String password) {

    private static final String OWNER = "masthead";

    /** {@return the database in a data directory} */
    static RunDatabase in(Path data) throws IOException {
        List<String> lines = Files.readAllLines(postmaster(data));
        String url = "jdbc:postgresql://127.0.0.1:" + lines.get(3).trim() + "/masthead";
        String password = Files.readString(data.resolve("postgres-password")).trim();
        return new RunDatabase(Long.parseLong(lines.getFirst().trim()), url, password);
    }

    /** {@return the file that is there while the server runs} */
    static Path postmaster(Path data) {
        return data.resolve("postgres").resolve("postmaster.pid");
    }

    /** {@return the environment of a program that uses this database} */
    Map<String, String> environment() {
        return Map.of("DATABASE", url, "PASSWORD", password);
    }

    /** Removes all users and posts after the given ones, and the posts of {@link #copyPosts}; then vacuums. */
    void tidy(long lastUser, long lastPost) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from posts where id < 0 or id > " + lastPost);
            statement.execute("delete from users where id > " + lastUser);
            statement.execute("vacuum (analyze)");
        }
    }

    /** {@return the seconds of writing posts as rows, in one transaction, with nothing but COPY} */
    double copyPosts(int count, long author) throws SQLException, IOException {
        String at = Instant.now().toString();
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            rows.append(-1 - i)
                    .append('\t')
                    .append(author)
                    .append('\t')
                    .append(Samples.title(i))
                    .append('\t');
            rows.append(Samples.body(i)).append("\tPUBLISHED");
            rows.append(('\t' + at).repeat(3)).append("\t0\n");
        }
        StringReader reader = new StringReader(rows.toString());
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            long start = System.nanoTime();
            long copied = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy posts (id, author_id, title, body, status, created_at, updated_at, published_at, version)"
                                    + " from stdin",
                            reader);
            connection.commit();
            if (copied != count) {
                throw new SQLException("Only " + copied + " rows were copied");
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, OWNER, password);
    }
}
