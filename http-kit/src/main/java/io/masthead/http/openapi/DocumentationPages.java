package io.masthead.http.openapi;

import io.masthead.http.authentication.PermitAll;
import io.masthead.http.headers.CommonHeaders;
import io.masthead.http.request.RequestContext;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Swagger UI and Redoc, from the jar: a content security policy keeps their pages from loading anything else. */
@Hidden
@RestController
final class DocumentationPages {

    private static final String OWN_FILES_ONLY = "default-src 'none'; script-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; style-src 'self'";

    /** Hashes of the two style elements that Redoc inserts: an empty one, and the fixed rules of its scroll bar. */
    private static final String STYLES_OF_REDOC = " 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
            + " 'sha256-QMIg+bpjm3JdElJ388KYke01izlUW0UoNOeKjpMxdgc='";

    /** Redoc builds its search index in a worker from a blob. */
    private static final String POLICY_OF_REDOC = OWN_FILES_ONLY + STYLES_OF_REDOC + "; worker-src blob:";

    /** Stands for the way from a page to the root of the service, behind whatever prefix. */
    private static final String ROOT = "{root}";

    private final String swaggerUi = read("swagger-ui.html");
    private final String redoc = read("redoc.html");

    DocumentationPages() throws IOException {}

    @PermitAll
    @GetMapping("/docs")
    ResponseEntity<byte[]> swaggerUi(RequestContext context) {
        return page(swaggerUi, OWN_FILES_ONLY, context);
    }

    @PermitAll
    @GetMapping("/redoc")
    ResponseEntity<byte[]> redoc(RequestContext context) {
        return page(redoc, POLICY_OF_REDOC, context);
    }

    private static ResponseEntity<byte[]> page(String page, String policy, RequestContext context) {
        byte[] body = page.replace(ROOT, context.address().root()).getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .header(CommonHeaders.CONTENT_SECURITY_POLICY, policy)
                .contentType(MediaType.TEXT_HTML)
                .body(body);
    }

    private static String read(String name) throws IOException {
        return new ClassPathResource(name, DocumentationPages.class).getContentAsString(StandardCharsets.UTF_8);
    }
}
