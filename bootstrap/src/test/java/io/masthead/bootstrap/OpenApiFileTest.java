package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed and published description of the API equals that of the running service. */
@SharedService
@SuppressWarnings("MethodName")
class OpenApiFileTest {

    private static final Path FILE = Path.of("..", "docs", "openapi.json");
    private static final String COMMAND = "./mvnw -pl bootstrap -am verify -DskipITs -Dtest=OpenApiFileTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi.write=true";

    private final RunningService service;

    OpenApiFileTest(RunningService service) {
        this.service = service;
    }

    @Test
    void the_file_has_the_bytes_that_the_service_sends() throws IOException {
        byte[] description = service.http().get("/openapi.json").body().getBytes(StandardCharsets.UTF_8);
        if (Boolean.getBoolean("openapi.write")) {
            Files.write(FILE, description);
        }

        assertThat(FILE)
                .as("docs/openapi.json; if the change is meant, this writes the file anew: %s", COMMAND)
                .hasBinaryContent(description);
    }
}
