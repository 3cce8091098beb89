package io.masthead.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.Location;
import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.report.Report;
import io.masthead.architecture.report.ReportedViolation;
import io.masthead.architecture.report.RuleRun;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules on hexagons that are built in other ways than Masthead. */
@SuppressWarnings("MethodName")
class OtherStylesTest {

    private static final List<String> CORE = List.of(
            "root=com.acme",
            "domain=.domain..",
            "use-case=.application..",
            "driving-port=none",
            "driven-port=none",
            "driving-adapter=none",
            "driven-adapter=none",
            "bootstrap=none");

    private static final String ORDER = "package com.acme.domain; public class Order {}";
    private static final String ORDERING =
            "package com.acme.application; class Ordering { com.acme.domain.Order order; }";

    @TempDir
    Path directory;

    @Test
    void a_core_alone_is_checked() {
        Report report = check(CORE, ORDER, ORDERING);

        assertThat(report.violations()).isEmpty();
        assertThat(report.rules())
                .filteredOn(run -> run.rule().id().equals("HEX-501"))
                .extracting(RuleRun::canary)
                .containsExactly(RuleRun.Canary.NONE);
    }

    @Test
    void transactions_in_a_core_that_may_use_them_have_a_canary() {
        List<String> lines = new ArrayList<>(CORE);
        lines.add("application.allow=org.springframework.transaction..");

        Report report = check(lines, ORDER, """
                package com.acme.application;
                class Ordering {
                    @org.springframework.transaction.annotation.Transactional
                    void order(com.acme.domain.Order order) {}
                }
                """);

        assertThat(keys(report))
                .containsExactly(
                        "HEX-501 com.acme.application.Ordering -> org.springframework.transaction.annotation.Transactional");
        assertThat(report.rules())
                .filteredOn(run -> run.rule().id().equals("HEX-501"))
                .extracting(RuleRun::canary)
                .containsExactly(RuleRun.Canary.CAUGHT);
    }

    @Test
    void a_description_of_a_package_needs_no_role() {
        Report report =
                check(CORE, ORDER, ORDERING, "@Deprecated package com.acme.notes;", "@Deprecated package com.acme;");

        assertThat(report.violations()).isEmpty();
    }

    @Test
    void packages_without_a_role_are_told_by_the_highest_of_them() {
        String[] sources = IntStream.range(0, 3)
                .mapToObj(number -> "package com.acme.tool.part" + number + "; class Part {}")
                .toArray(String[]::new);
        Path classes = Compilation.of(directory.resolve("classes"), Compilation.NEWEST, sources);
        Compilation.of(classes, Compilation.NEWEST, ORDER, ORDERING);

        assertThatThrownBy(() -> check(CORE, classes))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("hexagon.properties: 3 classes of package com.acme.tool and below (like Part) have no role;"
                        + " add .tool.. to a role, or to outside with a reason");
    }

    @Test
    void no_more_than_twenty_packages_without_a_role_are_told() {
        String[] sources = IntStream.range(0, 30)
                .mapToObj(number -> "package com.acme.part" + number + "; class Part {}")
                .toArray(String[]::new);
        Path classes = Compilation.of(directory.resolve("classes"), Compilation.NEWEST, sources);
        Compilation.of(classes, Compilation.NEWEST, ORDER, ORDERING);

        assertThatThrownBy(() -> check(CORE, classes))
                .isInstanceOf(Misconfigured.class)
                .hasMessageEndingWith(
                        "the classes of 10 more packages have no role; give those above a role, and run" + " again");
    }

    @Test
    void a_class_without_a_name_is_told_by_the_class_around_it() {
        Path classes = Compilation.of(
                directory.resolve("classes"),
                Compilation.NEWEST,
                ORDER,
                ORDERING,
                "package com.acme.tool; class Tool { Object made() { return new Object() {}; } }");

        assertThatThrownBy(() -> check(CORE, classes))
                .hasMessageContaining("1 class of package com.acme.tool (like Tool)");
    }

