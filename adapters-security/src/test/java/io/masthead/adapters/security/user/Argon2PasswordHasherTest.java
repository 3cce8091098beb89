package io.masthead.adapters.security.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.masthead.domain.Overloaded;
import io.masthead.domain.user.Password;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.PasswordHasher;
import io.masthead.testkit.contract.PasswordHasherContract;
import java.lang.management.ManagementFactory;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

@SuppressWarnings("MethodName")
class Argon2PasswordHasherTest extends PasswordHasherContract {

    private static final long MEMORY_OF_ONE_HASH = 19_456L * 1024;

    private static final HashingSettings LEAST = HashingSettings.DEFAULT;

    /** Hashes made by crypt(3) of libxcrypt. */
    private static final String BCRYPT = "$2b$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e";

    private final PasswordHasher hasher = hasher(LEAST);

    @Override
    protected PasswordHasher hasher() {
        return hasher;
    }

    @Override
    protected PasswordHash outdated(String password) {
        String encoded = new Argon2PasswordEncoder(16, 32, 1, 1024, 1).encode(Password.normalized(password));
        return new PasswordHash(Objects.requireNonNull(encoded));
    }

    @Test
    void uses_argon2id_with_the_memory_and_the_passes_of_the_settings() {
        Password password = new Password("correct horse");

        assertThat(hasher.hash(password).value())
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(hasher(new HashingSettings(20_000, 3)).hash(password).value())
                .startsWith("$argon2id$v=19$m=20000,t=3,p=1$");
    }

