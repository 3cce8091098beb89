package io.masthead.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("MethodName")
class SettingsSecrecyTest {

    private static final String CANARY = "Canary7Zq";

    private static final List<String> NAMES = List.of(
            "DATABASE_URL",
            "REDIS_URL",
            "SECRET_KEY",
            "DEBUG",
            "PORT",
            "ALLOWED_ORIGINS",
            "DB_POOL_SIZE",
            "DB_MAX_OVERFLOW",
            "ADMIN_EMAIL",
            "EMAIL_VISIBILITY",
            "DATA_DIR",
            "DATABASE_MIGRATION_URL",
            "DATABASE_REPLICA_URL",
            "REPLICA_MAX_LAG",
            "SECRET_KEY_PREVIOUS",
            "SIGNING_KEY_FILE",
            "MANAGEMENT_PORT",
            "OIDC_ISSUER",
            "OIDC_AUDIENCE",
            "PASSWORD_HASH_MEMORY",
            "PASSWORD_HASH_PASSES",
            "RECENT_SIGN_IN_SECONDS",
            "PASSWORD_MIN_LENGTH",
            "RATE_LIMIT",
            "SIGN_IN_RATE_LIMIT",
            "TRUSTED_PROXIES",
            "PUBLIC_URL",
            "PUBLIC_CACHE",
            "EVENTS_CONNECTIONS",
            "EVENTS_RETENTION_DAYS",
            "AUDIT_RETENTION_DAYS",
            "REGISTRATION",
            "REGISTRATION_RATE_LIMIT",
            "UNCLAIMED_DAYS",
            "POSTS_PER_ACCOUNT",
            "MAX_CONNECTIONS",
            "MAX_CONNECTIONS_PER_CLIENT",
            "PASSWORD_HASH_PERMITS",
            "PASSWORD_HASH_TIMEOUT",
            "REQUEST_TIMEOUT",
            "STREAM_TIMEOUT",
            "HEAD_TIMEOUT",
            "BODY_TIMEOUT",
            "BODY_MIN_RATE",
            "WRITE_TIMEOUT",
            "SHUTDOWN_DELAY",
            "READ_PERMITS",
            "LIST_PERMITS",
            "LIST_PERMITS_ALONE",
            "WRITE_PERMITS",
            "IMPORT_PERMITS",
            "SIGN_IN_PERMITS",
            "REGISTRATION_PERMITS",
            "QUEUE_TIMEOUT",
            "IN_FLIGHT_MEMORY");

    @TempDir
    private Path directory;

    @Test
    void no_problem_repeats_what_a_setting_holds() {
        var environment = new HashMap<String, String>();
        NAMES.forEach(name -> environment.put(name, CANARY + "\0"));

        InvalidSettings invalid = refuses(environment);

        assertThat(invalid.problems()).hasSameSizeAs(NAMES);
        assertKeeps(invalid);
    }

    @Test
    void no_problem_repeats_what_two_spellings_hold() {
        var environment = new HashMap<String, String>();
        for (String name : NAMES) {
            environment.put(name.toLowerCase(Locale.ROOT), CANARY + "1");
            environment.put(name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT), CANARY + "2");
        }

        InvalidSettings invalid = refuses(environment);

