package io.masthead.adapters.rest.docs;

import io.masthead.adapters.rest.security.Anyone;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Swagger UI, from the jar. */
@Hidden
@RestController
final class DocumentationPage {

    private final byte[] page;

    DocumentationPage() throws IOException {
        page = new ClassPathResource("docs.html", DocumentationPage.class).getContentAsByteArray();
    }

    @Anyone
    @GetMapping("/docs")
    ResponseEntity<byte[]> page() {
        return ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body(page);
    }
}