    @Test
    void what_annotations_of_a_framework_leave_at_run_time_is_a_dependency_and_nothing_else() {
        String marks = """
                package other.framework;
                import java.lang.annotation.*;
                public class Marks {
                    @Retention(RetentionPolicy.CLASS)
                    @Target({ElementType.TYPE, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER,
                        ElementType.TYPE_USE, ElementType.LOCAL_VARIABLE})
                    public @interface Passing {
                        Class<?> type() default Object.class;
                        Kind kind() default Kind.ONE;
                    }
                    @Retention(RetentionPolicy.RUNTIME)
                    @Target({ElementType.TYPE, ElementType.TYPE_USE})
                    public @interface Staying {}
                    public enum Kind { ONE, TWO }
                    public static class Named {}
                }
                """;
        String passing = """
                package com.acme.domain;
                import other.framework.Marks.*;
                @Passing(type = Named.class, kind = Kind.TWO)
                class Passed {
                    @Passing String name;
                    @Passing void take(@Passing(kind = Kind.TWO) String text) {
                        @Passing String local = (@Passing String) text;
                        name = local;
                    }
                }
                """;
        String staying = """
                package com.acme.domain;
                class Stayed {
                    java.util.List<@other.framework.Marks.Staying String> names;
                }
                """;

        Report report = check(CORE, ORDER, ORDERING, marks, passing, staying);

        assertThat(keys(report)).containsExactly("HEX-103 com.acme.domain.Stayed -> other.framework.Marks");
    }

    @Test
    void a_text_that_looks_like_a_type_is_no_dependency() {
        Report report = check(
                CORE,
                ORDER,
                ORDERING,
                "package com.acme.domain; class Text { String text = \"Lorg/springframework/Type;\"; }");

        assertThat(report.violations()).isEmpty();
    }

    private static final String CONTROLLER = """
            package com.acme.order.web;
            @org.springframework.stereotype.Controller
            public class OrderController { com.acme.order.OrderService service; com.acme.order.db.OrderRow row; }
            """;
    private static final String ROW =
            "package com.acme.order.db; @org.springframework.stereotype.Repository public class OrderRow {}";
    private static final String SERVICE = "package com.acme.order; public class OrderService {}";
    private static final String CONFIGURATION = """
            package com.acme.order.db;
            @org.springframework.context.annotation.Configuration
            public class OrderDbConfiguration {
                com.acme.order.OrderService service(OrderRow row) { return new com.acme.order.OrderService(); }
            }
            """;

    @Test
    void roles_are_given_by_the_name_of_a_class() {
        Report report = check(
                List.of(
                        "root=com.acme",
                        "domain=none",
                        "driving-port=none",
                        "driven-port=none",
                        "use-case=class:.order.OrderService",
                        "driving-adapter=class:*Controller",
                        "driven-adapter=.order.db..",
                        "bootstrap=class:.order..*Configuration"),
                CONTROLLER,
                ROW,
                SERVICE,
                CONFIGURATION);

        assertThat(keys(report))
                .containsExactly(
                        "HEX-102 com.acme.order.web.OrderController -> com.acme.order.db.OrderRow",
                        "HEX-302 com.acme.order.db.OrderRow",
                        "HEX-302 com.acme.order.web.OrderController");
        assertThat(canary(report, "HEX-102")).isEqualTo(RuleRun.Canary.CAUGHT);
    }

    @Test
    void adapters_that_are_told_by_the_names_of_their_classes_are_as_many_as_their_packages() {
        List<String> lines = new ArrayList<>(CORE);
        lines.set(6, "driven-adapter=class:*Repository, class:*Client");

        Report report = check(
                lines,
                ORDER,
                ORDERING,
                "package com.acme.table; public class OrderRepository {}",
                "package com.acme.mail; class MailClient { com.acme.table.OrderRepository orders; }");

        assertThat(keys(report))
                .containsExactly(
                        "HEX-102 com.acme.mail.MailClient -> com.acme.table.OrderRepository",
                        "HEX-302 com.acme.table.OrderRepository");
        assertThat(canary(report, "HEX-102")).isEqualTo(RuleRun.Canary.CAUGHT);
    }

