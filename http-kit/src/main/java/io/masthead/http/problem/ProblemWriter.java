package io.masthead.http.problem;

import io.masthead.http.request.Languages;
import io.masthead.http.request.RequestId;
import io.masthead.http.request.Violation;
import io.masthead.http.stream.EventsAfter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems, at any stage of a request. */
public final class ProblemWriter {

    /** The request attribute with the slug of the problem that the response is. */
    public static final String PROBLEM = ProblemWriter.class.getName() + ".problem";

    private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);

    /** Seconds after which a transient problem may be over. */
    private static final int RETRY_AFTER = 1;

    /** The challenge for an invalid access token (RFC 6750 §3.1). */
    public static final String INVALID_TOKEN = "Bearer error=\"invalid_token\"";

    private final JsonMapper mapper;
    private final ProblemTexts texts;

    public ProblemWriter(JsonMapper mapper, ProblemTexts texts) {
        this.mapper = mapper;
        this.texts = texts;
    }

    /**
     * Writes a problem in the language of the caller, unless the response is committed.
     *
     * @param request the request
     * @param response its response
     * @param type the type of problem
     */
    public void write(HttpServletRequest request, HttpServletResponse response, ProblemType type) {
        Locale language = Languages.of(request);
        write(request, response, type, language, texts.detail(type, language), null);
    }

    /**
     * Writes a problem whose detail names a limit, unless the response is committed.
     *
     * @param request the request
     * @param response its response
     * @param type the type of problem
     * @param limit the limit that was crossed
     */
    public void write(HttpServletRequest request, HttpServletResponse response, ProblemType type, long limit) {
        Locale language = Languages.of(request);
        write(request, response, type, language, texts.detail(type, limit, language), null);
    }

    /**
     * Writes a problem whose detail says the reason, unless the response is committed.
     *
     * @param request the request
     * @param response its response
     * @param reason the reason
     */
    public void write(HttpServletRequest request, HttpServletResponse response, ProblemReason reason) {
        Locale language = Languages.of(request);
        write(request, response, reason.type(), language, texts.detail(reason, language), null);
    }

    void write(HttpServletRequest request, HttpServletResponse response, List<Violation> violations) {
        Locale language = Languages.of(request);
        List<Problem.Mistake> errors = texts.mistakes(violations, language);
        ProblemType type = ProblemType.INVALID_REQUEST;
        write(request, response, type, language, texts.detail(type, language), errors);
    }

    /**
     * {@return a problem that concerns no request}
     *
     * @param type the type of problem
     * @param id the id of the response
     */
    public byte[] json(ProblemType type, String id) {
        return json(type, Locale.ENGLISH, texts.detail(type, Locale.ENGLISH), id, null);
    }

    private byte[] json(
            ProblemType type, Locale language, String detail, String id, @Nullable List<Problem.Mistake> errors) {
        return mapper.writeValueAsBytes(Problem.of(type, texts.title(type, language), detail, id, errors));
    }

    private void write(
            HttpServletRequest request,
            HttpServletResponse response,
            ProblemType type,
            Locale language,
            String detail,
            @Nullable List<Problem.Mistake> errors) {
        if (response.isCommitted()) {
            return;
        }
        request.setAttribute(PROBLEM, type.slug());
        response.resetBuffer();
        response.setHeader(EventsAfter.HEADER, null); // nothing was read
        response.setStatus(type.status());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType("application/problem+json");
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        if (type.status() == 401 && !response.containsHeader(HttpHeaders.WWW_AUTHENTICATE)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (type.isTransient()) {
            response.setIntHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
        byte[] body = json(type, language, detail, RequestId.of(response), errors);
        // Tomcat commits a response with its last octet, or, where it counts them itself, at the end: early enough for
        // the server to keep the connection.
        if (!type.isTransient()) {
            response.setContentLength(body.length);
        }
        try {
            response.getOutputStream().write(body);
        } catch (IOException closed) {
            LOG.debug("The caller is gone, or the container has written the response", closed);
        }
    }
}
