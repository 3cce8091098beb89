package io.masthead.adapters.rest.home;

import io.masthead.http.authentication.PermitAll;
import io.masthead.http.entitytag.ContentTag;
import io.masthead.http.headers.CommonHeaders;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The home page: introduces the service and shows public posts. It calls the API like any other client. */
@Hidden
@RestController
final class HomePage {

    /** Allows own files only, and forbids the page's script to turn text into HTML. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final byte[] page;
    private final String tag;

    HomePage() throws IOException {
        ClassPathResource file = new ClassPathResource("home.html", HomePage.class);
        page = file.getContentAsByteArray();
        tag = ContentTag.of(file);
    }

    @PermitAll
    @GetMapping("/")
    ResponseEntity<byte[]> page() {
        return ResponseEntity.ok()
                .eTag(tag)
                .header(CommonHeaders.CONTENT_SECURITY_POLICY, POLICY)
                .contentType(HTML)
                .body(page);
    }
}
