package io.masthead.adapters.security.session;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of an identity provider, asked for when the first token needs them, and again when they are old or a token
 * names one that is new. However many tokens name keys that nobody has, the provider is asked now and then only.
 */
final class ProviderKeys implements JWSKeySelector<SecurityContext> {

    /** After this, a key that the provider has withdrawn is not trusted any more. */
    static final Duration FRESH = Duration.ofMinutes(10);

    /** For so long, old keys are better than none, if the provider does not answer. */
    static final Duration USABLE = Duration.ofHours(1);

    static final Duration PAUSE = Duration.ofSeconds(30);
    static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(ProviderKeys.class);

    /** What the provider said, and when. */
    private record Answer(ProviderKeySet keys, Instant at) {}

    /** The last question, if it was in vain. */
    private record Failure(IOException cause, Instant at) {}

    private final ProviderDocuments documents;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Answer answer;
    private volatile @Nullable Failure failure;

    ProviderKeys(ProviderDocuments documents, InstantSource clock) {
        this.documents = documents;
        this.clock = clock;
    }

    @Override
    public List<Key> selectJWSKeys(JWSHeader header, @Nullable SecurityContext context) throws KeysUnavailable {
        // Nobody is asked about what is refused whatever the answer.
        if (!ProviderKeySet.allows(header.getAlgorithm()) || changesItsMeaning(header)) {
            return List.of();
        }
        Answer known = current();
        List<Key> keys = known.keys().matching(header);
        return keys.isEmpty() ? newerThan(known).keys().matching(header) : keys;
    }

    private static boolean changesItsMeaning(JWSHeader header) {
        return header.getCriticalParams() != null || !header.isBase64URLEncodePayload();
    }

    private Answer current() throws KeysUnavailable {
        Answer known = answer;
        if (known != null && isYounger(known.at(), FRESH)) {
            return known;
        }
        boolean usable = known != null && isYounger(known.at(), USABLE);
        if (known != null && usable && asking.isLocked()) {
            // Somebody asks already: nobody else has to wait for the answer.
            return known;
        }
        try {
            return newerThan(known);
        } catch (KeysUnavailable away) {
            if (known != null && usable) {
                return known;
            }
            throw away;
        }
    }

    /** Asks again, unless that was done a moment ago: then what is known is all that can be known. */
    private Answer newerThan(@Nullable Answer known) throws KeysUnavailable {
        asking.lock();
        try {
            Answer latest = answer;
            boolean isNewer = latest != null && (known == null || known.at().isBefore(latest.at()));
            if (latest != null && (isNewer || isYounger(latest.at(), PAUSE))) {
                return latest;
            }
            Failure last = failure;
            if (last != null && isYounger(last.at(), PAUSE_AFTER_FAILURE)) {
                throw new KeysUnavailable(last.cause());
            }
            return ask();
        } finally {
            asking.unlock();
        }
    }

    private Answer ask() throws KeysUnavailable {
        try {
            Answer latest = new Answer(documents.read(), clock.instant());
            answer = latest;
            return latest;
        } catch (IOException problem) {
            LOG.warn(
                    "The keys of the identity provider cannot be had: {} ({})",
                    problem.getMessage(),
                    problem.getCause());
            failure = new Failure(problem, clock.instant());
            throw new KeysUnavailable(problem);
        }
    }

    private boolean isYounger(Instant then, Duration age) {
        return clock.instant().isBefore(then.plus(age));
    }
}
