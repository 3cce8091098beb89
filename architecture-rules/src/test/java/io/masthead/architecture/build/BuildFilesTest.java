package io.masthead.architecture.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.report.HexagonRole;
import io.masthead.architecture.report.Place;
import io.masthead.architecture.report.ReportedViolation;
import io.masthead.architecture.report.Rule;
import io.masthead.architecture.report.RuleRun.State;
import io.masthead.architecture.report.RuleSet;
import io.masthead.architecture.report.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("MethodName")
class BuildFilesTest {

    private static final Rule RULE =
            new Rule("HEX-801", "name", "statement", "why", "instead", Severity.ERROR, RuleSet.BUILD);

    @TempDir
    private Path base;

    private final Map<Path, Set<HexagonRole>> roles = new HashMap<>();

    @BeforeEach
    void writeShop() throws IOException {
        write("pom.xml", """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <groupId>com.acme</groupId>
                  <artifactId>shop</artifactId>
                  <properties><store>table</store></properties>
                  <modules>
                    <module>domain</module>
                    <module>application</module>
                    <module>desk</module>
                    <module>table</module>
                    <module>start</module>
                    <module>kit</module>
                  </modules>
                </project>
                """);
        module("domain", Set.of(HexagonRole.DOMAIN, HexagonRole.DRIVEN_PORT), "");
        module("application", Set.of(HexagonRole.DRIVING_PORT, HexagonRole.USE_CASE), "");
        module("desk", Set.of(HexagonRole.DRIVING_ADAPTER), "");
        module("table", Set.of(HexagonRole.DRIVEN_ADAPTER), "");
        module("start", Set.of(HexagonRole.BOOTSTRAP), "");
        module("kit", Set.of(), "");
    }

    @ParameterizedTest
    @CsvSource({
        "application,domain", "desk,application", "desk,domain", "table,domain", "table,application",
        "start,desk", "start,table", "start,domain", "kit,table", "domain,kit"
    })
    void a_module_may_depend_on_one_further_in(String from, String to) throws IOException {
        depend(from, dependency(to, ""));

        assertThat(violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "desk,table",
        "table,desk",
        "domain,application",
        "domain,table",
        "application,table",
        "application,desk",
        "desk,start",
        "domain,start"
    })
    void a_module_may_not_depend_on_one_further_out_or_beside(String from, String to) throws IOException {
        depend(from, dependency(to, ""));

        assertThat(violations()).extracting(ReportedViolation::key).containsExactly("HEX-801 " + from + " -> " + to);
    }

    @Test
    void a_driving_adapter_may_depend_on_use_cases_where_no_module_has_driving_ports() throws IOException {
        module("application", Set.of(HexagonRole.USE_CASE), "");
        depend("desk", dependency("application", ""));

        assertThat(violations()).isEmpty();
    }

    @Test
    void a_finding_names_the_line_to_delete() throws IOException {
        depend("desk", dependency("domain", "") + dependency("table", ""));

        assertThat(violations()).singleElement().satisfies(violation -> {
            assertThat(violation.place()).contains(new Place("desk/pom.xml", 11));
            assertThat(violation.message())
                    .isEqualTo("module desk (driving-adapter) depends on module table (driven-adapter);"
                            + " delete this <dependency>");
        });
    }

    @Test
    void properties_of_parents_are_resolved() throws IOException {
        depend(
                "desk",
                "<dependency><groupId>${project.groupId}</groupId><artifactId>${store}</artifactId></dependency>");

        assertThat(violations()).hasSize(1);
    }

    @Test
    void tests_may_depend_on_everything() throws IOException {
        depend("desk", dependency("table", "<scope>test</scope>"));

        assertThat(violations()).isEmpty();
    }

    @Test
    void the_scope_may_be_managed_by_the_parent() throws IOException {
        Path parent = base.resolve("pom.xml");
        Files.writeString(
                parent,
                Files.readString(parent)
                        .replace(
                                "</project>",
                                "<dependencyManagement><dependencies>" + dependency("table", "<scope>test</scope>")
                                        + "</dependencies></dependencyManagement></project>"));
        depend("desk", dependency("table", ""));

        assertThat(violations()).isEmpty();
    }

    @Test
    void a_dependency_of_the_run_counts() throws IOException {
        depend("desk", dependency("table", "<scope>runtime</scope>"));

        assertThat(violations()).hasSize(1);
    }