    @Test
    void asks_for_as_much_as_owasp_recommends() {
        assertThatThrownBy(() -> new HashingSettings(19 * 1024 - 1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HashingSettings(19 * 1024, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HashingSettings(1024 * 1024 + 1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HashingSettings(19 * 1024, 17)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hashes_again_what_took_less_memory_or_fewer_passes() {
        PasswordHash hash = hasher.hash(new Password("correct horse"));
        HashingSettings moreMemory = new HashingSettings(LEAST.memoryKib() + 1, LEAST.passes());
        HashingSettings morePasses = new HashingSettings(LEAST.memoryKib(), LEAST.passes() + 1);

        assertThat(hasher(moreMemory).upgrade("correct horse", hash))
                .hasValueSatisfying(upgraded -> assertThat(upgraded.value()).contains("m=19457,t=2"));
        assertThat(hasher(morePasses).upgrade("correct horse", hash))
                .hasValueSatisfying(upgraded -> assertThat(upgraded.value()).contains("m=19456,t=3"));
        assertThat(hasher(LEAST).upgrade("correct horse", hasher(morePasses).hash(new Password("correct horse"))))
                .isEmpty();
    }

    /** Hashes made by the command of the reference implementation. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$k9ohroejZy1PN5E1SbHNPug6vB8eQAahb5SOAp6iGF4", false
            "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$7YbYS2w24dSTBgFeLZ/Pp5pFxLjWTXyOMrr1Ld8BcEI", false
            "{argon2}$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$k9ohroejZy1PN5E1SbHNPug6vB8eQAahb5SOAp6iGF4", false
            "$argon2i$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$B+Dg8yf0/uqq5OzjyBRagE/yIGeiS65Ra7pH0NKBauU", true
            """)
    void knows_argon2_hashes_from_elsewhere(String kept, boolean weaker) {
        PasswordHash hash = new PasswordHash(kept);

        assertThat(hasher.matches("correct horse", Optional.of(hash))).isTrue();
        assertThat(hasher.matches("correct horsE", Optional.of(hash))).isFalse();
        assertThat(hasher.upgrade("correct horse", hash).isPresent()).isEqualTo(weaker);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                BCRYPT,
                "{bcrypt}" + BCRYPT,
                "$2a$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e",
                "$2y$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e",
                "$2b$12$abcdefghijklmnopqrstuuFDJRuYeKkCzo3Wy7h8SxhBSHBAHiPK2"
            })
    void knows_bcrypt_hashes_from_elsewhere_and_replaces_them(String kept) {
        PasswordHash hash = new PasswordHash(kept);

        assertThat(hasher.matches("correct horse", Optional.of(hash))).isTrue();
        assertThat(hasher.matches("correct horsE", Optional.of(hash))).isFalse();
        assertThat(hasher.matches("", Optional.of(hash))).isFalse();

        PasswordHash upgraded = hasher.upgrade("correct horse", hash).orElseThrow();
        assertThat(upgraded.value()).startsWith("$argon2id$");
        assertThat(hasher.matches("correct horse", Optional.of(upgraded))).isTrue();
    }

    @Test
    void compares_with_bcrypt_what_was_typed_as_it_was_typed() {
        String presented = "\uFB01ne \u00E9clair";
        PasswordHash hash = new PasswordHash("$2b$04$abcdefghijklmnopqrstuuYQlYwm4y4B2WYskucucWtG1zABX4yE6");

        assertThat(hasher.matches(presented, Optional.of(hash))).isTrue();
        assertThat(hasher.matches("fine \u00E9clair", Optional.of(hash))).isFalse();

        PasswordHash upgraded = hasher.upgrade(presented, hash).orElseThrow();
        assertThat(hasher.matches("fine e\u0301clair", Optional.of(upgraded))).isTrue();
    }

    @Test
    void compares_with_bcrypt_the_first_72_bytes_and_keeps_that_hash() {
        String compared = "x".repeat(72);
        PasswordHash hash = new PasswordHash("$2b$04$abcdefghijklmnopqrstuubzadhGtS2zEF.gu0yd0opP6cVzb.e0i");

        assertThat(hasher.matches(compared + "tail", Optional.of(hash))).isTrue();
        assertThat(hasher.matches(compared + "tall", Optional.of(hash))).isTrue();
        assertThat(hasher.matches(compared, Optional.of(hash))).isTrue();
        assertThat(hasher.matches("x".repeat(71), Optional.of(hash))).isFalse();
        assertThat(hasher.matches("x".repeat(129), Optional.of(hash))).isFalse();
        assertThat(hasher.upgrade(compared + "tall", hash)).isEmpty();
    }

    @Test
    void upgrades_short_passwords_from_elsewhere() {
        PasswordHash hash = new PasswordHash("$2b$04$abcdefghijklmnopqrstuueJH4rcJ8sAQCqh7Fu2iAqJ3nYa1SdIK");

        assertThat(hasher.matches("tiny", Optional.of(hash))).isTrue();
        PasswordHash upgraded = hasher.upgrade("tiny", hash).orElseThrow();
        assertThat(hasher.matches("tiny", Optional.of(upgraded))).isTrue();
    }

    /** Implementations in C ignore the text after a NUL, so that both would be the same password. */
    @Test
    void compares_nothing_with_bcrypt_that_has_a_nul() {
        PasswordHash hash = new PasswordHash(BCRYPT);

        assertThat(hasher.matches("correct horse\0", Optional.of(hash))).isFalse();
        assertThat(hasher.matches("correct horse\0correct horse", Optional.of(hash)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse",
                "{noop}correct horse",
                "$",
                "$$$$$$$",
                "$argon2id$",
                "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$",
                "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$k9ohroejZy1PN5E1SbHNPug6vB8eQAahb5SOAp6iG",
                "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc$k9ohroejZy1PN5E1SbHNPug6vB8eQAahb5SOAp6iGF4",
                "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhb*Rzb21lc2FsdA$k9ohroejZy1PN5E1SbHNPug6vB8eQAahb5SOAp6iGF4",
                "$argon2id$v=19$m=2147483647,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$k9ohroejZy1PN5E1SbHNPug6vB8eQAahb5SOAp6iGF4",
                "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$k9ohroejZy1PN5E1SbHNPug6vB8eQAahb5SOAp6iGF4",
                "$argon2id$v=19$m=19456,t=99,p=1$c29tZXNhbHRzb21lc2FsdA$k9ohroejZy1PN5E1SbHNPug6vB8eQAahb5SOAp6iGF4",
                "$argon2id$v=19$m=19456,t=0,p=1$c29tZXNhbHRzb21lc2FsdA$k9ohroejZy1PN5E1SbHNPug6vB8eQAahb5SOAp6iGF4",
                "$argon2id$v=19$m=19456,t=2,p=0$c29tZXNhbHRzb21lc2FsdA$k9ohroejZy1PN5E1SbHNPug6vB8eQAahb5SOAp6iGF4",
                "$argon2id$v=19$m=0,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$k9ohroejZy1PN5E1SbHNPug6vB8eQAahb5SOAp6iGF4",
                "$argon2id$v=19$m=-1,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$k9ohroejZy1PN5E1SbHNPug6vB8eQAahb5SOAp6iGF4",
                "$argon2id$v=0$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$k9ohroejZy1PN5E1SbHNPug6vB8eQAahb5SOAp6iGF4",
                "$argon2x$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$k9ohroejZy1PN5E1SbHNPug6vB8eQAahb5SOAp6iGF4",
                "$2b$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6",
                "$2b$03$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e",
                "$2b$31$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e",
                "$2b$99$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e",
                "$2x$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e",
                "$2$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e",
                "$5$rounds=5000$usesomesillystri$KqJWpanXZHKq2BOB43TSaYhEWsQ1Lr5QNyPCDH/Tp.6",
                "pbkdf2_sha256$600000$salt$hash"
            })
    void matches_nothing_with_a_hash_that_it_does_not_know_and_takes_as_long(String kept) {
        PasswordHash hash = new PasswordHash(kept);

        assertThat(bytesAllocatedBy(() -> assertThat(hasher.matches("correct horse", Optional.of(hash)))
                        .isFalse()))
                .isGreaterThan(MEMORY_OF_ONE_HASH);
        assertThat(hasher.upgrade("correct horse", hash)).isEmpty();
    }

    @Test
    void takes_as_long_without_a_hash_and_for_what_can_be_no_password() {
        Optional<PasswordHash> hash = Optional.of(hasher.hash(new Password("correct horse")));

        assertThat(bytesAllocatedBy(() -> hasher.matches("correct horse", hash)))
                .isGreaterThan(MEMORY_OF_ONE_HASH);
        assertThat(bytesAllocatedBy(() -> hasher.matches("correct horse", Optional.empty())))
                .isGreaterThan(MEMORY_OF_ONE_HASH);
        assertThat(bytesAllocatedBy(() -> hasher.matches("", hash))).isGreaterThan(MEMORY_OF_ONE_HASH);
        assertThat(bytesAllocatedBy(() -> hasher.matches("x".repeat(129), hash)))
                .isGreaterThan(MEMORY_OF_ONE_HASH);
        assertThat(bytesAllocatedBy(() -> hasher.matches("\ud800", hash))).isGreaterThan(MEMORY_OF_ONE_HASH);
    }

    /** One text expands 18-fold, the other takes quadratic time to normalize. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "\uFDFA", "\u0301\u0323", "\uD83D\uDE00", "\ud800"})
    void takes_no_longer_for_a_mebibyte(String part) {
        Optional<PasswordHash> hash = Optional.of(hasher.hash(new Password("correct horse")));
        String mebibyte = part.repeat((1 << 20) / part.length());

        assertThat(timeOf(() -> assertThat(hasher.matches(mebibyte, hash)).isFalse()))
                .isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void knows_the_longest_password_in_its_longest_form() {
        String composed = "\u1F82".repeat(Password.MAX_LENGTH);
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);

        PasswordHash hash = hasher.hash(new Password(composed));

        assertThat(decomposed).hasSize(4 * Password.MAX_LENGTH);
        assertThat(hasher.matches(decomposed, Optional.of(hash))).isTrue();
    }

    /** Checks the assumption of {@link PresentedPassword}. */
    @Test
    void no_code_point_is_composed_of_more_than_four() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(point -> Character.getType(point) != Character.SURROGATE)
                        .mapToObj(Character::toString)
                        .map(text -> Normalizer.normalize(text, Normalizer.Form.NFD))
                        .mapToInt(text -> text.codePointCount(0, text.length()))
                        .max())
                .hasValue(4);
    }

    @Test
    void a_flood_of_new_passwords_keeps_no_one_from_signing_in() throws InterruptedException {
        PasswordHasher crowded = new Argon2PasswordHasher(LEAST, new HashingLimits(4, Duration.ofMillis(50)));
        PasswordHash stored = crowded.hash(new Password("correct horse"));
        AtomicBoolean isOver = new AtomicBoolean();
        CountDownLatch refused = new CountDownLatch(100);

        try (ExecutorService flood = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < 60; client++) {
                flood.execute(() -> register(crowded, isOver, refused));
            }
            try {
                refused.await();

                assertThat(IntStream.range(0, 5))
                        .allMatch(number -> crowded.matches("correct horse", Optional.of(stored)));
            } finally {
                isOver.set(true);
            }
        }
    }

    private static void register(PasswordHasher hasher, AtomicBoolean isOver, CountDownLatch refused) {
        while (!isOver.get()) {
            try {
                PasswordHash unused = hasher.hash(new Password("battery staple"));
            } catch (Overloaded tooMany) {
                refused.countDown();
            }
        }
    }

    private static PasswordHasher hasher(HashingSettings settings) {
        return new Argon2PasswordHasher(settings, new HashingLimits(4, Duration.ofMinutes(1)));
    }

    /** Counts memory instead of time, in all threads: a hash allocates what Argon2 has to fill, and nothing else does. */
    private static long bytesAllocatedBy(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getTotalThreadAllocatedBytes();
        work.run();
        return threads.getTotalThreadAllocatedBytes() - before;
    }

    /** Measures processor time, which is independent of the load of the machine. */
    private static Duration timeOf(Runnable work) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
    }
}