    @Test
    void driving_ports_may_be_told_by_the_annotation_that_marks_them() {
        List<String> lines = new ArrayList<>(CORE);
        lines.set(3, "driving-port=annotated:com.acme.application.UseCase");
        lines.add("driving-port.marks=com.acme.application.UseCase");

        Report report = check(
                lines,
                ORDER,
                "package com.acme.application; public @interface UseCase {}",
                "package com.acme.application; @UseCase public interface PlaceOrder { void place(); }",
                "package com.acme.application; class Placing implements PlaceOrder { public void place() {} }");

        assertThat(keys(report)).isEmpty();
        assertThat(canary(report, "HEX-204")).isEqualTo(RuleRun.Canary.CAUGHT);
    }

    @Test
    void a_port_that_overrides_what_it_inherits_is_a_port() {
        List<String> lines = new ArrayList<>(CORE);
        lines.set(3, "driving-port=.ports..");
        lines.add("driving-port.marks=com.acme.ports.UseCase");

        Report report = check(
                lines,
                ORDER,
                ORDERING,
                "package com.acme.ports; public @interface UseCase {}",
                "package com.acme.ports; @UseCase public interface Again { void describe(); }",
                "package com.acme.ports; @UseCase public interface Abstract extends Place { @Override void place(); }",
                "package com.acme.ports; interface Place { default void place() {} }",
                "package com.acme.ports; interface Found { Object find(); }",
                "package com.acme.ports; @UseCase public interface Text extends Found { @Override String find(); }",
                "package com.acme.ports; interface Taking<T> { void take(T t); }",
                "package com.acme.ports; @UseCase public interface Taker extends Taking<String> { void take(String t); }",
                "package com.acme.application; class Takes implements com.acme.ports.Taker {"
                        + " public void take(String t) {} }");

        assertThat(keys(report))
                .contains(
                        "HEX-202 com.acme.ports.Again",
                        "HEX-202 com.acme.ports.Abstract",
                        "HEX-202 com.acme.ports.Text")
                .doesNotContain(
                        "HEX-202 com.acme.ports.Taker",
                        "HEX-204 com.acme.ports.Abstract",
                        "HEX-204 com.acme.ports.Text",
                        "HEX-204 com.acme.ports.Taker");
    }

    @Test
    void a_port_may_be_implemented_by_a_framework_at_run_time() {
        List<String> lines = new ArrayList<>(CORE);
        lines.set(4, "driven-port=.ports..");
        lines.set(6, "driven-adapter=.client..");

        Report report = check(
                lines,
                ORDER,
                ORDERING,
                "package com.acme.ports; public interface Stock { int stock(String id); }",
                "package com.acme.ports; public interface Rates { int rate(String id); }",
                "package com.acme.ports; public interface Nobody { int nothing(String id); }",
                "package org.springframework.cloud.openfeign; public @interface FeignClient {}",
                "package org.springframework.web.service.annotation; public @interface GetExchange {}",
                "package com.acme.client; @org.springframework.cloud.openfeign.FeignClient"
                        + " interface StockClient extends com.acme.ports.Stock {}",
                "package com.acme.client; interface RateClient extends com.acme.ports.Rates {"
                        + " @org.springframework.web.service.annotation.GetExchange int rate(String id); }",
                "package com.acme.client; interface NobodyClient extends com.acme.ports.Nobody {}");

        assertThat(keys(report)).containsExactly("HEX-203 com.acme.ports.Nobody");
    }

    @Test
    void the_parameter_of_a_record_may_be_injected() {
        Report report = check(
                CORE,
                ORDER,
                ORDERING,
                "package org.springframework.beans.factory.annotation; public @interface Value {}",
                "package com.acme.application;"
                        + " record Limits(@org.springframework.beans.factory.annotation.Value int most) {}");

        assertThat(keys(report)).noneMatch(key -> key.startsWith("HEX-701"));
    }

    @Test
    void the_type_arguments_of_a_local_variable_are_dependencies() {
        List<String> lines = new ArrayList<>(CORE);
        lines.set(6, "driven-adapter=.table..");

        Report report = check(
                lines,
                ORDERING.replace("com.acme.domain.Order", "Object"),
                "package com.acme.table; public class Row {}",
                """
                package com.acme.domain;
                class Order {
                    <T> int rows() {
                        java.util.Map<T, ? extends java.util.List<com.acme.table.Row[]>> rows = new java.util.HashMap<>();
                        return rows.size();
                    }
                }
                """);

        assertThat(keys(report)).contains("HEX-104 com.acme.domain.Order -> com.acme.table.Row");
    }

