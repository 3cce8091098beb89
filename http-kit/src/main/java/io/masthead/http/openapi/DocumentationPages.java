package io.masthead.http.openapi;

import io.masthead.http.authentication.PermitAll;
import io.masthead.http.headers.CommonHeaders;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Swagger UI and Redoc, from the jar: their pages load nothing from anywhere else, and may not. */
@Hidden
@RestController
final class DocumentationPages {

    private static final String OWN_FILES_ONLY = "default-src 'none'; script-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; style-src 'self'";

    /** Its styles are rules put into an empty style element and, of its scroll bar, one fixed text; by their hashes. */
    private static final String STYLES_OF_REDOC = " 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
            + " 'sha256-DLDPR1ic47WIdK2WyeLkblb/tm2mQH+Jt/NNhZWu1k0='";

    /** Its index for searching is a worker made from text. */
    private static final String AS_REDOC_WORKS = OWN_FILES_ONLY + STYLES_OF_REDOC + "; worker-src blob:";

    private final byte[] swaggerUi = read("swagger-ui.html");
    private final byte[] redoc = read("redoc.html");

    DocumentationPages() throws IOException {}

    @PermitAll
    @GetMapping("/docs")
    ResponseEntity<byte[]> swaggerUi() {
        return page(swaggerUi, OWN_FILES_ONLY);
    }

    @PermitAll
    @GetMapping("/redoc")
    ResponseEntity<byte[]> redoc() {
        return page(redoc, AS_REDOC_WORKS);
    }

    private static ResponseEntity<byte[]> page(byte[] page, String policy) {
        return ResponseEntity.ok()
                .header(CommonHeaders.CONTENT_SECURITY_POLICY, policy)
                .contentType(MediaType.TEXT_HTML)
                .body(page);
    }

    private static byte[] read(String name) throws IOException {
        return new ClassPathResource(name, DocumentationPages.class).getContentAsByteArray();
    }
}
