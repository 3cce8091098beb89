package io.masthead.http.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.Overloaded;
import io.masthead.http.admission.BytesInFlight;
import io.masthead.http.connection.ConnectionEvents;
import io.masthead.http.forwarding.ClientAddress;
import io.masthead.http.forwarding.TrustedProxies;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Memory that the bodies of requests take. */
@SuppressWarnings("MethodName") // tests are named by behaviour
class RequestContextTest {

    private static final int KIB = 1024;
    private static final long CHUNKED = -1;

    private final BytesInFlight bytes = new BytesInFlight(4096 * KIB);
    private final List<Long> reservedAtReads = new ArrayList<>();

    @Test
    void bodies_of_unknown_length_take_what_they_have() {
        for (int client = 0; client < 100; client++) {
            assertThat(context(100, CHUNKED).body()).hasSize(100);
        }
        assertThat(bytes.reserved()).isZero();

        RequestContext large = context(600 * KIB + 1, CHUNKED);
        assertThat(large.body()).hasSize(600 * KIB + 1);
        assertThat(bytes.reserved()).isEqualTo(600 * KIB + 1);

        large.end();
        assertThat(bytes.reserved()).isZero();
    }

    @Test
    void a_body_takes_nothing_before_it_arrives() {
        RequestContext context = context(200 * KIB, 1024 * KIB);

        assertThat(context.body()).hasSize(200 * KIB);

        assertThat(reservedAtReads.getFirst()).isZero();
        assertThat(reservedAtReads).isSorted().allMatch(reserved -> reserved <= 200 * KIB);
    }

    @Test
    void a_body_for_which_there_is_no_memory_is_refused_where_it_is_used_up() {
        Runnable others = bytes.count("others", 4096 * KIB - 100 * KIB);

        assertThatThrownBy(() -> context(300 * KIB, CHUNKED).body()).isInstanceOf(Overloaded.class);

        others.run();
        assertThat(bytes.reserved()).isEqualTo(64 * KIB);
    }

    @Test
    void a_body_of_just_the_largest_size_is_read_and_a_larger_one_refused() {
        byte[] largest = context(RequestContext.MAX_BODY, CHUNKED).body();

        assertThat(largest).hasSize(RequestContext.MAX_BODY);
        assertThat(largest[RequestContext.MAX_BODY - 1]).isEqualTo((byte) (RequestContext.MAX_BODY - 1));
        assertThatThrownBy(() -> new RequestContextTest()
                        .context(RequestContext.MAX_BODY + 1, CHUNKED)
                        .body())
                .isInstanceOf(ContentTooLarge.class);
    }

    /** {@return the context of a request whose body has another length than it declares} */
    private RequestContext context(int length, long declared) {
        byte[] body = new byte[length];
        for (int i = 0; i < length; i++) {
            body[i] = (byte) i;
        }
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/posts") {
            @Override
            public long getContentLengthLong() {
                return declared;
            }
        };
        request.setAttribute(RequestContext.BODY, new Observed(body));
        return RequestContext.begin(
                request,
                new MockHttpServletResponse(),
                "body-1",
                new ClientAddress(request, TrustedProxies.NONE),
                new RequestBounds(bytes, TimeLimits.DEFAULT, new ConnectionEvents()));
    }

    /** Records at each read what is reserved. */
    private final class Observed extends ByteArrayInputStream {

        private Observed(byte[] body) {
            super(body);
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            reservedAtReads.add(bytes.reserved());
            return super.read(target, offset, length);
        }
    }
}
