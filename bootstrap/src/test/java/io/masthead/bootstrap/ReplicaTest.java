package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.masthead.adapters.persistence.replica.ReadReplica;
import io.masthead.adapters.persistence.replica.ReplicaReads;
import io.masthead.adapters.persistence.sql.SqlExceptionTranslation;
import io.masthead.http.pipeline.RequestPipeline;
import io.masthead.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two instances on a primary and its standby: one that bears any lag, and one that bears two seconds. */
@ResourceLock(Resources.SYSTEM_OUT)
@ExtendWith(OutputCaptureExtension.class)
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("MethodName")
class ReplicaTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private PostgresPair pair;
    private RunningService patient;
    private RunningService strict;
    private Http author;

    @BeforeAll
    void start() throws Exception {
        pair = PostgresPair.start();
        patient = RunningService.start(settings(pair, Map.of("REPLICA_MAX_LAG", "1h")));
        strict = RunningService.start(settings(pair, Map.of("REPLICA_MAX_LAG", "2s", "MANAGEMENT_PORT", "0")));
        author = patient.http().newcomer("author@replica.test");
    }

    @AfterAll
    void stop() throws IOException {
        strict.close();
        patient.close();
        pair.close();
    }

    @BeforeEach
    void both_use_the_replica() {
        awaitUsable(true, patient, strict);
    }

    @Test
    void anonymous_callers_read_from_the_replica_and_others_see_their_own_changes() throws Exception {
        String post = published("Before");
        String user = "/users/" + author.get("/users/me").id();

        pair.pauseReplay();
        try {
            change(post, "After");

            Http anonymous = patient.http();
            assertThat(title(anonymous.get(post))).isEqualTo("Before");
            assertThat(version(anonymous, post)).isNotEqualTo(version(author, post));
            assertThat(anonymous.get("/posts?limit=100").body())
                    .contains("\"Before\"")
                    .doesNotContain("\"After\"");
            assertThat(anonymous.get(user + "?include=posts").body()) // in a snapshot
                    .contains("\"Before\"")
                    .doesNotContain("\"After\"");
            assertThat(title(author.get(post))).isEqualTo("After");
            assertThat(author.get("/posts?limit=100").body()).contains("\"After\"");
            assertThat(author.get(user + "?include=posts").body()).contains("\"After\"");
            assertThat(title(anonymous.withToken("invalid").get(post))).isEqualTo("After");
            assertThat(title(anonymous.send("GET", post, BodyPublishers.noBody(), "Cookie", "session=1")))
                    .isEqualTo("After");
            for (String fresh : List.of("no-cache", "Max-Age = 0, no-store", "no-transform,no-cache")) {
                assertThat(title(anonymous.send("GET", post, BodyPublishers.noBody(), "Cache-Control", fresh)))
                        .isEqualTo("After");
            }
            for (String any : List.of("max-age=01", "no-transform", "x-no-cache=1")) {
                assertThat(title(anonymous.send("GET", post, BodyPublishers.noBody(), "Cache-Control", any)))
                        .isEqualTo("Before");
            }
        } finally {
            pair.resumeReplay();
        }
        awaitTitle(patient, post, "After");
    }

    @Test
    void the_feed_after_a_list_from_the_replica_has_what_the_list_does_not_show_yet() throws Exception {
        String post = published("Listed");
        String shown = place(post);

        pair.pauseReplay();
        try {
            change(post, "Edited unseen");
            await().atMost(PATIENCE).until(() -> eventsAfter(shown, post).contains("post.edited"));

            String stale = place(post);
            assertThat(patient.http().get("/posts?limit=100").body()).doesNotContain("Edited unseen");
            assertThat(eventsAfter(stale, post)).contains("post.edited");
        } finally {
            pair.resumeReplay();
        }
        awaitTitle(patient, post, "Edited unseen");
    }

    private String place(String post) {
        return patient.http().get(post).header("Events-After");
    }

    private String eventsAfter(String place, String post) {
        return patient.http().get("/events?topic=" + post + "&after=" + place).body();
    }

    @Test
    void a_replica_that_is_too_far_behind_is_not_used_until_it_has_caught_up(CapturedOutput output) throws Exception {
        String post = published("Fresh");

        Starts.None starts = Starts.none();
        try (starts) {
            pair.pauseReplay();
            try {
                change(post, "Changed");
                awaitUsable(false, strict);

                assertThat(title(strict.http().get(post))).isEqualTo("Changed");
                assertThat(title(patient.http().get(post))).isEqualTo("Fresh");
                assertThat(metric("database_replica_usable")).isZero();
                assertThat(metric("database_replica_lag_seconds")).isGreaterThan(2);
            } finally {
                pair.resumeReplay();
            }
            awaitUsable(true, strict);
        }
        assertThat(metric("database_replica_usable")).isEqualTo(1);
        assertThat(output)
                .contains("The replica is too far behind the primary: reads of anonymous callers come from the primary")
                .contains("The replica is usable: reads of anonymous callers come from it");
    }

    @Tag("thorough")
    @Test
    void no_read_fails_when_the_replica_is_killed_and_it_is_used_again_when_it_is_back() throws Exception {
        String post = published("Read");

        try (Readers readers = new Readers(post, patient, strict)) {
            pair.killStandby();
            awaitUsable(false, patient, strict);
            readers.awaitMore();
            pair.startStandby();
            awaitUsable(true, patient, strict);
            readers.awaitMore();

            assertThat(readers.failures()).isEmpty();
        }
    }

    @Tag("thorough")
    @Test
    void reads_that_wait_for_a_frozen_replica_are_repeated_and_others_do_not_wait() throws Exception {
        String post = published("Read");

        try (Readers readers = new Readers(post, patient, strict)) {
            pair.freezeStandby();
            awaitUsable(false, patient, strict);
            readers.awaitMore();
            pair.thawStandby();
            awaitUsable(true, patient, strict);
            readers.awaitMore();

            assertThat(readers.failures()).isEmpty();
        } finally {
            pair.thawStandby();
        }
    }

    @Test
    void a_frozen_replica_costs_none_of_the_connections_to_the_primary() throws Exception {
        String post = published("Read");
        Set<String> before = pair.sessionsOfPrimary();

        pair.freezeStandby();
        try {
            await().atMost(PATIENCE).until(() -> {
                assertThat(patient.http().get(post).status()).isEqualTo(200);
                return !patient.bean(ReadReplica.class).isUsable();
            });
        } finally {
            pair.thawStandby();
        }

        assertThat(pair.sessionsOfPrimary()).containsAll(before);
    }

    @Test
    void a_read_that_conflicts_with_the_recovery_of_the_replica_is_repeated_at_the_primary() throws Exception {
        JdbcClient jdbc = JdbcClient.create(patient.bean(DataSource.class));
        long before = patient.bean(ReadReplica.class).repeatedReads();
        pair.executeAtStandby("alter system set max_standby_streaming_delay = 0", "select pg_reload_conf()");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> isReplica = threads.submit(() -> anonymously(() -> isReplica(jdbc)));
            await().atMost(PATIENCE).until(() -> pair.standbyRuns("pg_sleep"));

            pair.execute("begin; lock table posts in access exclusive mode; commit");

            assertThat(isReplica.get()).isFalse();
        } finally {
            pair.executeAtStandby("alter system reset max_standby_streaming_delay", "select pg_reload_conf()");
        }
        assertThat(patient.bean(ReadReplica.class).repeatedReads()).isGreaterThan(before);
        assertThat(patient.bean(ReadReplica.class).isUsable()).isTrue();
    }

    /** Takes longer at the replica than a conflict, with a lock on a table. */
    private static boolean isReplica(JdbcClient jdbc) {
        return jdbc.sql("""
                        select pg_is_in_recovery()
                        from (select count(*) from posts) as locked,
                            lateral (select case when pg_is_in_recovery() then pg_sleep(4) end) as slow""").query(Boolean.class).single();
    }

    private static boolean anonymously(Supplier<Boolean> read) {
        ReplicaReads.begin();
        try {
            return SqlExceptionTranslation.translating(read);
        } finally {
            ReplicaReads.end();
        }
    }

    @Test
    void has_a_stage_of_the_pipeline_that_services_without_a_replica_have_not() {
        assertThat(strict.bean(RequestPipeline.class).stages()).endsWith("admission", "stale-reads", "events-after");
    }

    @Test
    void anonymous_callers_read_on_without_a_primary_and_the_replica_can_take_its_place() throws Exception {
        try (PostgresPair other = PostgresPair.start()) {
            Map<String, String> settings = settings(other, Map.of());
            settings.put(
                    "DATABASE_URL",
                    other.url(other.primaryAddress() + "," + other.standbyAddress())
                            + "?targetServerType=primary&hostRecheckSeconds=1");
            try (RunningService service = RunningService.start(settings)) {
                awaitUsable(true, service);
                Http writer = service.http().newcomer("author@failover.test");
                String post = writer.post("/posts", "{\"title\":\"Kept\",\"status\":\"published\"}")
                        .header("Location");
                awaitTitle(service, post, "Kept");

                other.killPrimary();
                assertThat(writer.get(post).status()).isEqualTo(503);
                assertThat(title(service.http().get(post))).isEqualTo("Kept");

                other.promoteStandby();
                awaitUsable(false, service);
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(writer.json("PATCH", post, "{\"title\":\"Changed\"}")
                                        .status())
                                .isEqualTo(200));
                assertThat(title(service.http().get(post))).isEqualTo("Changed");
            }
        }
    }

    @Test
    void starts_without_a_replica_that_is_away_and_refuses_one_of_another_database(CapturedOutput output)
            throws Exception {
        try (EmbeddedPostgres stranger = EmbeddedPostgres.temporary()) {
            String login = stranger.owner().user() + ":" + stranger.owner().password();
            Map<String, String> settings = settings(pair, Map.of());
            settings.put("DATABASE_REPLICA_URL", "postgresql://" + login + "@127.0.0.1:" + stranger.port() + "/test");
            assertThatThrownBy(() -> RunningService.start(settings).close())
                    .hasMessage("DATABASE_REPLICA_URL names another database than DATABASE_URL; let it name a"
                            + " streaming standby of the same one.");

            settings.put("DATABASE_REPLICA_URL", pair.url(pair.standbyAddress()).replaceAll("/test$", "/postgres"));
            assertThatThrownBy(() -> RunningService.start(settings).close())
                    .hasMessageStartingWith("DATABASE_REPLICA_URL names another database");

            settings.put(
                    "DATABASE_REPLICA_URL",
                    "postgresql://" + stranger.owner().user() + ":wrong@" + pair.standbyAddress() + "/test");
            assertThatThrownBy(() -> RunningService.start(settings).close())
                    .hasMessage("The database that DATABASE_REPLICA_URL names refuses the user, the password or the"
                            + " name of the database; correct them.");

            settings.put("DATABASE_REPLICA_URL", "postgresql://" + login + "@127.0.0.1:1/test");
            try (RunningService service = RunningService.start(settings)) {
                assertThat(service.http().get("/posts").status()).isEqualTo(200);
            }
            assertThat(output)
                    .contains("The replica cannot be reached, or does not accept connections: reads of anonymous"
                            + " callers come from the primary");
        }
    }

    @Test
    void refuses_to_start_where_it_cannot_write() {
        Map<String, String> settings = settings(pair, Map.of());

        settings.put("DATABASE_URL", pair.url(pair.standbyAddress()));
        assertThatThrownBy(() -> RunningService.start(settings).close())
                .hasMessage("The database that DATABASE_URL names is a standby or read-only: name the primary, or all"
                        + " hosts.");

        settings.put("DATABASE_MIGRATION_URL", pair.url(pair.primaryAddress()));
        assertThatThrownBy(() -> RunningService.start(settings).close())
                .hasMessageStartingWith("The database that DATABASE_URL names is a standby");

        settings.remove("DATABASE_MIGRATION_URL");
        settings.put("DATABASE_URL", pair.url("127.0.0.1:1," + pair.standbyAddress()));
        assertThatThrownBy(() -> RunningService.start(settings).close())
                .hasMessage("None of the hosts that DATABASE_URL names is a primary that can be reached; start or"
                        + " promote one, or correct the addresses.");
    }

    private String published(String title) {
        String post = author.post("/posts", "{\"title\":\"" + title + "\",\"status\":\"published\"}")
                .header("Location");
        awaitTitle(patient, post, title);
        awaitTitle(strict, post, title);
        return post;
    }

    private void change(String post, String title) {
        assertThat(author.json("PATCH", post, "{\"title\":\"" + title + "\"}").status())
                .isEqualTo(200);
    }

    private static void awaitTitle(RunningService service, String post, String title) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            Http.Response response = service.http().get(post);
            assertThat(response.status()).isEqualTo(200);
            assertThat(title(response)).isEqualTo(title);
        });
    }

    private static String title(Http.Response response) {
        return response.json().path("title").asString();
    }

    @Test
    void every_query_of_the_dashboard_and_of_the_alerts_about_a_replica_reads_what_there_is() throws IOException {
        Scrape scrape = Scrape.of(metrics());

        assertThat(DocumentedQuery.all())
                .filteredOn(DocumentedQuery::isOfReplica)
                .hasSizeGreaterThan(3)
                .allSatisfy(query -> query.assertReads(scrape));
    }

    private static String version(Http caller, String post) {
        return caller.send("HEAD", post, BodyPublishers.noBody()).header("ETag");
    }

    private static void awaitUsable(boolean usable, RunningService... services) {
        for (RunningService service : services) {
            await().atMost(PATIENCE).until(() -> service.bean(ReadReplica.class).isUsable() == usable);
        }
    }

    private String metrics() {
        return strict.management("localhost").get("/actuator/prometheus").body();
    }

    private double metric(String name) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> settings(PostgresPair pair, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("DATABASE_URL", pair.url(pair.primaryAddress()));
        settings.put("DATABASE_REPLICA_URL", pair.url(pair.standbyAddress()));
        settings.put("SECRET_KEY", "c2f1a97e5b08d346f9e17c52ab60d483 for tests");
        return settings;
    }

    /** Anonymous callers who read from each service all the time, by one statement and by two in a snapshot. */
    private static final class Readers implements AutoCloseable {

        private static final int OF_EACH = 4;

        private final Queue<Http.Response> responses = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean ended = new AtomicBoolean();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

        Readers(String post, RunningService... services) {
            for (RunningService service : services) {
                for (int i = 0; i < OF_EACH / 2; i++) {
                    read(service.http(), post);
                    read(service.http(), "/posts?include=author&limit=5");
                }
            }
            awaitMore();
        }

        private void read(Http anonymous, String target) {
            Future<?> unused = threads.submit(() -> {
                while (!ended.get()) {
                    responses.add(anonymous.get(target));
                }
            });
        }

        /** Waits for as many more responses as there are callers, twice. */
        void awaitMore() {
            int enough = responses.size() + 4 * OF_EACH;
            await().atMost(PATIENCE).until(() -> responses.size() >= enough);
        }

        List<String> failures() {
            return responses.stream()
                    .filter(response -> response.status() != 200)
                    .flatMap(response -> Stream.of(response.status() + " " + response.body()))
                    .toList();
        }

        @Override
        public void close() {
            ended.set(true);
            threads.close();
        }
    }
}