    @Test
    void a_transaction_in_the_core_is_reported_where_the_rule_for_frameworks_is_off() {
        List<String> lines = new ArrayList<>(CORE);
        lines.add("rule.HEX-105=off");
        lines.add("rule.HEX-105.reason=not yet");

        Report report = check(lines, ORDER, """
                package com.acme.application;
                @org.springframework.transaction.annotation.Transactional
                class Ordering { com.acme.domain.Order order; }
                """);

        assertThat(keys(report))
                .containsExactly("HEX-501 com.acme.application.Ordering"
                        + " -> org.springframework.transaction.annotation.Transactional");
    }

    @Test
    void a_seam_that_no_class_is_in_is_a_mistake() {
        List<String> lines = new ArrayList<>(CORE);
        lines.add("seam=class:*Transacions");

        assertThatThrownBy(() -> check(lines, ORDER, ORDERING))
                .hasMessageContaining("seam=class:*Transacions matches no class of that kind");
    }

    @Test
    void without_classes_the_production_classes_of_all_roots_are_found() {
        List<String> lines = new ArrayList<>(CORE);
        lines.set(0, "root=io.masthead.architecture, org.junit.platform.commons");

        Set<Location> locations =
                Hexagon.configured(Fixture.configuration(directory, lines)).locations();

        assertThat(locations)
                .anyMatch(location -> location.contains("target/classes"))
                .anyMatch(location -> location.contains("junit-platform-commons"))
                .noneMatch(location -> location.contains("test-classes"));
    }

    @Test
    void the_locations_of_named_classes_are_those_that_symbolic_links_lead_to() throws IOException {
        Path core = Compilation.of(directory.resolve("away/core"), Compilation.NEWEST, ORDER, ORDERING);
        Files.createSymbolicLink(directory.resolve("linked"), core);
        Path jar = Jars.of(directory.resolve("core.jar"), core);
        List<String> lines = new ArrayList<>(CORE);
        lines.add("classes=linked, core.jar");

        Set<Location> locations =
                Hexagon.configured(Fixture.configuration(directory, lines)).locations();

        assertThat(locations)
                .containsExactlyInAnyOrder(
                        Location.of(core.toRealPath()), Location.of(URI.create("jar:" + jar.toUri() + "!/")));
    }

    @Test
    void without_driving_ports_only_driving_adapters_call_use_cases() {
        List<String> lines = new ArrayList<>(CORE);
        lines.set(5, "driving-adapter=.web..");
        lines.set(6, "driven-adapter=.table..");

        Report report = check(
                lines,
                ORDER,
                ORDERING,
                "package com.acme.application; public class Placing {}",
                "package com.acme.web; class Page { com.acme.application.Placing placing; }",
                "package com.acme.table; class Row { com.acme.application.Placing placing; }");

        assertThat(keys(report)).containsExactly("HEX-101 com.acme.table.Row -> com.acme.application.Placing");
    }

    @Test
    void a_class_of_an_adapter_that_the_service_loader_instantiates_is_public() throws IOException {
        List<String> lines = new ArrayList<>(CORE);
        lines.set(6, "driven-adapter=.table..");
        Path classes = Compilation.of(
                directory.resolve("classes"),
                Compilation.NEWEST,
                "module shop { provides Runnable with com.acme.table.OfModule; }",
                ORDER,
                ORDERING,
                "package com.acme.table; public class OfModule implements Runnable { public void run() {} }",
                "package com.acme.table; public class OfFile implements Runnable { public void run() {} }",
                "package com.acme.table; public class OfNone implements Runnable { public void run() {} }");
        Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(classes.resolve("META-INF/services/java.lang.Runnable"), "com.acme.table.OfFile # one\n");

        assertThat(keys(check(lines, classes))).containsExactly("HEX-302 com.acme.table.OfNone");
    }

