package io.masthead.architecture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the jar in a process of its own. */
@SuppressWarnings("MethodName")
class JarIT {

    private static final String JAR = Path.of("target/masthead-architecture-rules-cli.jar")
            .toAbsolutePath()
            .toString();

    @TempDir
    private Path directory;

    private Path out;
    private Path err;

    @BeforeEach
    void nameFiles() {
        out = directory.resolve("out.txt");
        err = directory.resolve("err.txt");
    }

    @Test
    void finds_the_configuration_where_it_is_run_and_says_nothing_else() throws Exception {
        Shop.in(directory).withShortcut();

        int code = run("check", "--format", "text", "--format", "sarif=hexagon.sarif");

        assertThat(err).isEmptyFile();
        assertThat(out).content().contains("HEX-102").doesNotContain("SLF4J");
        assertThat(directory.resolve("hexagon.sarif")).content().contains("\"2.1.0\"");
        assertThat(code).isEqualTo(1);
    }

    @Test
    void writes_the_baseline_that_it_then_keeps_to() throws Exception {
        Shop shop = Shop.in(directory).withShortcut();

        int written = run("check", "--update-baseline");
        int checked = run("check");

        assertThat(shop.baseline()).content().contains("HEX-102 com.acme.shop.adapters.rest.Shortcut -> ");
        assertThat(written).isZero();
        assertThat(checked).isZero();
    }

    @Test
    void offers_init_where_there_is_no_configuration() throws Exception {
        int code = run("check");

        assertThat(err)
                .content()
                .startsWith("hexagon.properties: it is neither in " + directory
                        + " nor above; the command init writes one");
        assertThat(out).isEmptyFile();
        assertThat(code).isEqualTo(2);
    }

    @Test
    void knows_its_version() throws Exception {
        int code = run("--version");

        assertThat(out).content().matches("Masthead architecture rules \\d+\\.\\d+\\.\\d+.*\\s*");
        assertThat(code).isZero();
    }

    private int run(String... arguments) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder process = new ProcessBuilder(Stream.concat(Stream.of(java, "-jar", JAR), Stream.of(arguments))
                        .toList())
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        process.environment().remove("CI");
        return process.start().waitFor();
    }
}
