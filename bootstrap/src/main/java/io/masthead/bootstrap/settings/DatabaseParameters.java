package io.masthead.bootstrap.settings;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Parameters in the address of a database, by the names of the driver. */
final class DatabaseParameters {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private static final String SERVER_TYPE = "targetServerType";

    private static final String TLS_MODE = "sslmode";
    private static final Set<String> TLS_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    /** Parameters that have different names in libpq and the driver. */
    private static final Map<String, String> DRIVER_NAMES = Map.of(
            "application_name", "ApplicationName",
            "channel_binding", "channelBinding",
            "connect_timeout", "connectTimeout",
            "gssencmode", "gssEncMode",
            "sslnegotiation", "sslNegotiation");

    private final Map<String, String> values = new LinkedHashMap<>();

    /** Adds a parameter; a second one of the same name is refused, since readers disagree on which one counts. */
    void add(String name, String value) {
        if (name.equals(TLS_MODE) && !TLS_MODES.contains(value)) {
            throw new MalformedValue(
                    "must have one of disable, allow, prefer, require, verify-ca, verify-full as its sslmode");
        }
        if (name.equals("connectTimeout") && !SECONDS.matcher(value).matches()) {
            throw new MalformedValue("must have a whole number of seconds as its connection timeout");
        }
        if (name.equals("loginTimeout")) {
            // The driver would log in on another thread, where the limits of the service do not reach.
            throw new MalformedValue(
                    "must have no loginTimeout: the service has limits of its own, see connectTimeout");
        }
        if (values.putIfAbsent(name, value) != null) {
            throw new MalformedValue("must have each parameter once, user and password included");
        }
    }

    /** Adds the query of a JDBC address unchanged. */
    void addForDriver(String query) {
        split(query, PercentCoding::decodeForm, this::add);
    }

    /** Adds the query of a libpq address, translated to the driver's parameters. */
    void addForLibpq(String query) {
        split(query, PercentCoding::decode, this::addTranslated);
    }

    /** Of several hosts, the one that can be written; one that was promoted is found two seconds later. */
    void choosePrimary() {
        Object unused = values.putIfAbsent(SERVER_TYPE, "primary");
        Object unusedAsWell = values.putIfAbsent("hostRecheckSeconds", "2");
    }

    /** Removes a parameter that is passed separately. */
    Optional<String> take(String name) {
        return Optional.ofNullable(values.remove(name)).filter(value -> !value.isEmpty());
    }

    /** {@return the parameters as the driver reads them, with the question mark, or an empty text} */
    String asQuery() {
        return values.isEmpty()
                ? ""
                : values.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + PercentCoding.encodeForm(entry.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private void addTranslated(String name, String value) {
        if (name.equals("ssl")) {
            // The driver would treat every value but "true" as "no TLS needed"; libpq reads "true" as require.
            add(TLS_MODE, value.equals("true") ? "require" : value);
            return;
        }
        if (name.equals("target_session_attrs")) {
            add(SERVER_TYPE, serverType(value));
            return;
        }
        String driverName = DRIVER_NAMES.getOrDefault(name, name);
        if (!driverKnows(driverName)) {
            throw new MalformedValue("must have only parameters that the PostgreSQL driver knows,"
                    + " such as sslmode, application_name and connect_timeout");
        }
        add(driverName, value);
    }

    private static String serverType(String attributes) {
        return switch (attributes) {
            case "read-write", "primary" -> "primary";
            case "any" -> "any";
            default ->
                throw new MalformedValue("must have read-write, primary or any as its target_session_attrs:"
                        + " the service writes, so it needs the primary");
        };
    }

    /** Asks the driver through JDBC, so that a newer driver brings its new parameters along. */
    private static boolean driverKnows(String name) {
        String anyAddress = "jdbc:postgresql://localhost/postgres";
        try {
            return Arrays.stream(DriverManager.getDriver(anyAddress).getPropertyInfo(anyAddress, new Properties()))
                    .anyMatch(property -> property.name.equals(name));
        } catch (SQLException exception) {
            throw new IllegalStateException("The PostgreSQL driver is not on the class path", exception);
        }
    }

    private static void split(String query, UnaryOperator<String> decoding, BiConsumer<String, String> parameters) {
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            String value = equals < 0 ? "" : parameter.substring(equals + 1);
            // Often the end of a password that was not percent-encoded, so the message does not name it.
            if (!NAME.matcher(name).matches()) {
                throw new MalformedValue("must have parameters of the form name=value, joined by &, behind its ?");
            }
            parameters.accept(name, decoding.apply(value));
        }
    }
}