    @Test
    void roles_are_given_by_an_annotation_of_a_class_or_of_its_package() {
        Report report = check(
                List.of(
                        "root=com.acme",
                        "domain=none",
                        "driving-port=none",
                        "driven-port=none",
                        "use-case=annotated:*.Application",
                        "driving-adapter=annotated:org.springframework.stereotype.Controller",
                        "driven-adapter=annotated:org.springframework.stereotype.Repository",
                        "bootstrap=annotated:*.Configuration"),
                CONTROLLER,
                ROW,
                "package com.acme.order.core; public class OrderService {}",
                SERVICE.replace("package com.acme.order;", "package com.acme.order.core.inner;"),
                "package com.acme.order; public @interface Application {}".replace("public", "@Application public"),
                "@com.acme.order.Application package com.acme.order.core;",
                SERVICE.replace("public class", "@Application public class"),
                CONFIGURATION);

        assertThat(keys(report))
                .contains("HEX-102 com.acme.order.web.OrderController -> com.acme.order.db.OrderRow")
                .doesNotContain("HEX-101 com.acme.order.db.OrderDbConfiguration -> com.acme.order.OrderService");
        assertThat(canary(report, "HEX-102")).isEqualTo(RuleRun.Canary.CAUGHT);
        assertThat(canary(report, "HEX-105")).isEqualTo(RuleRun.Canary.CAUGHT);
    }

    @Test
    void several_roots_are_one_project() {
        List<String> lines = new ArrayList<>(CORE);
        lines.set(0, "root=com.acme, org.other.billing");

        Report report = check(
                lines,
                ORDER,
                ORDERING,
                "package org.other.billing.domain; class Bill { com.acme.domain.Order order; }",
                "package org.other.billing.application; class Billing {}",
                "package org.other.billing.domain.clock; class Now { Object now() { return java.time.Instant.now(); } }",
                "package com.acme.domain.late; class Late { Object o = org.other.billing.domain.Bill2.class; }"
                        .replace("Bill2", "Open"),
                "package org.other.billing.domain; public class Open {}");

        assertThat(keys(report)).containsExactly("HEX-401 org.other.billing.domain.clock.Now -> java.time.Instant");
    }

    @Test
    void a_shared_kernel_is_known_to_all_and_knows_itself_alone() {
        List<String> lines = new ArrayList<>(CORE);
        lines.add("shared-kernel=.kernel..");

        Report report = check(
                lines,
                ORDER,
                ORDERING,
                "package com.acme.kernel; public class Money { Rounding rounding; }",
                "package com.acme.kernel; public class Rounding {}",
                "package com.acme.kernel; class Total { com.acme.domain.Order order; }",
                "package com.acme.domain; class Line { com.acme.kernel.Rounding rounding; }",
                "package com.acme.application; class Sum { com.acme.kernel.Money money; }");

        assertThat(keys(report)).contains("HEX-101 com.acme.kernel.Total -> com.acme.domain.Order");
        assertThat(keys(report)).filteredOn(key -> !key.startsWith("HEX-602")).hasSize(1);
    }

    @Test
    void roles_are_given_by_the_modules_of_the_build() throws IOException {
        Path core = Compilation.of(
                directory.resolve("shop-core/target/classes"),
                Compilation.NEWEST,
                "package com.acme.shop; public class Cart {}");
        Path web = Compilation.of(
                directory.resolve("shop-web/build/classes/java/main"),
                Compilation.NEWEST,
                List.of(
                        "package com.acme.shop.web; class CartController { com.acme.shop.Cart cart;"
                                + " com.acme.shop.db.CartRow row; }",
                        "package com.acme.shop.db; public class CartRow {}"),
                List.of("-classpath", core.toString()));
        Path database = Compilation.of(
                directory.resolve("database"), Compilation.NEWEST, "package com.acme.shop.db; public class CartRow {}");
        Path row = Path.of("com/acme/shop/db/CartRow.class");
        Files.delete(web.resolve(row));
        Path jar = Jars.of(directory.resolve("shop-db-1.0-SNAPSHOT.jar"), database);

        Report report = Hexagon.configured(Fixture.configuration(
                        directory,
                        "root=com.acme.shop",
                        "domain=module:shop-core",
                        "driving-port=none",
                        "use-case=none",
                        "driven-port=none",
                        "driving-adapter=module:shop-web",
                        "driven-adapter=module:shop-d*",
                        "bootstrap=none"))
                .over(List.of(core, web, jar))
                .check();

        assertThat(keys(report)).contains("HEX-102 com.acme.shop.web.CartController -> com.acme.shop.db.CartRow");
        assertThat(report.rules())
                .filteredOn(run -> run.canary() == RuleRun.Canary.CAUGHT)
                .extracting(run -> run.rule().id())
                .contains("HEX-102", "HEX-103", "HEX-104", "HEX-401");
    }

