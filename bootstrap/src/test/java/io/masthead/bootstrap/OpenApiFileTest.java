package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;

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
    void the_file_is_what_the_service_says_of_itself() throws IOException {
        String description = readable(service.http().get("/openapi.json").body());
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(FILE, description);
        }

        assertThat(FILE)
                .as("docs/openapi.json; if the change is meant, this writes the file anew: %s", COMMAND)
                .hasContent(description);
    }

    private static String readable(String json) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);
        JsonMapper mapper = new JsonMapper();
        return mapper.writer()
                        .with(new DefaultPrettyPrinter(separators)
                                .withObjectIndenter(lines)
                                .withArrayIndenter(lines))
                        .writeValueAsString(mapper.readTree(json))
                + "\n";
    }
}