    @Test
    void what_is_excluded_from_a_dependency_is_not_its_name() throws IOException {
        depend(
                "desk",
                dependency(
                        "domain",
                        "<exclusions><exclusion><groupId>com.acme</groupId>"
                                + "<artifactId>table</artifactId></exclusion></exclusions>"));

        assertThat(violations()).isEmpty();
    }

    @Test
    void a_dependency_of_a_profile_counts_and_one_of_a_plugin_does_not() throws IOException {
        Path desk = base.resolve("desk/pom.xml");
        Files.writeString(
                desk,
                Files.readString(desk)
                        .replace(
                                "</project>",
                                "<profiles><profile><dependencies>" + dependency("table", "")
                                        + "</dependencies></profile></profiles>"
                                        + "<build><plugins><plugin><dependencies>" + dependency("start", "")
                                        + "</dependencies></plugin></plugins></build></project>"));

        assertThat(violations()).extracting(ReportedViolation::key).containsExactly("HEX-801 desk -> table");
    }

    @Test
    void classes_belong_to_the_innermost_module_around_them() {
        BuildFiles build = read();

        assertThat(build.directoryOf(base.resolve("desk/target/classes"))).contains(base.resolve("desk"));
        assertThat(build.directoryOf(base.resolve("target/classes"))).contains(base);
        assertThat(build.directoryOf(base.resolveSibling("elsewhere"))).isEmpty();
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        Path missing = base.resolve("shop/pom.xml");

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> BuildFiles.read(base, List.of(missing)))
                .withMessage(missing + ": there is no such file; name the pom.xml at the top of the build");
    }

    @Test
    void a_module_that_is_not_there_is_named_with_its_line() throws IOException {
        Files.delete(base.resolve("desk/pom.xml"));

        assertRefused("pom.xml:8: module `desk` has no " + base.resolve("desk/pom.xml")
                + "; write the directory it is in, or delete the line");
    }

    @Test
    void two_modules_of_the_same_name_are_refused() throws IOException {
        Path desk = base.resolve("desk/pom.xml");
        Files.writeString(desk, Files.readString(desk).replace("desk", "table"));

        assertRefused(
                "table/pom.xml: module com.acme:table is at " + desk + " already; give one of them another artifactId");
    }

    @Test
    void a_module_that_is_named_twice_is_refused() throws IOException {
        Path parent = base.resolve("pom.xml");
        Files.writeString(parent, Files.readString(parent).replace("<module>kit", "<module>start"));

        assertRefused("pom.xml:11: module `start` is there twice; delete one of the lines");
    }

    @Test
    void what_is_no_xml_is_named_with_its_line() throws IOException {
        write("desk/pom.xml", "<project>\n  <artifactId>desk\n</project>\n");

        assertRefused("desk/pom.xml:3: this is no well-formed XML without a document type;"
                + " mend it until Maven reads it, and delete any DOCTYPE");
    }

    @Test
    void a_document_type_is_refused() throws IOException {
        write("desk/pom.xml", """
                <!DOCTYPE project [<!ENTITY name SYSTEM "file:///etc/hostname">]>
                <project><artifactId>&name;</artifactId></project>
                """);

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(this::read)
                .withMessageContaining("delete any DOCTYPE");
    }

    private void assertRefused(String problem) {
        assertThatExceptionOfType(Misconfigured.class).isThrownBy(this::read).withMessage(base + "/" + problem);
    }

    private BuildFiles read() {
        return BuildFiles.read(base, List.of(base.resolve("pom.xml")));
    }

    private List<ReportedViolation> violations() {
        return read().check(roles, RULE, State.ERROR);
    }

    private void module(String name, Set<HexagonRole> played, String dependencies) throws IOException {
        write(name + "/pom.xml", """
                <project>
                  <parent><groupId>com.acme</groupId><artifactId>shop</artifactId></parent>
                  <artifactId>%s</artifactId>
                  <dependencies>
                    %s
                  </dependencies>
                </project>
                """.formatted(name, dependencies));
        roles.put(base.resolve(name), played);
    }

    private void depend(String module, String dependencies) throws IOException {
        module(module, roles.getOrDefault(base.resolve(module), Set.of()), dependencies);
    }

    private static String dependency(String artifact, String rest) {
        return "<dependency>\n<!-- for " + artifact + " -->\n<groupId>com.acme</groupId>\n<artifactId>" + artifact
                + "</artifactId>\n" + rest + "\n</dependency>\n";
    }

    private void write(String file, String text) throws IOException {
        Path target = base.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
    }
}
