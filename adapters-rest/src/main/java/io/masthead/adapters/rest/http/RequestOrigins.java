package io.masthead.adapters.rest.http;

import io.masthead.domain.session.Device;
import io.masthead.domain.session.Origin;
import io.masthead.domain.session.Origins;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Knows the request that the present thread handles. */
@Component
final class RequestOrigins implements Origins {

    @Override
    public Origin current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? of(attributes.getRequest())
                : Origin.HOST;
    }

    private static Origin of(HttpServletRequest request) {
        String device = request.getHeader(HttpHeaders.USER_AGENT);
        return new Origin(
                Optional.ofNullable(request.getRemoteAddr()),
                Optional.ofNullable(MDC.get(RequestId.LOG_KEY)),
                device == null ? Device.UNKNOWN : new Device(device));
    }
}
