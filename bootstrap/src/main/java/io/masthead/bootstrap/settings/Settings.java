package io.masthead.bootstrap.settings;

import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.EmailVisibility;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything that those who run the service decide; read once, before anything starts.
 *
 * @param database where users and posts are kept
 * @param redisUrl where limits are counted; without it, in this instance
 * @param secretKey what signs tokens, at least 32 bytes of UTF-8; always there with an external database
 * @param debug whether the log shows SQL and detail
 * @param port the port to listen on; 0 for any that is free
 * @param allowedOrigins the origins whose pages may read answers
 * @param connectionPool how many connections to the database there may be
 * @param adminEmail the account that becomes an admin
 * @param emailVisibility who sees the address of an account
 * @param dataDirectory where the embedded database lives, absolute
 */
public record Settings(
        Database database,
        Optional<URI> redisUrl,
        Optional<String> secretKey,
        boolean debug,
        int port,
        AllowedOrigins allowedOrigins,
        ConnectionPool connectionPool,
        Optional<EmailAddress> adminEmail,
        EmailVisibility emailVisibility,
        Path dataDirectory) {

    /**
     * Reads the settings from the environment, then from the file {@code .env}, then from the defaults.
     *
     * <p>A name counts in any case, and a value that is empty or only white space counts as not set, so that the
     * next source decides.
     *
     * @param environment the variables of the process
     * @param workingDirectory where {@code .env} is, and what relative paths start from
     * @return settings that are complete and well-formed
     * @throws InvalidSettings if anything is missing or malformed, with every problem at once
     */
    public static Settings load(Map<String, String> environment, Path workingDirectory) {
        DotEnvFile file = DotEnvFile.read(workingDirectory);
        var reader = new SettingsReader(List.of(
                new SettingsSource("the environment", environment),
                new SettingsSource(DotEnvFile.NAME, file.values())));
        file.problems().forEach(reader::report);
        var settings = new Settings(
                reader.<Database>read("DATABASE_URL", DatabaseUrl::parse).orElseGet(Database.Embedded::new),
                reader.read("REDIS_URL", SimpleForms::redisUrl),
                secretKey(reader),
                reader.read("DEBUG", SimpleForms::flag).orElse(false),
                reader.read("PORT", number(0, 65_535)).orElse(8000),
                reader.read("ALLOWED_ORIGINS", AllowedOrigins::parse).orElse(AllowedOrigins.NONE),
                connectionPool(reader),
                reader.read("ADMIN_EMAIL", SimpleForms::emailAddress),
                reader.read("EMAIL_VISIBILITY", SimpleForms::emailVisibility).orElse(EmailVisibility.PUBLIC),
                reader.read("DATA_DIR", text -> SimpleForms.directory(text, workingDirectory))
                        .orElseGet(() -> SimpleForms.directory("data", workingDirectory)));
        reader.failOnProblems();
        return settings;
    }

    /** An external database may serve several instances, and a key made by one would be refused by the others. */
    private static Optional<String> secretKey(SettingsReader reader) {
        if (reader.isSet("DATABASE_URL") && !reader.isSet("SECRET_KEY")) {
            reader.report("SECRET_KEY must be set, as DATABASE_URL is: at least " + SimpleForms.SECRET_KEY_BYTES
                    + " bytes that nobody can guess");
        }
        return reader.read("SECRET_KEY", SimpleForms::secretKey);
    }

    private static ConnectionPool connectionPool(SettingsReader reader) {
        var pool = new ConnectionPool(
                reader.read("DB_POOL_SIZE", number(1, 1000)).orElse(5),
                reader.read("DB_MAX_OVERFLOW", number(0, 1000)).orElse(10));
        // With one connection alone, work that needs a second one would wait for itself.
        if (pool.maximum() < 2) {
            reader.report("DB_POOL_SIZE and DB_MAX_OVERFLOW must be at least 2 together");
        }
        return pool;
    }

    private static Function<String, Integer> number(int minimum, int maximum) {
        return text -> SimpleForms.number(text, minimum, maximum);
    }

    /** {@return the settings without secrets and addresses, fit for a log} */
    @Override
    public String toString() {
        return "Settings[database=" + database
                + ", redisUrl=" + (redisUrl.isPresent() ? "set" : "not set")
                + ", secretKey=" + (secretKey.isPresent() ? "set" : "not set")
                + ", debug=" + debug
                + ", port=" + port
                + ", allowedOrigins=" + allowedOrigins
                + ", connectionPool=" + connectionPool
                + ", adminEmail=" + (adminEmail.isPresent() ? "set" : "not set")
                + ", emailVisibility=" + emailVisibility
                + ", dataDirectory=" + dataDirectory + "]";
    }
}
