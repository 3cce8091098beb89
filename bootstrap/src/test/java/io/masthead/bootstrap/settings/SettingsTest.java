package io.masthead.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.masthead.domain.post.PostQuota;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.EmailVisibility;
import io.masthead.domain.user.RegistrationPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("MethodName")
class SettingsTest {

    private static final String KEY = "c2f1a97e5b08d346f9e17c52ab60d483";
    private static final String OTHER_KEY = "7d90b3e64f1a28c5e06b9d7a3158fc42";
    private static final String ADDRESS = "postgresql://app:secret@db.example.com/app";

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final long HEAP = Runtime.getRuntime().maxMemory();

    private static final TimeSettings USUAL_TIMES = new TimeSettings(
            Duration.ofSeconds(6),
            Duration.ofHours(1),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            1024,
            Duration.ofSeconds(20),
            Duration.ZERO);

    @TempDir
    private Path directory;

    @Test
    void nothing_set_gives_a_service_that_runs_by_itself() {
        Settings settings = load(Map.of());

        assertThat(settings)
                .isEqualTo(new Settings(
                        new Database.Embedded(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        8000,
                        AllowedOrigins.NONE,
                        new ConnectionPool(5, 2 * PROCESSORS + 11),
                        Optional.empty(),
                        Optional.empty(),
                        directory.resolve("data"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new PasswordHashing(
                                19_456,
                                2,
                                PasswordHashing.usualPermits(19_456, PROCESSORS, HEAP),
                                Duration.ofSeconds(2)),
                        300,
                        8,
                        Optional.empty(),
                        Optional.of(new RequestRate(60, Duration.ofMinutes(1))),
                        ProxyNetworks.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        new ConnectionLimitSettings(
                                ConnectionLimitSettings.usualTotal(HEAP),
                                ConnectionLimitSettings.usualTotal(HEAP) / 2,
                                ConnectionLimitSettings.usualTotal(HEAP) * 3 / 4),
                        USUAL_TIMES,
                        new AdmissionSettings(
                                (16 + 2 * PROCESSORS) * 40 / 100,
                                (16 + 2 * PROCESSORS) * 15 / 100,
                                (16 + 2 * PROCESSORS) * 15 / 100 + (16 + 2 * PROCESSORS) * 30 / 100 - 1,
                                (16 + 2 * PROCESSORS) * 30 / 100,
                                2,
                                16 * PROCESSORS,
                                8 * PROCESSORS,
                                Duration.ofMillis(75),
                                (int) Math.max(32, HEAP / 8 / 1_048_576)),
                        7,
                        400,
                        new AccountSettings(
                                RegistrationPolicy.OPEN,
                                Optional.of(new RequestRate(300, Duration.ofHours(1))),
                                Optional.of(Duration.ofDays(30)),
                                Optional.empty()),
                        new ObservationSettings(LogFormat.TEXT, false, Optional.empty(), 0.1),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(settings.connectionPool().maximum()).isEqualTo(16 + 2 * PROCESSORS);
    }

    @Test
    void everything_can_be_set() throws IOException {
        Files.writeString(directory.resolve("key.pem"), "key");
        var environment = new HashMap<String, String>();
        environment.put("DATABASE_URL", ADDRESS);
        environment.put("REDIS_URL", "rediss://:secret@cache.example.com:6380/1");
        environment.put("SECRET_KEY", KEY);
        environment.put("DEBUG", "true");
        environment.put("PORT", "0");
        environment.put("ALLOWED_ORIGINS", "https://app.example.com");
        environment.put("DB_POOL_SIZE", "20");
        environment.put("DB_MAX_OVERFLOW", "0");
        environment.put("ADMIN_EMAIL", "Admin@Example.com");
        environment.put("EMAIL_VISIBILITY", "private");
        environment.put("DATA_DIR", "kept/../here");
        environment.put("DATABASE_MIGRATION_URL", "postgresql://owner:other@db.example.com/app");
        environment.put("DATABASE_REPLICA_URL", "postgresql://reader:other@standby.example.com/app");
        environment.put("REPLICA_MAX_LAG", "1m");
        environment.put("SECRET_KEY_PREVIOUS", OTHER_KEY);
        environment.put("SIGNING_KEY_FILE", "key.pem");
        environment.put("MANAGEMENT_PORT", "0");
        environment.put("OIDC_ISSUER", "https://login.example.com/realm");
        environment.put("OIDC_AUDIENCE", "masthead");
        environment.put("PASSWORD_HASH_MEMORY", "65536");
        environment.put("PASSWORD_HASH_PASSES", "3");
        environment.put("PASSWORD_HASH_PERMITS", "2");
        environment.put("PASSWORD_HASH_TIMEOUT", "1500ms");
        environment.put("RECENT_SIGN_IN_SECONDS", "60");
        environment.put("PASSWORD_MIN_LENGTH", "12");
        environment.put("RATE_LIMIT", "100/s");
        environment.put("SIGN_IN_RATE_LIMIT", "20/5m");
        environment.put("TRUSTED_PROXIES", "10.0.0.0/8,::1");
        environment.put("PUBLIC_URL", "https://example.com/api/");
        environment.put("PUBLIC_CACHE", "5s");
        environment.put("EVENTS_CONNECTIONS", "300");
        environment.put("EVENTS_RETENTION_DAYS", "3");
        environment.put("AUDIT_RETENTION_DAYS", "30");
        environment.put("MAX_CONNECTIONS", "500");
        environment.put("MAX_CONNECTIONS_PER_CLIENT", "50");
        environment.put("REQUEST_TIMEOUT", "3s");
        environment.put("STREAM_TIMEOUT", "2h");
        environment.put("HEAD_TIMEOUT", "10S");
        environment.put("BODY_TIMEOUT", "1m");
        environment.put("BODY_MIN_RATE", "512");
        environment.put("WRITE_TIMEOUT", "5s");
        environment.put("SHUTDOWN_DELAY", "90s");
        environment.put("READ_PERMITS", "9");
        environment.put("LIST_PERMITS", "4");
        environment.put("LIST_PERMITS_ALONE", "7");
        environment.put("WRITE_PERMITS", "5");
        environment.put("IMPORT_PERMITS", "1");
        environment.put("SIGN_IN_PERMITS", "20");
        environment.put("REGISTRATION_PERMITS", "10");
        environment.put("QUEUE_TIMEOUT", "50ms");
        environment.put("IN_FLIGHT_MEMORY", "33");
        environment.put("REGISTRATION", "Closed");
        environment.put("REGISTRATION_RATE_LIMIT", "5/m");
        environment.put("UNCLAIMED_DAYS", "90");
        environment.put("POSTS_PER_ACCOUNT", "5000");
        environment.put("LOG_FORMAT", "json");
        environment.put("ACCESS_LOG", "on");
        environment.put("OTLP_ENDPOINT", "https://collector.example.com/");
        environment.put("TRACE_SAMPLING", "0.25");

        assertThat(load(environment))
                .isEqualTo(new Settings(
                        new Database.External(
                                "jdbc:postgresql://db.example.com/app", Optional.of("app"), Optional.of("secret")),
                        Optional.of(URI.create("rediss://:secret@cache.example.com:6380/1")),
                        Optional.of(KEY),
                        true,
                        0,
                        new AllowedOrigins(false, List.of("https://app.example.com")),
                        new ConnectionPool(20, 0),
                        Optional.of(new EmailAddress("admin@example.com")),
                        Optional.of(EmailVisibility.PRIVATE),
                        directory.resolve("here"),
                        Optional.of(OTHER_KEY),
                        Optional.of(directory.resolve("key.pem")),
                        Optional.of(
                                new OidcProviderSettings(URI.create("https://login.example.com/realm"), "masthead")),
                        new PasswordHashing(65_536, 3, 2, Duration.ofMillis(1500)),
                        60,
                        12,
                        Optional.of(new RequestRate(100, Duration.ofSeconds(1))),
                        Optional.of(new RequestRate(20, Duration.ofMinutes(5))),
                        ProxyNetworks.parse("10.0.0.0/8,::1"),
                        Optional.of(URI.create("https://example.com/api")),
                        Optional.of(Duration.ofSeconds(5)),
                        OptionalInt.of(0),
                        new ConnectionLimitSettings(500, 50, 300),
                        new TimeSettings(
                                Duration.ofSeconds(3),
                                Duration.ofHours(2),
                                Duration.ofSeconds(10),
                                Duration.ofMinutes(1),
                                512,
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(90)),
                        new AdmissionSettings(9, 4, 7, 5, 1, 20, 10, Duration.ofMillis(50), 33),
                        3,
                        30,
                        new AccountSettings(
                                RegistrationPolicy.CLOSED,
                                Optional.of(new RequestRate(5, Duration.ofMinutes(1))),
                                Optional.of(Duration.ofDays(90)),
                                Optional.of(new PostQuota(5000))),
                        new ObservationSettings(
                                LogFormat.JSON, true, Optional.of(URI.create("https://collector.example.com")), 0.25),
                        Optional.of(new Database.External(
                                "jdbc:postgresql://db.example.com/app", Optional.of("owner"), Optional.of("other"))),
                        Optional.of(new ReplicaSettings(
                                new Database.External(
                                        "jdbc:postgresql://standby.example.com/app",
                                        Optional.of("reader"),
                                        Optional.of("other")),
                                Duration.ofMinutes(1)))));
    }

    @Test
    void the_environment_wins_over_the_file_and_the_file_over_the_default() throws IOException {
        Files.writeString(directory.resolve(".env"), "PORT=9001\nDEBUG=on\nUNKNOWN=ignored\n");

        Settings settings = load(Map.of("PORT", "9002"));

        assertThat(settings.port()).isEqualTo(9002);
        assertThat(settings.debug()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void an_empty_value_counts_as_not_set(String value) throws IOException {
        Files.writeString(directory.resolve(".env"), "PORT=9001\nSECRET_KEY=\n");

        Settings settings = load(Map.of("PORT", value, "DATABASE_URL", value));

        assertThat(settings.port()).isEqualTo(9001);
        assertThat(settings.database()).isEqualTo(new Database.Embedded());
        assertThat(settings.secretKey()).isEmpty();
    }

    @Test
    void names_count_in_any_case_in_both_sources() throws IOException {
        Files.writeString(directory.resolve(".env"), "Debug=yes\n");

        Settings settings = load(Map.of("port", "9001"));

        assertThat(settings.port()).isEqualTo(9001);
        assertThat(settings.debug()).isTrue();
    }

    @Test
    void the_name_in_upper_case_wins_within_a_source() {
        assertThat(load(Map.of("port", "1", "PORT", "2", "Port", "3")).port()).isEqualTo(2);
        assertThat(load(Map.of("port", "1", "PORT", "")).port()).isEqualTo(1);
    }

    @Test
    void other_spellings_may_agree_but_not_differ() {
        assertThat(load(Map.of("port", "1", "Port", "1")).port()).isEqualTo(1);

        assertThat(problems(Map.of("port", "1", "Port", "2")))
                .containsExactly("PORT must be written once in the environment,"
                        + " not with different values as Port and port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1", "yes", "on", "t", "y", "TRUE", "Yes", " on "})
    void debug_is_switched_on_by_the_words_of_pydantic(String word) {
        assertThat(load(Map.of("DEBUG", word)).debug()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "0", "no", "off", "f", "n", "FALSE", "No"})
    void debug_is_switched_off_by_the_words_of_pydantic(String word) {
        assertThat(load(Map.of("DEBUG", word)).debug()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "LOG_FORMAT, ecs, must be text or json",
        "LOG_FORMAT, 'json,text', must be text or json",
        "ACCESS_LOG, true, must be on or off",
        "TRACE_SAMPLING, 10%, 'must be a number from 0 to 1, such as 0.1'",
        "TRACE_SAMPLING, 1.1, 'must be a number from 0 to 1, such as 0.1'",
        "TRACE_SAMPLING, -0, 'must be a number from 0 to 1, such as 0.1'",
        "TRACE_SAMPLING, NaN, 'must be a number from 0 to 1, such as 0.1'",
        "TRACE_SAMPLING, 1e-3, 'must be a number from 0 to 1, such as 0.1'"
    })
    void what_the_operators_cannot_be_told_is_refused(String name, String text, String rule) {
        Map<String, String> environment = Map.of("OTLP_ENDPOINT", "http://localhost:4318", name, text);

        assertThat(problems(environment)).containsExactly(name + " " + rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:4318",
                "grpc://localhost:4317",
                "http://user:secret@localhost:4318",
                "http://localhost:4318?key=secret",
                "http://localhost:0",
                "http://"
            })
    void what_is_no_collector_is_refused_without_its_value(String text) {
        assertThat(problems(Map.of("OTLP_ENDPOINT", text)))
                .singleElement()
                .asString()
                .startsWith("OTLP_ENDPOINT must look like http://localhost:4318 or")
                .doesNotContain("secret");
    }

    @Test
    void nothing_is_sampled_without_a_collector() {
        assertThat(problems(Map.of("TRACE_SAMPLING", "0.5")))
                .containsExactly("TRACE_SAMPLING must be set only together with OTLP_ENDPOINT");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "65535, 65535", "08000, 8000", "' 8080 ', 8080"})
    void ports_are_plain_numbers(String text, int port) {
        assertThat(load(Map.of("PORT", text)).port()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"65536", "-1", "+80", "80 80", "8e3", "0x50", "80.0", "٨٠", "4294967376", "99999999999999999999"
            })
    void what_is_no_port_is_refused(String text) {
        assertThat(problems(Map.of("PORT", text))).containsExactly("PORT must be a whole number from 0 to 65535");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "https://example.com?a",
                "https://user@example.com",
                "https://example.com/../api",
                "http://[1.2]",
                "http://[::::]",
                "http://[::00001]/api"
            })
    void what_is_no_public_url_is_refused(String text) {
        assertThat(problems(Map.of("PUBLIC_URL", text)))
                .containsExactly("PUBLIC_URL must look like https://api.example.com or https://example.com/api,"
                        + " without a query, a user and dot segments");
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "5", "999ms", "61m", "0s"})
    void public_caching_is_off_or_a_time(String text) {
        Map<String, String> environment = Map.of("PUBLIC_URL", "https://example.com", "PUBLIC_CACHE", text);

        assertThat(problems(environment))
                .containsExactly("PUBLIC_CACHE must be off, or a time from 1s to 1h, a whole number of ms, s, m or h");
    }

    @Test
    void public_caching_needs_an_address_that_no_client_chooses() {
        assertThat(problems(Map.of("PUBLIC_CACHE", "5s")))
                .containsExactly("PUBLIC_CACHE must be set only together with PUBLIC_URL");
        assertThat(load(Map.of("PUBLIC_CACHE", "OFF")).publicCache()).isEmpty();
    }

    @Test
    void the_pool_has_bounds_and_at_least_four_connections() {
        assertThat(load(pool("1", "3")).connectionPool()).isEqualTo(new ConnectionPool(1, 3));
        assertThat(load(pool("4", "0")).connectionPool()).isEqualTo(new ConnectionPool(4, 0));
        assertThat(load(pool("1000", "1000")).connectionPool().maximum()).isEqualTo(2000);

        assertThat(problems(pool("0", "1001")))
                .containsExactly(
                        "DB_POOL_SIZE must be a whole number from 1 to 1000",
                        "DB_MAX_OVERFLOW must be a whole number from 0 to 1000");
        assertThat(problems(pool("3", "0")))
                .containsExactly("DB_POOL_SIZE and DB_MAX_OVERFLOW must be at least 4 together");
    }

    @Test
    void an_external_database_needs_a_secret_key() {
        assertThat(problems(Map.of("DATABASE_URL", ADDRESS)))
                .containsExactly("SECRET_KEY must be set, as DATABASE_URL is: at least 32 random bytes;"
                        + " or SIGNING_KEY_FILE in its place");
        assertThat(problems(Map.of("DATABASE_URL", "mysql://db", "SECRET_KEY", "short")))
                .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
                .containsExactly("DATABASE_URL", "SECRET_KEY");
    }

    @ParameterizedTest
    @CsvSource({
        "RECENT_SIGN_IN_SECONDS, 0, must be a whole number from 1 to 86400",
        "RECENT_SIGN_IN_SECONDS, 86401, must be a whole number from 1 to 86400",
        "PASSWORD_MIN_LENGTH, 7, must be a whole number from 8 to 64",
        "PASSWORD_MIN_LENGTH, 65, must be a whole number from 8 to 64"
    })
    void numbers_of_the_protection_of_accounts_have_bounds(String name, String value, String rule) {
        assertThat(problems(Map.of(name, value))).containsExactly(name + " " + rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "01010110010101101001011010010110",
                "changemechangemechangemechangeme",
                "change-me-change-me-please-change-me",
                "0123456789abcdef0123456789abcdef",
                "0123456789abcdefghijklmnopqrstuvwxyz",
                "c2f1a97e5b08d3c2f1a97e5b08d3c2f1a97e5b08d3",
                "a secret key of more than 32 bytes, for tests",
                "your-256-bit-secret-your-256-bit-secret!",
                "qwertyuiopasdfghjklzxcvbnm1234567",
                "QwertzuiopAsdfghjklYxcvbnm987654",
                "mnbvcxzlkjhgfdsapoiuytrewq-2026-x",
                "my very own Masthead passwords 2026",
                "09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7"
            })
    void a_secret_key_that_nobody_made_at_random_is_refused(String weak) {
        String rule = " must be random, not a known word, a pattern or a repetition;"
                + " make one with: openssl rand -base64 32";

        assertThat(problems(Map.of("SECRET_KEY", weak))).containsExactly("SECRET_KEY" + rule);
        assertThat(problems(Map.of("SECRET_KEY", KEY, "SECRET_KEY_PREVIOUS", weak)))
                .containsExactly("SECRET_KEY_PREVIOUS" + rule);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64})
    void random_secret_keys_are_taken_in_every_usual_form(int bytes) {
        Random random = new Random(14);
        for (int i = 0; i < 1_000; i++) {
            byte[] key = new byte[bytes];
            random.nextBytes(key);
            String hexadecimal = HexFormat.of().formatHex(key);
            String base64 = Base64.getEncoder().encodeToString(key);

            assertThat(load(Map.of("SECRET_KEY", hexadecimal)).secretKey()).isPresent();
            assertThat(load(Map.of("SECRET_KEY", "masthead-" + hexadecimal)).secretKey())
                    .isPresent();
            if (bytes >= 32) {
                assertThat(load(Map.of("SECRET_KEY", base64)).secretKey()).isPresent();
            }
        }
    }

    @Test
    void the_secret_key_is_measured_in_bytes_and_kept_as_it_is() {
        String spaced = " correct horse battery staple 7 ";
        String accented = "éàüöçñßøåèìòùâêî";

        assertThat(load(Map.of("SECRET_KEY", accented)).secretKey()).contains(accented);
        assertThat(load(Map.of("SECRET_KEY", spaced)).secretKey()).contains(spaced);
        assertThat(problems(Map.of("SECRET_KEY", KEY.substring(1))))
                .containsExactly("SECRET_KEY must be at least 32 bytes long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://cache",
                "REDIS://cache:6379/",
                "redis://my_redis:6379/0",
                "redis://:p%40ss@my_redis",
                "rediss://user:p%40ss@cache.example.com:6380/15",
                "redis://[::1]:6379/0"
            })
    void redis_is_named_by_scheme_and_host(String address) {
        assertThat(load(Map.of("REDIS_URL", address)).redisUrl()).contains(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cache:6379",
                "redis:cache",
                "redis://",
                "redis://:6379",
                "redis:///0",
                "http://cache",
                "redis://cache:0",
                "redis://cache:65536",
                "redis://my_redis:65536",
                "redis://my_redis:",
                "redis://cache/first",
                "redis://cache/0#1",
                "redis://cache?timeout=1s",
                "redis://cache/0?verifyPeer=V",
                "redis://:p ss@cache",
                "redis://:p/ss@cache"
            })
    void what_names_no_redis_is_refused(String address) {
        assertThat(problems(Map.of("REDIS_URL", address)))
                .singleElement()
                .asString()
                .startsWith("REDIS_URL must look like redis://:password@host:6379/0");
    }

    @Test
    void the_admin_and_the_visibility_are_checked() {
        assertThat(problems(Map.of("ADMIN_EMAIL", "admin", "EMAIL_VISIBILITY", "friends")))
                .containsExactly(
                        "ADMIN_EMAIL must be an e-mail address of at most 255 characters, such as admin@example.com",
                        "EMAIL_VISIBILITY must be public or private");
    }

    @Test
    void an_external_database_leaves_addresses_public_unless_the_visibility_is_set() {
        Map<String, String> external = Map.of("DATABASE_URL", ADDRESS, "SECRET_KEY", KEY);
        Map<String, String> said = new HashMap<>(external);
        said.put("EMAIL_VISIBILITY", "public");

        assertThat(load(external).leavesAddressesPublic()).isTrue();
        assertThat(load(said).leavesAddressesPublic()).isFalse();
        assertThat(load(Map.of()).leavesAddressesPublic()).isFalse();
    }

    @Test
    void the_data_directory_is_absolute_whatever_the_working_directory() {
        Path relative = Path.of("somewhere");

        assertThat(Settings.load(Map.of(), relative).dataDirectory())
                .isEqualTo(relative.toAbsolutePath().resolve("data"));
        assertThat(load(Map.of("DATA_DIR", "/var/lib/../masthead")).dataDirectory())
                .isEqualTo(Path.of("/var/masthead").toAbsolutePath());
        assertThat(problems(Map.of("DATA_DIR", "a\0b")))
                .containsExactly("DATA_DIR must be a path that this machine can write, in the encoding of its locale"
                        + " (LC_ALL=C.UTF-8 has all letters)");
    }

    @Test
    void a_value_that_Java_could_not_read_is_none() {
        Map<String, String> environment = Map.of("DATA_DIR", "/srv/donn\uFFFD\uFFFDes", "SECRET_KEY", KEY + "\uFFFD");

        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Settings.load(environment, directory, new NativeEncoding(StandardCharsets.US_ASCII)))
                .satisfies(invalid -> assertThat(invalid.problems())
                        .containsExactly(
                                "SECRET_KEY has letters that Java cannot read in this locale (its encoding is US-ASCII);"
                                        + " start Masthead with LC_ALL=C.UTF-8",
                                "DATA_DIR has letters that Java cannot read in this locale (its encoding is US-ASCII);"
                                        + " start Masthead with LC_ALL=C.UTF-8"));
        assertThat(Settings.load(environment, directory, new NativeEncoding(StandardCharsets.UTF_8))
                        .secretKey())
                .contains(KEY + "\uFFFD");
    }

    @Test
    void a_star_beside_exact_origins_stops_the_start() {
        List.of("*,https://app.example.com", "https://app.example.com, *", "[\"*\",\"https://app.example.com\"]")
                .forEach(origins -> assertThat(problems(Map.of("ALLOWED_ORIGINS", origins)))
                        .singleElement()
                        .asString()
                        .startsWith("ALLOWED_ORIGINS must be * alone, or origins separated by commas"));
    }

    @Test
    void tables_may_be_changed_by_another_login_of_an_external_database_only() {
        assertThat(problems(Map.of("DATABASE_MIGRATION_URL", ADDRESS)))
                .containsExactly("DATABASE_MIGRATION_URL must be set only together with DATABASE_URL");
        assertThat(problems(Map.of("DATABASE_URL", ADDRESS, "SECRET_KEY", KEY, "DATABASE_MIGRATION_URL", "mysql://db")))
                .singleElement()
                .asString()
                .startsWith("DATABASE_MIGRATION_URL must start with postgresql://");
    }

    @Test
    void anonymous_callers_may_read_from_one_standby_of_an_external_database_only() {
        assertThat(problems(Map.of("DATABASE_REPLICA_URL", ADDRESS)))
                .containsExactly("DATABASE_REPLICA_URL must be set only together with DATABASE_URL");
        assertThat(problems(Map.of(
                        "DATABASE_URL",
                        ADDRESS,
                        "SECRET_KEY",
                        KEY,
                        "DATABASE_REPLICA_URL",
                        "postgresql://app@one,two/app",
                        "REPLICA_MAX_LAG",
                        "1s")))
                .containsExactly(
                        "DATABASE_REPLICA_URL must name one host",
                        "REPLICA_MAX_LAG must be a time from 2s to 1h, a whole number of ms, s, m or h");
    }

    @Test
    void the_hash_of_a_password_never_costs_less_than_owasp_asks_for() {
        assertThat(load(hashing("19456", "2")).passwordHashing().memoryKib()).isEqualTo(19_456);
        assertThat(load(hashing("1048576", "16")).passwordHashing().passes()).isEqualTo(16);

        List.of(hashing("19455", "1"), hashing("1048577", "17"))
                .forEach(environment -> assertThat(problems(environment))
                        .containsExactly(
                                "PASSWORD_HASH_MEMORY must be a whole number from 19456 to 1048576",
                                "PASSWORD_HASH_PASSES must be a whole number from 2 to 16"));
    }

    @Test
    void there_are_two_hashes_for_each_processor_that_half_of_the_heap_can_hold() {
        long gibibyte = 1L << 30;

        assertThat(PasswordHashing.usualPermits(19_456, 2, gibibyte)).isEqualTo(4);
        assertThat(PasswordHashing.usualPermits(19_456, 64, gibibyte)).isEqualTo(26);
        assertThat(PasswordHashing.usualPermits(1 << 20, 8, gibibyte)).isEqualTo(1);
    }

    @Test
    void hashes_that_the_heap_cannot_hold_or_the_deadline_cannot_wait_for_are_refused() {
        assertThat(problems(Map.of("PASSWORD_HASH_PERMITS", "1000", "PASSWORD_HASH_MEMORY", "1048576")))
                .containsExactly("PASSWORD_HASH_PERMITS times PASSWORD_HASH_MEMORY must fit into half of the heap");
        assertThat(problems(Map.of("PASSWORD_HASH_PERMITS", "1")))
                .containsExactly("PASSWORD_HASH_PERMITS must be a whole number from 2 to 1000");
        assertThat(problems(Map.of("REQUEST_TIMEOUT", "2s")))
                .containsExactly("PASSWORD_HASH_TIMEOUT must be shorter than REQUEST_TIMEOUT");
        assertThat(load(Map.of("REQUEST_TIMEOUT", "1s", "PASSWORD_HASH_TIMEOUT", "999ms"))
                        .passwordHashing()
                        .longestWait())
                .isEqualTo(Duration.ofMillis(999));
    }

    @ParameterizedTest
    @CsvSource({
        "REQUEST_TIMEOUT, 1s, 60s",
        "STREAM_TIMEOUT, 1s, 24h",
        "HEAD_TIMEOUT, 1s, 5m",
        "BODY_TIMEOUT, 1s, 10m",
        "WRITE_TIMEOUT, 1s, 10m",
        "QUEUE_TIMEOUT, 20ms, 1s",
        "PASSWORD_HASH_TIMEOUT, 10ms, 30s"
    })
    void times_have_a_unit_and_bounds(String name, String least, String most) {
        String rule = name + " must be a time from " + least + " to " + most + ", a whole number of ms, s, m or h";

        for (String malformed : List.of("5", "s", "1.5s", "-1s", "1d", "0s", "9ms", "999999999h", "1 s", "2m30s")) {
            assertThat(problems(Map.of(name, malformed))).containsExactly(rule);
        }
    }

    @Test
    void a_service_with_an_external_database_goes_on_serving_for_a_moment_at_its_stop() {
        Map<String, String> external = Map.of("DATABASE_URL", ADDRESS, "SECRET_KEY", KEY);

        assertThat(load(external).times().shutdownDelay()).isEqualTo(Duration.ofSeconds(5));
        assertThat(load(Map.of()).times().shutdownDelay()).isZero();
        assertThat(load(Map.of("SHUTDOWN_DELAY", "0s")).times().shutdownDelay()).isZero();
        assertThat(problems(Map.of("SHUTDOWN_DELAY", "301s")))
                .containsExactly("SHUTDOWN_DELAY must be a time from 0s to 5m, a whole number of ms, s, m or h");
    }

    @Test
    void times_count_within_their_bounds() {
        assertThat(load(Map.of("STREAM_TIMEOUT", "24h")).times().stream()).isEqualTo(Duration.ofDays(1));
        assertThat(load(Map.of("STREAM_TIMEOUT", "1440m")).times().stream()).isEqualTo(Duration.ofDays(1));
        assertThat(load(Map.of("STREAM_TIMEOUT", "1000ms")).times().stream()).isEqualTo(Duration.ofSeconds(1));
        assertThat(problems(Map.of("STREAM_TIMEOUT", "1441m"))).hasSize(1);
        assertThat(problems(Map.of("BODY_MIN_RATE", "0")))
                .containsExactly("BODY_MIN_RATE must be a whole number from 1 to 1048576");
    }

    @Test
    void permits_leave_a_connection_to_all_others() {
        Map<String, String> environment = new HashMap<>(pool("5", "5"));
        environment.put("READ_PERMITS", "3");
        assertThat(load(environment).admission().reads()).isEqualTo(3);

        environment.put("READ_PERMITS", "4");
        assertThat(problems(environment))
                .containsExactly("READ_PERMITS, LIST_PERMITS, WRITE_PERMITS and IMPORT_PERMITS must be fewer together"
                        + " than the connections of DB_POOL_SIZE and DB_MAX_OVERFLOW, which all others need one of");
        environment.put("IMPORT_PERMITS", "1");
        assertThat(load(environment).admission().reads()).isEqualTo(4);
        assertThat(problems(Map.of("LIST_PERMITS", "0")))
                .containsExactly("LIST_PERMITS must be a whole number from 1 to 2000");
    }

    @Test
    void a_client_cannot_have_more_connections_than_there_are() {
        Map<String, String> environment = new HashMap<>(Map.of("MAX_CONNECTIONS", "300"));
        environment.put("MAX_CONNECTIONS_PER_CLIENT", "300");
        assertThat(load(environment).connectionLimits().perClient()).isEqualTo(300);

        environment.put("MAX_CONNECTIONS_PER_CLIENT", "301");
        assertThat(problems(environment))
                .containsExactly("MAX_CONNECTIONS_PER_CLIENT must not be more than MAX_CONNECTIONS, which is 300");
    }

    @Test
    void lists_alone_have_more_permits_unless_these_are_limited_and_leave_those_of_reads() {
        Map<String, String> environment = new HashMap<>(pool("5", "15"));
        assertThat(load(environment).admission().listsAlone()).isEqualTo(3 + 6 - 1);
        environment.put("IMPORT_PERMITS", "1");
        environment.put("LIST_PERMITS", "4");
        assertThat(load(environment).admission().listsAlone()).isEqualTo(4);
        assertThat(load(pool("5", "5")).admission().listsAlone()).as("with one").isEqualTo(1);

        environment.put("LIST_PERMITS_ALONE", "3");
        assertThat(problems(environment)).containsExactly("LIST_PERMITS_ALONE must not be less than LIST_PERMITS");
        environment.put("LIST_PERMITS_ALONE", "11");
        assertThat(load(environment).admission().listsAlone()).isEqualTo(11);
        environment.put("LIST_PERMITS_ALONE", "12");
        assertThat(problems(environment))
                .containsExactly("LIST_PERMITS_ALONE and READ_PERMITS must be fewer together than the connections of"
                        + " DB_POOL_SIZE and DB_MAX_OVERFLOW");
    }

    @Test
    void bytes_in_flight_fit_into_the_heap() {
        assertThat(load(Map.of("IN_FLIGHT_MEMORY", "32")).admission().memoryBytes())
                .isEqualTo(32L * 1024 * 1024);
        assertThat(problems(Map.of("IN_FLIGHT_MEMORY", "31")))
                .containsExactly("IN_FLIGHT_MEMORY must be a whole number from 32 to 1048576");
        assertThat(problems(Map.of("IN_FLIGHT_MEMORY", "1048576")))
                .containsExactly("IN_FLIGHT_MEMORY must fit into half of the heap");
    }

    @Test
    void each_rate_can_be_switched_off() {
        Settings settings = load(Map.of("RATE_LIMIT", "off", "SIGN_IN_RATE_LIMIT", "off"));

        assertThat(settings.rateLimit()).isEmpty();
        assertThat(settings.signInRateLimit()).isEmpty();
    }

    @Test
    void the_port_for_operators_is_another_one() {
        assertThat(load(Map.of("MANAGEMENT_PORT", "9000")).managementPort()).hasValue(9000);
        assertThat(load(Map.of("PORT", "0", "MANAGEMENT_PORT", "0")).managementPort())
                .hasValue(0);

        assertThat(problems(Map.of("MANAGEMENT_PORT", "8000")))
                .containsExactly("MANAGEMENT_PORT must be another port than PORT");
        assertThat(problems(Map.of("PORT", "9000", "MANAGEMENT_PORT", "9000")))
                .containsExactly("MANAGEMENT_PORT must be another port than PORT");
        assertThat(problems(Map.of("MANAGEMENT_PORT", "65536")))
                .containsExactly("MANAGEMENT_PORT must be a whole number from 0 to 65535");
    }

    @Test
    void accounts_that_nobody_claims_can_be_kept() {
        assertThat(load(Map.of("UNCLAIMED_DAYS", "off")).accounts().unclaimedRetention())
                .isEmpty();

        assertThat(problems(Map.of("REGISTRATION", "yes", "UNCLAIMED_DAYS", "0")))
                .containsExactly(
                        "REGISTRATION must be open or closed",
                        "UNCLAIMED_DAYS must be off, or a whole number from 1 to 36500");
    }

    @Test
    void posts_of_an_account_are_limited_on_demand() {
        assertThat(load(Map.of()).accounts().postQuota()).isEmpty();
        assertThat(load(Map.of("POSTS_PER_ACCOUNT", "off")).accounts().postQuota())
                .isEmpty();
        assertThat(load(Map.of("POSTS_PER_ACCOUNT", "1")).accounts().postQuota())
                .contains(new PostQuota(1));

        for (String malformed : List.of("0", "-1", "1000001", "many")) {
            assertThat(problems(Map.of("POSTS_PER_ACCOUNT", malformed)))
                    .containsExactly("POSTS_PER_ACCOUNT must be off, or a whole number from 1 to 1000000");
        }
    }

    @Test
    void connections_follow_events_on_three_quarters_of_all_or_there_is_no_feed() {
        assertThat(load(Map.of("MAX_CONNECTIONS", "400")).events())
                .contains(new EventSettings(300, Duration.ofDays(7)));
        assertThat(load(Map.of("MAX_CONNECTIONS", "100000")).events())
                .contains(new EventSettings(5_000, Duration.ofDays(7)));
        assertThat(load(Map.of("EVENTS_CONNECTIONS", "0")).events()).isEmpty();

        assertThat(problems(Map.of("MAX_CONNECTIONS", "400", "EVENTS_CONNECTIONS", "301")))
                .containsExactly(
                        "EVENTS_CONNECTIONS must not be more than three quarters of MAX_CONNECTIONS, which are 300");
        assertThat(problems(Map.of("EVENTS_RETENTION_DAYS", "366")))
                .containsExactly("EVENTS_RETENTION_DAYS must be a whole number from 1 to 365");
    }

    @Test
    void the_record_is_kept_for_a_day_to_a_century() {
        assertThat(load(Map.of("AUDIT_RETENTION_DAYS", "1")).auditRetentionDays())
                .isEqualTo(1);
        assertThat(load(Map.of("AUDIT_RETENTION_DAYS", "36500")).auditRetentionDays())
                .isEqualTo(36_500);

        List.of("0", "36501", "forever")
                .forEach(days -> assertThat(problems(Map.of("AUDIT_RETENTION_DAYS", days)))
                        .containsExactly("AUDIT_RETENTION_DAYS must be a whole number from 1 to 36500"));
    }

    @Test
    void all_problems_are_told_at_once_in_the_order_of_the_manual() throws IOException {
        Files.writeString(directory.resolve(".env"), "# a comment\nno assignment\n");
        var environment = new HashMap<String, String>();
        // Every text is a valid directory name here.
        List<String> names =
                documentedNames().filter(name -> !name.equals("DATA_DIR")).toList();
        names.forEach(name -> environment.put(name, "not this"));

        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> load(environment))
                .satisfies(invalid -> {
                    assertThat(invalid.problems().getFirst()).isEqualTo(".env line 2 must be of the form NAME=value");
                    assertThat(invalid.problems().stream().skip(1))
                            .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
                            .containsExactlyElementsOf(names);
                    assertThat(invalid.problems()).noneMatch(problem -> problem.contains("\n"));
                    assertThat(invalid.getMessage()).contains(invalid.problems());
                });
    }

