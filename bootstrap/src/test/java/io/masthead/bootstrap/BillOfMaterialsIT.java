package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The executable jar says what is in it, and under which licenses. */
@Execution(ExecutionMode.CONCURRENT)
@SuppressWarnings("MethodName")
class BillOfMaterialsIT {

    private static final String LIBRARIES = "BOOT-INF/lib/";
    private static final String BILL = "META-INF/sbom/application.cdx.json";
    private static final Pattern UNFINISHED = Pattern.compile("(?i).*(alpha|beta|snapshot|[.-]rc|[.-]m[0-9]).*");
    private static final Pattern MANAGEMENT = Pattern.compile("Management: (http://[^ ]+)/actuator");

    @TempDir
    private Path directory;

    @Test
    void lists_every_library_and_none_of_them_is_unfinished() throws IOException {
        try (JarFile jar = new JarFile(ExtractedJar.JAR.toFile())) {
            List<String> libraries = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
                    .map(name -> name.substring(LIBRARIES.length()))
                    // Added by Spring Boot's plugin, with its version, after the list is made.
                    .filter(name -> !name.startsWith("spring-boot-jarmode-tools-"))
                    .toList();
            List<JsonNode> components = new JsonMapper()
                    .readTree(read(jar, BILL))
                    .get("components")
                    .valueStream()
                    .toList();

            assertThat(libraries).hasSizeGreaterThan(100);
            assertThat(components.stream()
                            .map(component -> component.get("name").asString() + "-"
                                    + component.get("version").asString() + ".jar"))
                    .containsAll(libraries);
            assertThat(components)
                    .filteredOn(component -> !component.get("group").asString().equals("io.masthead"))
                    .extracting(component -> component.get("purl").asString())
                    .noneMatch(purl ->
                            UNFINISHED.matcher(purl.replaceFirst(".*@", "")).matches());
        }
    }

    @Test
    void has_the_licenses_of_everything_in_it() throws IOException {
        try (JarFile jar = new JarFile(ExtractedJar.JAR.toFile())) {
            String notices = read(jar, "META-INF/THIRD-PARTY.txt");
            List<String> others = new JsonMapper()
                    .readTree(read(jar, BILL))
                    .get("components")
                    .valueStream()
                    .filter(component -> !component.get("group").asString().equals("io.masthead"))
                    .map(component -> component.get("group").asString() + ":"
                            + component.get("name").asString() + ":"
                            + component.get("version").asString())
                    .toList();

            assertThat(notices.lines().filter(line -> line.contains("Unknown license")))
                    .isEmpty();
            assertThat(others).allSatisfy(other -> assertThat(notices).contains(other));
            assertThat(read(jar, "META-INF/NOTICE"))
                    .contains("PostgreSQL License", "OpenSSL", "Swagger UI", "Redoc", "common passwords");
            assertThat(read(jar, "META-INF/LICENSE")).contains("Apache License");
        }
    }

    @Test
    void shows_it_to_operators() throws Exception {
        try (ServiceProcess service = ServiceProcess.start(directory, Map.of("MANAGEMENT_PORT", "0"))) {
            service.awaitReady();
            Matcher management = MANAGEMENT.matcher(service.output());
            assertThat(management.find()).as(service.output()).isTrue();

            String bill = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(management.group(1) + "/actuator/sbom/application"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();

            assertThat(new JsonMapper().readTree(bill).get("bomFormat").asString())
                    .isEqualTo("CycloneDX");
        }
    }

    private static String read(JarFile jar, String name) throws IOException {
        try (InputStream entry = jar.getInputStream(jar.getEntry(name))) {
            return new String(entry.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
