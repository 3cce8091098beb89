package io.masthead.adapters.rest.http;

import io.masthead.domain.RequestOrigin;
import io.masthead.domain.UserAgent;
import io.masthead.domain.session.RequestOrigins;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Knows the request that the present thread handles. */
@Component
final class CurrentRequestOrigin implements RequestOrigins {

    @Override
    public RequestOrigin current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? of(attributes.getRequest())
                : RequestOrigin.HOST;
    }

    private static RequestOrigin of(HttpServletRequest request) {
        String device = request.getHeader(HttpHeaders.USER_AGENT);
        return new RequestOrigin(
                Optional.ofNullable(request.getRemoteAddr()),
                Optional.ofNullable(MDC.get(RequestId.LOG_KEY)),
                device == null ? UserAgent.UNKNOWN : new UserAgent(device));
    }
}