    @Test
    void modules_below_a_directory_named_like_an_output_have_names_of_their_own() {
        List<String> lines = new ArrayList<>(CORE);
        lines.set(6, "driven-adapter=module:postgres, module:mail");
        Path core = Compilation.of(directory.resolve("core"), Compilation.NEWEST, ORDER, ORDERING);
        Path postgres = Compilation.of(
                directory.resolve("adapters/out/postgres/target/classes"),
                Compilation.NEWEST,
                "package com.acme.postgres; class OrderTable {}");
        Path mail = Compilation.of(
                directory.resolve("build/mail/build/classes/java/main"),
                Compilation.NEWEST,
                "package com.acme.mail; class MailClient {}");

        Report report = Hexagon.configured(Fixture.configuration(directory, lines))
                .over(List.of(core, postgres, mail))
                .check();

        assertThat(keys(report)).isEmpty();
    }

    @Test
    void what_later_releases_of_java_find_in_place_of_a_class_is_checked_too() throws IOException {
        Path classes = Compilation.of(directory.resolve("classes"), 17, ORDER, ORDERING, moment("17", "null"));
        Compilation.of(classes.resolve("META-INF/versions/21"), 21, moment("21", "java.time.Instant.now()"));
        Compilation.of(
                classes.resolve("META-INF/versions/25"),
                25,
                moment("25", "System.getenv()"),
                "package com.acme.domain; class Late { Object o = Math.random(); }");
        Path jar = Jars.of(directory.resolve("core.jar"), classes);
        List<String> found = List.of(
                "HEX-401 com.acme.domain.Moment -> java.time.Instant",
                "HEX-402 com.acme.domain.Late -> java.lang.Math",
                "HEX-403 com.acme.domain.Moment -> java.lang.System");

        assertThat(keys(check(CORE, classes))).isEqualTo(found);
        assertThat(keys(check(CORE, jar))).isEqualTo(found);
    }

    private static String moment(String name, String value) {
        return "package com.acme.domain; class Moment { String name = \"" + name + "\"; Object value = " + value
                + "; }";
    }

    @Test
    void a_jmod_is_read() throws IOException {
        Path classes = Compilation.of(
                directory.resolve("classes"),
                25,
                ORDER,
                ORDERING,
                moment("25", "java.time.Instant.now()"),
                "module com.acme { exports com.acme.domain; }");
        Path jmod = directory.resolve("core.jmod");
        ToolProvider.findFirst("jmod")
                .orElseThrow()
                .run(System.out, System.err, "create", "--class-path", classes.toString(), jmod.toString());

        assertThat(keys(check(CORE, jmod))).containsExactly("HEX-401 com.acme.domain.Moment -> java.time.Instant");
    }

    @Test
    void what_a_module_descriptor_requires_is_no_dependency_of_its_classes() {
        Report report = check(
                CORE,
                ORDER,
                ORDERING,
                "module com.acme { requires java.sql; requires java.desktop; exports com.acme.domain; }");

        assertThat(keys(report)).isEmpty();
    }

    private static RuleRun.Canary canary(Report report, String rule) {
        return report.rules().stream()
                .filter(run -> run.rule().id().equals(rule))
                .findFirst()
                .orElseThrow()
                .canary();
    }

    private Report check(List<String> lines, String... sources) {
        return check(lines, Compilation.of(directory.resolve("classes"), Compilation.NEWEST, sources));
    }

    private Report check(List<String> lines, Path classes) {
        return Hexagon.configured(Fixture.configuration(directory, lines))
                .over(List.of(classes))
                .check();
    }

    private static List<String> keys(Report report) {
        return report.violations().stream()
                .map(ReportedViolation::key)
                .distinct()
                .toList();
    }
}
