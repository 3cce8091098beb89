package io.masthead.http.reading;

import io.masthead.http.request.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/** Media type of the bodies that {@link InputResolver} reads. It is checked before a body is read. */
public final class JsonContent {

    private static final List<MediaType> JSON =
            List.of(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));

    private JsonContent() {}

    /**
     * {@return whether an operation reads its body as JSON}
     *
     * @param operation the method of a controller
     */
    public static boolean isReadBy(HandlerMethod operation) {
        return Stream.of(operation.getMethodParameters()).anyMatch(JsonContent::isBody);
    }

    static boolean isBody(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestBody.class)
                && parameter.getParameterType().isRecord();
    }

    /**
     * Refuses a body of another media type, or of none.
     *
     * @param request the request
     * @throws HttpMediaTypeNotSupportedException if its body is not JSON
     */
    public static void require(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        String contentType = request.getContentType();
        if (contentType == null) {
            if (RequestContext.hasBody(request)) {
                throw new HttpMediaTypeNotSupportedException((MediaType) null, JSON);
            }
            return;
        }
        MediaType type = read(contentType);
        if (type == null || JSON.stream().noneMatch(json -> json.includes(type))) {
            throw new HttpMediaTypeNotSupportedException(type, JSON);
        }
    }

    private static @Nullable MediaType read(String contentType) {
        try {
            return MediaType.parseMediaType(contentType);
        } catch (InvalidMediaTypeException unknown) {
            return null;
        }
    }
}