        assertThat(invalid.problems()).hasSameSizeAs(NAMES);
        assertKeeps(invalid);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CANARY,
                CANARY + " = value",
                "NAME='" + CANARY,
                "NAME=\"" + CANARY + "\" " + CANARY,
                "PORT=" + CANARY,
                "export " + CANARY
            })
    void no_problem_repeats_what_the_file_holds(String line) throws IOException {
        Files.writeString(directory.resolve(".env"), line + "\nDEBUG=" + CANARY);

        assertKeeps(refuses(Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://app:" + CANARY + "@/blog",
                "postgresql://app:" + CANARY + "@ss@db/blog",
                "postgresql://app:" + CANARY + "/@db/blog",
                "postgresql://app:" + CANARY + "%@db/blog",
                "postgresql://app:" + CANARY + "@db:0/blog",
                "postgresql://app:1/blog?" + CANARY + "=@db/blog",
                "postgresql://db/blog?" + CANARY + "=1",
                "postgresql://db/blog?sslmode=" + CANARY,
                "postgresql://db/blog?connect_timeout=" + CANARY,
                "jdbc:postgresql://db?password=" + CANARY,
                "jdbc:postgresql://app:" + CANARY + "@db/blog"
            })
    void no_problem_repeats_a_part_of_the_address_of_the_database(String url) {
        assertKeeps(refuses(Map.of("DATABASE_URL", url)));
        assertKeeps(refuses(Map.of("DATABASE_MIGRATION_URL", url)));
        assertKeeps(refuses(Map.of("DATABASE_REPLICA_URL", url)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://:" + CANARY + "%@cache",
                "redis://:" + CANARY + "#@cache",
                "http://:" + CANARY + "@cache",
                "redis://cache/" + CANARY
            })
    void no_problem_repeats_a_part_of_the_address_of_redis(String url) {
        assertKeeps(refuses(Map.of("REDIS_URL", url)));
    }

    @Test
    void settings_can_be_logged_without_their_secrets() throws IOException {
        Files.writeString(directory.resolve(".env"), "ADMIN_EMAIL=" + CANARY + "@example.com");
        Files.writeString(directory.resolve("key.pem"), CANARY);
        Map<String, String> environment = Map.of(
                "DATABASE_URL",
                "postgresql://" + CANARY + ":" + CANARY + "@db/blog?sslpassword=" + CANARY,
                "DATABASE_MIGRATION_URL",
                "postgresql://" + CANARY + ":" + CANARY + "@" + CANARY + "/" + CANARY,
                "DATABASE_REPLICA_URL",
                "postgresql://" + CANARY + ":" + CANARY + "@" + CANARY + "/" + CANARY,
                "REDIS_URL",
                "redis://:" + CANARY + "@cache",
                "SECRET_KEY",
                "c2f1a97e" + CANARY + "5b08d346f9e17c52",
                "SECRET_KEY_PREVIOUS",
                "5b08d346f9e17c52" + CANARY + "c2f1a97e",
                "SIGNING_KEY_FILE",
                "key.pem",
                "OIDC_ISSUER",
                "https://" + CANARY + ".example.com",
                "OIDC_AUDIENCE",
                CANARY,
                "TRUSTED_PROXIES",
                "192.0.2.7,2001:db8::/32");

        Settings settings = Settings.load(environment, directory);

        assertThat(settings.toString())
                .doesNotContainIgnoringCase(CANARY)
                .doesNotContain("192.0.2.7", "2001:")
                .contains("database=External[...], redisUrl=set, secretKey=set")
                .contains("adminEmail=set")
                .contains("previousSecretKey=set, signingKeyFile=set, oidcProvider=set")
                .contains("trustedProxies=set")
                .contains("migrationDatabase=set");
        assertThat(DotEnvFile.read(directory).toString()).doesNotContain(CANARY);
        assertThat(new SettingsSource("here", environment).toString()).doesNotContain(CANARY);
    }

    @Test
    void no_problem_repeats_two_settings_that_contradict_each_other() {
        String key = CANARY.repeat(4);

        assertKeeps(refuses(Map.of("SECRET_KEY", key, "SECRET_KEY_PREVIOUS", key)));
        assertKeeps(refuses(Map.of("SECRET_KEY_PREVIOUS", key)));
        assertKeeps(refuses(Map.of("DATABASE_MIGRATION_URL", "postgresql://app:" + CANARY + "@db/blog")));
        assertKeeps(refuses(Map.of("OIDC_AUDIENCE", CANARY)));
        assertKeeps(refuses(Map.of("OIDC_ISSUER", "https://" + CANARY)));
    }

    @ParameterizedTest
    @ValueSource(strings = {CANARY + "/s", CANARY + ".example.com", "10.0.0.0/" + CANARY, "fe80::1%" + CANARY})
    void no_problem_repeats_a_part_of_a_rate_or_a_range(String text) {
        assertKeeps(refuses(Map.of("RATE_LIMIT", text)));
        assertKeeps(refuses(Map.of("TRUSTED_PROXIES", text)));
    }

    private InvalidSettings refuses(Map<String, String> environment) {
        return assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Settings.load(environment, directory))
                .actual();
    }

    private static void assertKeeps(InvalidSettings invalid) {
        var trace = new StringWriter();
        invalid.printStackTrace(new PrintWriter(trace));

        assertThat(invalid.problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).doesNotContainIgnoringCase(CANARY));
        assertThat(invalid.getMessage()).doesNotContainIgnoringCase(CANARY);
        assertThat(invalid.toString()).doesNotContainIgnoringCase(CANARY);
        assertThat(trace.toString()).doesNotContainIgnoringCase(CANARY);
    }
}