    @Test
    void the_manual_documents_every_setting() throws IOException {
        String code;
        try (Stream<Path> files = Files.list(Path.of("src/main/java/io/masthead/bootstrap/settings"))) {
            code = files.map(SettingsTest::read).collect(Collectors.joining());
        }

        Set<String> read = Pattern.compile("\"([A-Z][A-Z_]{2,})\"")
                .matcher(code)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toSet());

        assertThat(documentedNames()).hasSizeGreaterThan(20).containsExactlyInAnyOrderElementsOf(read);
    }

    private static Stream<String> documentedNames() {
        return Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|")
                .matcher(read(Path.of("..", "docs", "settings.md")))
                .results()
                .map(result -> result.group(1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Settings load(Map<String, String> environment) {
        return Settings.load(environment, directory);
    }

    private List<String> problems(Map<String, String> environment) {
        try {
            return List.of("no problem at all: " + load(environment));
        } catch (InvalidSettings invalid) {
            return invalid.problems();
        }
    }

    private static Map<String, String> pool(String size, String overflow) {
        return Map.of("DB_POOL_SIZE", size, "DB_MAX_OVERFLOW", overflow);
    }

    private static Map<String, String> hashing(String memory, String passes) {
        return Map.of("PASSWORD_HASH_MEMORY", memory, "PASSWORD_HASH_PASSES", passes);
    }

    @Test
    void connections_take_a_quarter_of_the_heap() {
        assertThat(List.of(192L, 768L, 24_576L, 1L))
                .extracting(mebibytes -> ConnectionLimitSettings.usualTotal(mebibytes * 1_048_576))
                .containsExactly(438, 1_755, 2_000, 100);
    }
}
