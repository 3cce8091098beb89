package io.masthead.http.stream;

import io.masthead.domain.Overloaded;
import io.masthead.http.request.Caller;
import io.masthead.http.request.RateLimitExceeded;
import io.masthead.http.request.RequestContext;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Connections that follow events, each of which needs nothing else that others need: counted for the instance, for the
 * account of the caller and for the site of the client.
 */
public final class OpenStreams {

    /** The most at a time for an account. */
    public static final int OF_ACCOUNT = 20;

    /** The most at a time for a site: an address of IPv4, a /48 of IPv6. */
    public static final int OF_SITE = 50;

    /** The name of the limits in metrics. */
    public static final String LIMIT = "streams";

    private static final String RETRY_AFTER = "10";

    private final int most;
    private final Map<Form, Integer> byForm = new EnumMap<>(Form.class);
    private final Map<String, Integer> byAccount = new HashMap<>();
    private final Map<String, Integer> bySite = new HashMap<>();
    private int open;

    /** Form of a stream. */
    public enum Form {

        /** A response that waits for the next event. */
        POLL,

        /** Server-sent events. */
        SSE,

        /** A WebSocket. */
        WEBSOCKET
    }

    /**
     * Creates the count, of none.
     *
     * @param most the most streams of the instance; 0 if there is no feed
     */
    public OpenStreams(int most) {
        this.most = most;
    }

    /** {@return whether there is no feed, and so no stream} */
    public boolean isOff() {
        return most == 0;
    }

    /**
     * Counts a stream until it is closed.
     *
     * @param form its form
     * @param context its request, whose caller it counts for, if there is one
     * @return the stream
     * @throws Overloaded if the instance has as many as it may have
     * @throws RateLimitExceeded if the account or the site has
     */
    public OpenStream open(Form form, RequestContext context) {
        return open(form, context.client().site(), context.caller().map(Caller::name))
                .orElseThrow(() -> {
                    context.exceeds(LIMIT);
                    context.response().setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
                    return new RateLimitExceeded();
                });
    }

    /**
     * Counts a stream until it is closed.
     *
     * @param form its form
     * @param site the site of the client
     * @param account the name of the account; none if anonymous
     * @return the stream; none if the site or the account has as many as it may have
     * @throws Overloaded if the instance has
     */
    public synchronized Optional<OpenStream> open(Form form, String site, Optional<String> account) {
        if (open >= most) {
            throw new Overloaded();
        }
        if (bySite.getOrDefault(site, 0) >= OF_SITE) {
            return Optional.empty();
        }
        OpenStream stream = new OpenStream(form, site);
        if (account.isPresent() && !stream.belongsTo(account.get())) {
            return Optional.empty();
        }
        open++;
        add(byForm, form, 1);
        add(bySite, site, 1);
        return Optional.of(stream);
    }

    /**
     * {@return how many there are of a form}
     *
     * @param form the form
     */
    public synchronized int number(Form form) {
        return byForm.getOrDefault(form, 0);
    }

    /**
     * Waits until there is none.
     *
     * @param longest the longest time to wait
     * @throws InterruptedException if the thread is interrupted
     */
    public synchronized void awaitNone(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        for (long left = longest.toMillis(); open > 0 && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    private static <K> void add(Map<K, Integer> counts, K key, int number) {
        counts.merge(key, number, (before, more) -> before + more == 0 ? null : Integer.valueOf(before + more));
    }

    /** A stream that counts until it is closed. */
    public final class OpenStream implements AutoCloseable {

        private final Form form;
        private final String site;
        private @Nullable String account;
        private boolean isClosed;

        private OpenStream(Form form, String site) {
            this.form = form;
            this.site = site;
        }

        /**
         * Counts the stream for an account, in place of the one before.
         *
         * @param name the name of the account
         * @return whether it counts; if not, the account has as many as it may have
         */
        public boolean belongsTo(String name) {
            synchronized (OpenStreams.this) {
                if (name.equals(account)) {
                    return true;
                }
                if (byAccount.getOrDefault(name, 0) >= OF_ACCOUNT) {
                    return false;
                }
                add(byAccount, name, 1);
                leaveAccount();
                account = name;
                return true;
            }
        }

        private void leaveAccount() {
            if (account != null) {
                add(byAccount, account, -1);
            }
        }

        @Override
        public void close() {
            synchronized (OpenStreams.this) {
                if (!isClosed) {
                    isClosed = true;
                    open--;
                    OpenStreams.this.notifyAll();
                    add(byForm, form, -1);
                    add(bySite, site, -1);
                    leaveAccount();
                }
            }
        }
    }
}
