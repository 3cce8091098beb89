package io.masthead.bootstrap.settings;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Address of an external database, in the form of libpq (PostgreSQL 18 manual, 32.1.1.2) or of JDBC.
 *
 * <p>It is checked before the driver gets it: the driver logs malformed addresses, with the password.
 */
final class DatabaseUrl {

    private static final String JDBC = "jdbc:postgresql";

    /** With the drivers that SQLAlchemy names behind a plus sign. */
    private static final Pattern SCHEME = Pattern.compile(
            "(?i)(jdbc:postgresql|postgres|postgresql(?:\\+(?:asyncpg|pg8000|psycopg|psycopg2|psycopg2cffi|psycopg_async))?)://");

    /** User and password, hosts, database, query. */
    private static final Pattern REST = Pattern.compile("(?s)(?:([^@/]*)@)?([^@/?#]+)/([^/?#]+)(?:\\?(.*))?");

    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*])(?::([0-9]{1,5}))?");

    private DatabaseUrl() {}

    static Database.External parse(String text) {
        String url = text.strip();
        Matcher scheme = SCHEME.matcher(url);
        if (!scheme.lookingAt()) {
            throw new MalformedValue("must start with postgresql://, postgres://, postgresql+asyncpg://,"
                    + " postgresql+psycopg://, postgresql+psycopg2:// or jdbc:postgresql://");
        }
        boolean jdbc = scheme.group(1).equalsIgnoreCase(JDBC);
        Matcher rest = REST.matcher(url.substring(scheme.end()));
        // The driver does not support a user before the host.
        if (!rest.matches() || (jdbc && rest.group(1) != null)) {
            throw new MalformedValue(
                    jdbc
                            ? "must look like jdbc:postgresql://host:5432/database?user=...&password=..."
                            : "must look like postgresql://user:password@host:5432/database,"
                                    + " with each @ : / ? # % in user and password percent-encoded");
        }
        var parameters = new DatabaseParameters();
        Optional.ofNullable(rest.group(1)).ifPresent(credentials -> addCredentials(parameters, credentials));
        Optional.ofNullable(rest.group(4)).ifPresent(jdbc ? parameters::addForDriver : parameters::addForLibpq);
        if (rest.group(2).contains(",")) {
            parameters.choosePrimary();
        }
        Optional<String> user = parameters.take("user");
        Optional<String> password = parameters.take("password");
        String database = PercentCoding.encodeForm(PercentCoding.decode(rest.group(3)));
        return new Database.External(
                JDBC + "://" + checkedHosts(rest.group(2)) + "/" + database + parameters.asQuery(), user, password);
    }

    private static void addCredentials(DatabaseParameters parameters, String credentials) {
        int colon = credentials.indexOf(':');
        String user = colon < 0 ? credentials : credentials.substring(0, colon);
        String password = colon < 0 ? "" : credentials.substring(colon + 1);
        Map.of("user", user, "password", password).forEach((name, value) -> {
            if (!value.isEmpty()) {
                parameters.add(name, PercentCoding.decode(value));
            }
        });
    }

    private static String checkedHosts(String hosts) {
        for (String host : hosts.split(",", -1)) {
            Matcher matcher = HOST.matcher(host);
            if (!matcher.matches() || (matcher.group(1) != null && !isPort(matcher.group(1)))) {
                throw new MalformedValue("must name its hosts as host:5432, [::1]:5432 or host-1:5432,host-2:5432");
            }
        }
        return hosts;
    }

    private static boolean isPort(String digits) {
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= 65_535;
    }
}
