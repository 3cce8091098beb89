package io.masthead.adapters.rest.session;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.masthead.http.forwarding.ClientAddress;
import io.masthead.http.request.RequestBounds;
import io.masthead.http.request.RequestContext;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@SuppressWarnings("MethodName")
class RefreshTokenCookieTest {

    /** What nginx sends by default, with one header of its own: browsers send Sec-Fetch-Site by TLS alone. */
    @Test
    void is_for_pages_of_the_host_that_a_trusted_proxy_tells() {
        MockHttpServletRequest request = behindProxy("http://app.example");

        assertThatCode(() -> RefreshTokenCookie.requireOwnPage(request)).doesNotThrowAnyException();
    }

    @Test
    void is_not_for_pages_of_another_host_behind_a_trusted_proxy() {
        MockHttpServletRequest request = behindProxy("http://elsewhere.example");

        assertThatExceptionOfType(RefusedToken.class).isThrownBy(() -> RefreshTokenCookie.requireOwnPage(request));
    }

    private static MockHttpServletRequest behindProxy(String origin) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/token/cookie");
        request.setServerName("masthead_api");
        request.addHeader("Host", "masthead_api");
        request.addHeader("X-Forwarded-Host", "app.example");
        request.addHeader("Origin", origin);
        RequestContext unused = RequestContext.begin(
                request,
                new MockHttpServletResponse(),
                "cookie-1",
                new ClientAddress(request, address -> true),
                RequestBounds.usual());
        return request;
    }
}
