package io.masthead.adapters.rest.event;

import io.masthead.http.authentication.PermitAll;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Description of the live connection, in AsyncAPI 3.0. */
@Hidden
@RestController
final class AsyncApiController {

    private static final String FILE = "asyncapi.json";

    private final byte[] description = description();

    @PermitAll
    @GetMapping(path = "/" + FILE, produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] read() {
        return description;
    }

    private static byte[] description() {
        try (InputStream file = AsyncApiController.class.getResourceAsStream(FILE)) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
