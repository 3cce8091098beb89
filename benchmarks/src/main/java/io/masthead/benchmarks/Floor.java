package io.masthead.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.Http11NioProtocol;

/**
 * The floor: the same server, pool, driver and statements as the service, and nothing between them. It checks nothing,
 * knows no caller and counts no list; it is not what a service should be, but what none on this stack can undercut by much.
 */
public final class Floor extends HttpServlet {

    private static final String USERS = "select id, name, email, created_at from users where ";
    private static final String POSTS =
            "select id, title, body, status, author_id, created_at, updated_at, published_at from posts where ";

    private final transient DataSource database;

    /** Far above what the sequence of the service hands out. */
    private final AtomicLong ids = new AtomicLong(1_000_000_000_000L);

    private Floor(DataSource database) {
        this.database = database;
    }

    /**
     * Serves until it is killed, with settings from the environment: {@code PORT}, {@code DATABASE} (a JDBC address) and
     * {@code PASSWORD}.
     *
     * @param arguments none
     * @throws LifecycleException if the port is taken
     */
    public static void main(String... arguments) throws LifecycleException {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(System.getenv("DATABASE"));
        pool.setUsername("masthead");
        pool.setPassword(System.getenv("PASSWORD"));
        pool.setMinimumIdle(5); // the defaults of DB_POOL_SIZE and DB_MAX_OVERFLOW
        pool.setMaximumPoolSize(6 + 2 * Runtime.getRuntime().availableProcessors());

        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Path.of("tomcat").toAbsolutePath().toString());
        tomcat.setPort(Integer.parseInt(System.getenv("PORT")));
        Http11NioProtocol protocol = (Http11NioProtocol) tomcat.getConnector().getProtocolHandler();
        protocol.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        protocol.setMaxKeepAliveRequests(-1);
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "floor", new Floor(new HikariDataSource(pool)))
                .addMapping("/");
        tomcat.start();
        tomcat.getServer().await();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            String path = request.getServletPath();
            switch (path) {
                case "/livez" -> write(response, 200, "{\"status\":\"UP\"}");
                case "/users" -> {
                    if (request.getMethod().equals("POST")) {
                        write(response, 201, register(request));
                    } else {
                        write(response, 200, users(USERS + "id > 0 order by id limit ?", limit(request), true));
                    }
                }
                case "/posts" ->
                    write(
                            response,
                            200,
                            posts(
                                    POSTS + "status = 'PUBLISHED' order by created_at desc, id desc limit ?",
                                    limit(request),
                                    true));
                default -> one(path, response);
            }
        } catch (SQLException problem) {
            throw new IOException(problem);
        }
    }

    private void one(String path, HttpServletResponse response) throws SQLException, IOException {
        long id = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
        String json =
                path.startsWith("/users/") ? users(USERS + "id = ?", id, false) : posts(POSTS + "id = ?", id, false);
        write(response, json.isEmpty() ? 404 : 200, json);
    }

    private String users(String sql, long parameter, boolean isList) throws SQLException {
        return query(sql, parameter, isList, (row, json) -> {
            json.append("{\"id\":").append(row.getLong(1)).append(",\"name\":");
            text(json, row.getString(2)).append(",\"email\":");
            text(json, row.getString(3)).append(",\"created_at\":\"").append(instant(row, 4));
            json.append("\"}");
        });
    }

    private String posts(String sql, long parameter, boolean isList) throws SQLException {
        return query(sql, parameter, isList, (row, json) -> {
            json.append("{\"id\":").append(row.getLong(1)).append(",\"title\":");
            text(json, row.getString(2)).append(",\"body\":");
            text(json, row.getString(3)).append(",\"status\":\"");
            json.append(row.getString(4).equals("DRAFT") ? "draft" : "published");
            json.append("\",\"author_id\":").append(row.getLong(5));
            json.append(",\"created_at\":\"").append(instant(row, 6));
            json.append("\",\"updated_at\":\"").append(instant(row, 7));
            json.append("\",\"published_at\":\"").append(instant(row, 8)).append("\"}");
        });
    }

    @FunctionalInterface
    private interface RowWriter {

        void write(ResultSet row, StringBuilder json) throws SQLException;
    }

    private String query(String sql, long parameter, boolean isList, RowWriter writer) throws SQLException {
        StringBuilder json = new StringBuilder(isList ? 16_000 : 1_000);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (isList) {
                        json.append(json.isEmpty() ? '[' : ',');
                    }
                    writer.write(rows, json);
                }
            }
        }
        return isList ? json.append(']').toString() : json.toString();
    }

    /** Trusts that the body is what the driver of this run sends. */
    private String register(HttpServletRequest request) throws IOException, SQLException {
        String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String name = member(body, "\"name\":\"", "\"");
        String email = member(body, "\"email\":\"", "\"");
        long id = ids.getAndIncrement();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into users (id, name, email, age, role, created_at, updated_at,"
                                + " version) values (?, ?, ?, ?, 'USER', ?, ?, 0)")) {
            insert.setLong(1, id);
            insert.setString(2, name);
            insert.setString(3, email);
            insert.setInt(4, Integer.parseInt(member(body, "\"age\":", "}")));
            insert.setObject(5, at);
            insert.setObject(6, at);
            insert.executeUpdate();
        }
        StringBuilder json =
                new StringBuilder(200).append("{\"id\":").append(id).append(",\"name\":");
        text(json, name).append(",\"email\":");
        return text(json, email)
                .append(",\"created_at\":\"")
                .append(now)
                .append("\"}")
                .toString();
    }

    private static String member(String json, String before, String after) {
        int from = json.indexOf(before) + before.length();
        return json.substring(from, json.indexOf(after, from));
    }

    private static int limit(HttpServletRequest request) {
        return Integer.parseInt(request.getParameter("limit"));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static StringBuilder text(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '"' || next == '\\') {
                json.append('\\').append(next);
            } else if (next < ' ') {
                json.append("\\u00").append(next < 16 ? "0" : "").append(Integer.toHexString(next));
            } else {
                json.append(next);
            }
        }
        return json.append('"');
    }

    private static void write(HttpServletResponse response, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
