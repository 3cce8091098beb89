package io.masthead.adapters.rest.docs;

import io.masthead.adapters.rest.security.Anyone;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Swagger UI, from the jar. */
@Hidden
@RestController
final class DocumentationPage {

    @Anyone
    @GetMapping("/docs")
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_HTML)
                .body(new ClassPathResource("docs.html", DocumentationPage.class));
    }
}
