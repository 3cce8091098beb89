package io.masthead.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.init.ConfigurationProposal;
import io.masthead.architecture.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proposals for small projects in the layouts of well-known ones. Each has to run as it is. */
@SuppressWarnings("MethodName")
class ConfigurationProposalTest {

    private static final String MAIN =
            "package com.acme; public class Start { public static void main(String[] a) {} }";

    @TempDir
    Path directory;

    @Test
    void packages_named_after_ports_and_adapters_decide() {
        List<String> lines = propose(
                MAIN,
                "package com.acme.application.domain.model; public class Order {}",
                """
                package com.acme.application.domain.service;
                class Ordering implements com.acme.application.port.in.PlaceOrder {
                    private final com.acme.application.port.out.Orders orders;
                    Ordering(com.acme.application.port.out.Orders orders) { this.orders = orders; }
                    public void place() { orders.save(new com.acme.application.domain.model.Order()); }
                }
                """,
                "package com.acme.application.port.in; public interface PlaceOrder { void place(); }",
                """
                package com.acme.application.port.out;
                public interface Orders { void save(com.acme.application.domain.model.Order order); }
                """,
                """
                package com.acme.adapter.in.web;
                class OrderController { com.acme.application.port.in.PlaceOrder port; }
                """,
                """
                package com.acme.adapter.out.store;
                class OrderStore implements com.acme.application.port.out.Orders {
                    public void save(com.acme.application.domain.model.Order order) {}
                }
                """);

        assertThat(lines)
                .containsExactly(
                        "root = com.acme",
                        "classes = target/classes",
                        "domain = .application.domain.model..",
                        "driving-port = .application.port.in..",
                        "use-case = .application.domain.service..",
                        "driven-port = .application.port.out..",
                        "driving-adapter = .adapter.in.*..",
                        "driven-adapter = .adapter.out.*..",
                        "bootstrap = .");
    }

    @Test
    void every_line_has_a_reason_in_a_comment() {
        propose(
                MAIN,
                "package com.acme.domain; public class Order {}",
                "package com.acme.persistence; class OrderStore { java.sql.Connection connection; }");

        assertThat(text().replace("\n\n", "\n").lines())
                .contains(
                        "# The package that all classes share.",
                        "# The output of the build.",
                        "# 1 class, by the package name domain.",
                        "# 1 class, by the package name persistence.",
                        "# 1 class, because Start starts the program.",
                        "# No use case implements an interface; adapters call the classes.");
    }

    @Test
    void features_around_layers_share_one_pattern_even_if_they_are_named_after_technology() {
        List<String> lines = propose(
                MAIN,
                "package com.acme.client.domain; public class Client {}",
                "package com.acme.rest.domain; public class Pause {}",
                "package com.acme.client.application; public class Clients { com.acme.client.domain.Client client; }",
                "package com.acme.rest.application; public class Pauses { com.acme.rest.domain.Pause pause; }",
                "package com.acme.client.infrastructure.primary; class ClientPage {}",
                "package com.acme.rest.infrastructure.primary; class PausePage {}",
                "package com.acme.client.infrastructure.secondary; class ClientTable {}",
                "package com.acme.rest.infrastructure.secondary; class PauseTable {}");

        assertThat(lines)
                .contains(
                        "domain = ..domain..",
                        "use-case = ..application..",
                        "driving-adapter = ..infrastructure.primary..",
                        "driven-adapter = ..infrastructure.secondary..");
    }

    @Test
    void adapters_without_a_side_get_it_from_what_calls_and_implements() {
        List<String> lines = propose(
                "package com.acme.domain; public class Order {}",
                "package com.acme.domain; public interface Orders { void save(); }",
                "package com.acme.adapter.pages; @org.springframework.stereotype.Controller public class Pages {}",
                """
                package com.acme.adapter.files;
                public class FileOrders implements com.acme.domain.Orders { public void save() {} }
                """,
                "package com.acme.adapter.tables; @jakarta.persistence.Entity public class OrderRow {}");

        assertThat(lines)
                .contains(
                        "driving-adapter = .adapter.pages..",
                        "driven-adapter = .adapter.files.., .adapter.tables..",
                        "driven-port = port:.domain..");
    }

    @Test
    void a_domain_of_nothing_but_driven_ports_is_none() {
        List<String> lines = propose("package com.acme.domain; public interface Orders { void save(); }", """
                package com.acme.persistence;
                class OrderTable implements com.acme.domain.Orders { public void save() {} }
                """);

        assertThat(lines).contains("domain = none", "driven-port = .domain..");
    }

    @Test
    void interfaces_of_the_application_are_driving_ports_if_it_implements_them_and_driven_ports_if_adapters_do() {
        List<String> lines = propose(
                "package com.acme.application; public interface Booking { void book(); }",
                "package com.acme.application; public interface Events { void booked(); }",
                """
                package com.acme.application.impl;
                class BookingImpl implements com.acme.application.Booking {
                    com.acme.application.Events events;
                    public void book() { events.booked(); }
                }
                """,
                """
                package com.acme.interfaces.web;
                @org.springframework.stereotype.Controller class Pages { com.acme.application.Booking booking; }
                """,
                """
                package com.acme.infrastructure.messaging;
                class Broker implements com.acme.application.Events { public void booked() {} }
                """,
                """
                package com.acme.infrastructure.messaging;
                class BookingListener {
                    com.acme.application.Booking booking;
                    @org.springframework.context.event.EventListener void on(String event) { booking.book(); }
                }
                """,
                """
                package com.acme.infrastructure.messaging;
                @org.springframework.context.annotation.Configuration
                class MessagingConfig { Object listener() { return new BookingListener(); } }
                """,
                """
                package com.acme.infrastructure.messaging;
                @org.springframework.context.annotation.Configuration
                class BrokerConfig { Object broker() { return new Broker(); } }
                """);

        assertThat(lines)
                .contains(
                        "bootstrap = class:.infrastructure.messaging.MessagingConfig",
                        "driving-port = .application",
                        "use-case = .application.impl..",
                        "driven-port = class:.application.Events",
                        "driving-adapter = .interfaces.., class:.infrastructure.messaging.BookingListener",
                        "driven-adapter = .infrastructure.*..");
    }

    @Test
    void controllers_in_packages_named_application_are_driving_adapters() {
        List<String> lines = propose(
                MAIN,
                "package com.acme.loan.core.ports.incoming; public interface Lend { void lend(); }",
                "package com.acme.loan.core.model; public class Loan {}",
                """
                package com.acme.loan.core;
                public class LoanFacade implements com.acme.loan.core.ports.incoming.Lend { public void lend() {} }
                """,
                """
                package com.acme.loan.application;
                @org.springframework.stereotype.Controller
                public class LoanController { com.acme.loan.core.ports.incoming.Lend lend; }
                """,
                "package com.acme.loan.application.model; public class LoanForm {}",
                "package com.acme.application; @org.springframework.stereotype.Controller public class Home {}",
                """
                package com.acme.loan.infrastructure;
                public class LoanConfig {
                    @org.springframework.context.annotation.Bean
                    public com.acme.loan.core.ports.incoming.Lend lend() { return new com.acme.loan.core.LoanFacade(); }
                }
                """,
                "package com.acme.loan.infrastructure; class LoanTable { java.sql.Connection connection; }");

        assertThat(lines)
                .contains(
                        "domain = .loan.core.model..",
                        "driving-port = .loan.core.ports.incoming..",
                        "use-case = .loan.core",
                        "driving-adapter = ..application..",
                        "driven-adapter = .loan.infrastructure..",
                        "bootstrap = ., class:.loan.infrastructure.LoanConfig");
    }

    @Test
    void listeners_in_packages_named_application_are_use_cases_if_they_work_with_the_domain() {
        List<String> lines = propose(
                "package com.acme.model; public class Book {}",
                "package com.acme.model; public interface Books { void save(Book book); }",
                """
                package com.acme.application;
                class BookHandler {
                    com.acme.model.Books books;
                    @org.springframework.context.event.EventListener void on(com.acme.model.Book book) { books.save(book); }
                }
                """,
                """
                package com.acme.infrastructure;
                class BookTable implements com.acme.model.Books { public void save(com.acme.model.Book book) {} }
                """);

        assertThat(lines)
                .contains("use-case = .application..", "driven-port = port:.model..", "driving-adapter = none");
    }

    @Test
    void features_without_layers_are_told_by_what_they_use() {
        List<String> lines = propose(
                MAIN,
                "package com.acme.sales.order; public class Order {}",
                "package com.acme.sales.order; public interface Orders { Order find(); }",
                "package com.acme.sales.cart; public interface Carts { void empty(); }",
                """
                package com.acme.sales.order.jdbc;
                class JdbcOrders implements com.acme.sales.order.Orders {
                    java.sql.Connection connection;
                    public com.acme.sales.order.Order find() { return null; }
                }
                """,
                """
                package com.acme.sales.cart.jdbc;
                class JdbcCarts implements com.acme.sales.cart.Carts { public void empty() {} }
                """,
                "package com.acme.sales.order.item; public class Item {}",
                "package com.acme.common; public class Money {}",
                "package com.acme.portal; @org.springframework.context.annotation.Configuration public class Wiring {}",
                """
                package com.acme.portal;
                public class Checkout { com.acme.sales.order.Orders orders; }
                """,
                """
                package com.acme.portal.web;
                @org.springframework.stereotype.Controller class Page { com.acme.portal.Checkout checkout; }
                """);

        assertThat(lines)
                .contains(
                        "domain = .sales.., !..jdbc..",
                        "shared-kernel = .common..",
                        "use-case = .portal",
                        "driven-port = interface:.sales.., !..jdbc..",
                        "driving-adapter = .portal.web..",
                        "driven-adapter = ..jdbc..");
    }

    @Test
    void classes_in_packages_named_after_input_that_implement_use_cases_are_use_cases() {
        List<String> lines = propose(
                "package com.acme.application.usecases; public interface Route { void route(); }",
                """
                package com.acme.application.ports.input;
                public class RouteInput implements com.acme.application.usecases.Route { public void route() {} }
                """,
                "package com.acme.application.ports.output; public interface Routers { void save(); }",
                """
                package com.acme.framework.adapters.output.mysql;
                class RouterTable implements com.acme.application.ports.output.Routers { public void save() {} }
                """);

        assertThat(lines)
                .contains(
                        "driving-port = .application.usecases..",
                        "use-case = .application.ports.input..",
                        "driven-port = .application.ports.output..",
                        "driven-adapter = .framework.adapters.output.*..");
    }

    @Test
    void ports_of_either_side_are_told_by_who_implements_them() {
        List<String> lines = propose(
                "package com.acme.port.ordering; public interface PlaceOrder { void place(); }",
                "package com.acme.port.storing; public interface Orders { void save(); }",
                """
                package com.acme.service;
                class Ordering implements com.acme.port.ordering.PlaceOrder { public void place() {} }
                """,
                """
                package com.acme.persistence;
                class OrderTable implements com.acme.port.storing.Orders { public void save() {} }
                """);

        assertThat(lines)
                .contains(
                        "driving-port = .port.ordering..",
                        "driven-port = .port.storing..",
                        "use-case = .service..",
                        "driven-adapter = .persistence..");
    }

    @Test
    void interfaces_that_no_adapter_implements_are_not_taken_for_driven_ports() {
        List<String> lines = propose(
                "package com.acme.domain; public interface Orders { void save(); }",
                "package com.acme.domain; public interface Policy { boolean allows(); }",
                "package com.acme.domain; public class Rule { Policy policy = () -> true; }",
                """
                package com.acme.persistence;
                class OrderTable implements com.acme.domain.Orders { public void save() {} }
                """);

        assertThat(lines).contains("driven-port = class:.domain.Orders");
    }

    @Test
    void interfaces_that_driving_adapters_call_are_driven_ports_only_if_the_core_has_them() {
        List<String> lines = propose(
                "package com.acme.domain; public interface Orders { void save(); }",
                "package com.acme.domain; public interface Bill { void pay(); }",
                "package com.acme.domain; public class Order {}",
                """
                package com.acme.application;
                public class Ordering {
                    private final com.acme.domain.Orders orders;
                    public Ordering(com.acme.domain.Orders orders) { this.orders = orders; }
                    public void order(com.acme.domain.Bill bill) { bill.pay(); }
                }
                """,
                """
                package com.acme.persistence;
                class OrderTable implements com.acme.domain.Orders { public void save() {} }
                """,
                """
                package com.acme.persistence;
                class BillRow implements com.acme.domain.Bill { public void pay() {} }
                """,
                """
                package com.acme.web;
                class Page { void pay(com.acme.domain.Bill bill, com.acme.domain.Orders orders) { bill.pay(); } }
                """);

        assertThat(lines).contains("domain = .domain..", "driven-port = class:.domain.Orders");
    }

    @Test
    void an_interface_that_a_single_driving_adapter_calls_is_no_driven_port_either() {
        List<String> lines = propose(
                "package com.acme.domain; public interface Bill { void pay(); }",
                "package com.acme.domain; public class Order { public void order(Bill bill) { bill.pay(); } }",
                """
                package com.acme.persistence;
                class BillRow implements com.acme.domain.Bill { public void pay() {} }
                """,
                """
                package com.acme.application;
                @org.jmolecules.architecture.layered.ApplicationLayer
                public class Ordering { com.acme.domain.Order order; }
                """,
                """
                package com.acme.application;
                @org.jmolecules.architecture.hexagonal.PrimaryAdapter
                class BillPage { void pay(com.acme.domain.Bill bill) { bill.pay(); } }
                """);

        assertThat(lines).contains("driving-adapter = class:.application.BillPage", "driven-port = none");
    }

    @Test
    void packages_of_the_core_below_ports_belong_to_them_unless_they_are_free_of_frameworks() {
        List<String> lines = propose(
                "package com.acme.core.repository; public interface Orders { void find(); }",
                "package com.acme.core.repository.page; public class Page {}",
                "package com.acme.core.repository.query; public class Query { org.hibernate.Session session; }",
                "package org.hibernate; public class Session {}",
                """
                package com.acme.persistence;
                class OrderTable implements com.acme.core.repository.Orders { public void find() {} }
                """);

        assertThat(lines)
                .contains(
                        "domain = .core.repository.page..",
                        "use-case = none",
                        "driven-port = .core.repository, .core.repository.query..");
    }

    @Test
    void a_configuration_beside_the_use_cases_that_it_makes_belongs_to_bootstrap() {
        List<String> lines = propose("package com.acme.application; public class Ordering {}", """
                package com.acme.application;
                @org.springframework.context.annotation.Configuration
                public class OrderingConfig { Ordering ordering() { return new Ordering(); } }
                """);

        assertThat(lines).contains("use-case = .application..", "bootstrap = class:.application.OrderingConfig");
    }

    @Test
    void a_configuration_that_declares_another_role_keeps_it() {
        List<String> lines = propose("""
                package com.acme.application;
                @org.jmolecules.architecture.layered.ApplicationLayer
                public class Ordering {}
                """, """
                package com.acme.application;
                @org.jmolecules.architecture.hexagonal.PrimaryAdapter
                @org.springframework.context.annotation.Configuration
                public class OrderingConfig { Ordering ordering() { return new Ordering(); } }
                """);

        assertThat(lines).contains("driving-adapter = class:.application.OrderingConfig", "bootstrap = none");
    }

    @Test
    void a_package_that_is_declared_to_be_the_domain_is_not_split() {
        List<String> lines = propose(
                "@org.jmolecules.architecture.onion.simplified.DomainRing package com.acme.catalogue;",
                "package com.acme.catalogue; public class Book {}",
                "package com.acme.catalogue; class BookTable { java.sql.Connection connection; Book book; }",
                "package com.acme.store; public class Store { java.sql.Connection connection; }");

        assertThat(lines).contains("domain = .catalogue..", "driven-adapter = .store..");
    }

    @Test
    void a_package_with_values_of_the_core_beside_a_database_is_split() {
        List<String> lines = propose(
                "package com.acme.lending.model; public class Loan { com.acme.catalogue.BookId book; }",
                "package com.acme.catalogue; public class BookId {}",
                "package com.acme.catalogue; public class Book { BookId id; }",
                "package com.acme.catalogue; public class Title {}",
                "package com.acme.catalogue; class BookTable { java.sql.Connection connection; Book book; }",
                """
                package com.acme.catalogue;
                @org.springframework.context.annotation.Configuration
                class CatalogueConfig { BookTable table; }
                """,
                "package com.acme.store; public class Store { java.sql.Connection connection; }",
                "package com.acme.store; public class Row {}",
                "package com.acme.store; public class Column {}");

        assertThat(lines)
                .contains(
                        "domain = .catalogue.., .lending.model..",
                        "driven-adapter = .store.., class:.catalogue.BookTable",
                        "bootstrap = class:.catalogue.CatalogueConfig");
    }

    @Test
    void a_class_with_methods_that_produce_beans_is_a_configuration() {
        List<String> lines = propose(
                "package jakarta.enterprise.inject; public @interface Produces {}",
                "package com.acme.application; public class Ordering {}",
                """
                package com.acme;
                class AppConfig {
                    @jakarta.enterprise.inject.Produces
                    com.acme.application.Ordering ordering() { return new com.acme.application.Ordering(); }
                }
                """,
                "package com.acme.domain; public class Order {}");

        assertThat(lines).contains("bootstrap = .");
    }

    @Test
    void a_shared_package_with_an_annotation_of_another_package_is_no_kernel() {
        List<String> lines = propose(
                "package com.acme.domain; public @interface Part {}",
                "@com.acme.domain.Part package com.acme.shared;",
                "package com.acme.shared; public class Money {}",
                "package com.acme.common; public class Name {}");

        assertThat(lines).contains("domain = .domain.., .shared..", "shared-kernel = .common..");
    }

    @Test
    void everything_beside_controllers_below_a_package_of_the_root_belongs_to_their_adapter() {
        List<String> lines = propose(
                "package com.acme.core.model; public class Order {}",
                "package com.acme.api.v1; @org.springframework.stereotype.Controller public class Orders {}",
                "package com.acme.api.error; public class Message {}",
                "package com.acme.api.mapping; public class OrderMapping { com.acme.core.model.Order order; }");

        assertThat(lines).contains("domain = .core.model..", "driving-adapter = .api..");
    }

    @Test
    void what_cannot_be_told_is_outside() {
        List<String> lines = propose(
                "package com.acme.domain; public class Order {}",
                "package com.acme.common; @org.springframework.stereotype.Service public @interface UseCase {}");

        assertThat(lines).contains("outside = .common..", "outside.reason = Used by several roles, or by none");
    }

    @Test
    void libraries_of_values_in_the_domain_are_allowed() {
        List<String> lines = propose(
                "package com.acme.domain; public class Order { io.vavr.Option option; }",
                "package com.acme.domain; public class Item {}",
                "package io.vavr; public class Option {}");

        assertThat(lines).contains("domain.allow = io.vavr..");
        assertThat(text()).contains("# The package that most classes share, without 1 class elsewhere.");
    }

    @Test
    void the_root_ends_before_the_first_layer() {
        List<String> lines = propose("package com.acme.shop.domain; public class Order {}");

        assertThat(lines).contains("root = com.acme.shop", "domain = .domain..", "bootstrap = none");
    }

    @Test
    void a_root_of_one_segment_ends_before_the_first_layer_too() {
        assertThat(propose(
                        "package shop.domain; public class Order {}",
                        "package shop.adapter.in.web; class OrderPage { shop.domain.Order order; }"))
                .contains("root = shop", "domain = .domain..", "driving-adapter = .adapter.in.*..");
    }

    @Test
    void the_output_of_modules_is_found_for_gradle_and_maven() throws IOException {
        Compilation.of(
                directory.resolve("core/build/classes/java/main"),
                17,
                "package com.acme.domain; public class Order {}");
        Compilation.of(
                directory.resolve("adapters/web/target/classes"), 17, "package com.acme.web; public class Page {}");
        Files.createDirectories(directory.resolve("empty/target/classes"));

        String text = ConfigurationProposal.ofBuild(directory).text();

        assertThat(text)
                .contains("# The output of 2 modules of the build.")
                .contains("classes = */build/classes/java/main, */*/target/classes");
    }

    @Test
    void modules_with_sources_and_no_compiled_class_are_named() throws IOException {
        Compilation.of(directory.resolve("core/target/classes"), 17, "package com.acme.domain; public class Order {}");
        write("core/src/main/java/com/acme/domain/Order.java");
        write("adapters/web/src/main/kotlin/com/acme/web/Page.kt");
        write("parent/src/main/java/com/acme/package-info.java");
        write("checks/src/test/java/com/acme/OrderTest.java");

        ConfigurationProposal proposal = ConfigurationProposal.ofBuild(directory);

        assertThat(proposal.remarks())
                .containsExactly(
                        "Not read, since no class is compiled there: adapters/web; compile, delete the file and"
                                + " run init again.");
        assertThat(proposal.text())
                .contains("# The output of the build; not read, since no class is compiled there: adapters/web.");
    }

    @Test
    void a_project_without_a_core_is_told_so() {
        Compilation.of(
                directory.resolve("target/classes"),
                17,
                """
                package com.acme.owner;
                @org.springframework.stereotype.Controller
                class OwnerController { Owner owner; }
                """,
                "package com.acme.owner; @jakarta.persistence.Entity class Owner {}");

        ConfigurationProposal proposal = ConfigurationProposal.ofBuild(directory);

        assertThat(proposal.text()).contains("domain = none", "use-case = none");
        assertThat(proposal.remarks())
                .singleElement()
                .asString()
                .startsWith("No class looks like domain or use case, so most rules have nothing to check;");
    }

    private void write(String file) throws IOException {
        Path source = directory.resolve(file);
        Files.createDirectories(source.getParent());
        Files.writeString(source, "source");
    }

    @Test
    void modules_below_directories_that_editors_call_their_output_are_found() {
        String order = "package com.acme.domain; public class Order {}";
        Compilation.of(directory.resolve("core/target/classes"), 17, order);
        Compilation.of(
                directory.resolve("adapters/out/postgres/target/classes"),
                17,
                "package com.acme.adapter.out.postgres; class OrderTable {}");
        Compilation.of(
                directory.resolve("bin/shop/target/classes"), 17, "package com.acme.bootstrap; public class Start {}");

        String text = ConfigurationProposal.ofBuild(directory).text();

        assertThat(text).contains("classes = */target/classes, */*/target/classes, */*/*/target/classes");
    }

    @Test
    void classes_that_symbolic_links_lead_to_are_found() throws IOException {
        Path core =
                Compilation.of(directory.resolve("away/core"), 17, "package com.acme.domain; public class Order {}");
        Path web = Compilation.of(directory.resolve("away/web"), 17, "package com.acme.web; public class Page {}");
        Files.createDirectories(directory.resolve("core/target"));
        Files.createSymbolicLink(directory.resolve("core/target/classes"), core);
        Files.createDirectories(directory.resolve("web/target/classes"));
        Files.createSymbolicLink(directory.resolve("web/target/classes/com"), web.resolve("com"));

        String text = ConfigurationProposal.ofBuild(directory).text();

        assertThat(text)
                .contains("# The output of 2 modules of the build.", "classes = */target/classes")
                .contains("domain = .domain..", "driving-adapter = .web..");
    }

    @Test
    void named_directories_are_written_relative_to_the_file() {
        Path classes =
                Compilation.of(directory.resolve("out/main"), 17, "package com.acme.domain; public class Order {}");

        assertThat(ConfigurationProposal.ofClasses(directory, List.of(classes)).text())
                .contains("classes = out/main\n");
    }

    @Test
    void a_directory_without_classes_is_refused() {
        assertThatThrownBy(() -> ConfigurationProposal.ofBuild(directory))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("no compiled class is in target/classes or build/classes, here or in a module")
                .hasMessageContaining("; compile first");
    }

    @Test
    void classes_without_a_package_are_refused() {
        Path classes = directory.resolve("target/classes");
        Compilation.of(classes, 17, "package com.acme; class Gone {}");
        assertThat(classes.resolve("com/acme/Gone.class").toFile().delete()).isTrue();

        assertThatThrownBy(() -> ConfigurationProposal.ofClasses(directory, List.of(classes)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("no class is in a named package; compile first");
    }

    @Test
    void annotations_of_packages_and_of_those_above_prevail_over_names() {
        List<String> lines = propose(
                MAIN,
                "@org.jmolecules.architecture.hexagonal.Application package com.acme.web;",
                "package com.acme.web; public class Spider { com.acme.web.find.Sites sites; }",
                "@org.jmolecules.architecture.hexagonal.SecondaryPort package com.acme.web.find;",
                "package com.acme.web.find; public interface Sites { void add(); }",
                "@org.jmolecules.architecture.hexagonal.PrimaryPort package com.acme.web.run;",
                "package com.acme.web.run; public interface Run { void run(); }",
                "package com.acme.web.service; class Running implements com.acme.web.run.Run { public void run() {} }",
                "@org.jmolecules.architecture.hexagonal.PrimaryAdapter package com.acme.domain;",
                "package com.acme.domain; class DomainPage { com.acme.web.run.Run run; }",
                "package com.acme.domain.forms; public class DomainForm {}",
                "@org.jmolecules.architecture.hexagonal.Adapter package com.acme.model;",
                "package com.acme.model; class Store implements com.acme.web.find.Sites { public void add() {} }");

        assertThat(lines)
                .contains(
                        "domain = .web",
                        "driving-port = .web.run..",
                        "use-case = .web.service..",
                        "driven-port = .web.find..",
                        "driving-adapter = .domain..",
                        "driven-adapter = .model..");
        assertThat(text())
                .contains("# 2 classes, by @PrimaryAdapter on the package.")
                .contains("# 1 class, because Store implements Sites.")
                .contains("# 1 class, by @Application on the package, and because it uses no framework.");
    }

    @Test
    void rings_and_layers_are_told_by_their_annotations() {
        List<String> lines = propose(
                "@org.jmolecules.architecture.onion.classical.DomainModelRing package com.acme.order;",
                "package com.acme.order; public class Order {}",
                "@org.jmolecules.architecture.onion.classical.DomainServiceRing package com.acme.pricing;",
                "package com.acme.pricing; public interface Prices { long price(com.acme.order.Order order); }",
                "@org.jmolecules.architecture.onion.simplified.ApplicationRing package com.acme.checkout;",
                """
                package com.acme.checkout;
                @org.springframework.stereotype.Service
                public class Checkout { com.acme.pricing.Prices prices; }
                """,
                "@org.jmolecules.architecture.layered.InterfaceLayer package com.acme.shop;",
                "package com.acme.shop; class Shop { com.acme.checkout.Checkout checkout; }",
                "@org.jmolecules.architecture.onion.simplified.InfrastructureRing package com.acme.list;",
                """
                package com.acme.list;
                class PriceList implements com.acme.pricing.Prices {
                    public long price(com.acme.order.Order order) { return 1; }
                }
                """);

        assertThat(lines)
                .contains(
                        "domain = .order.., .pricing..",
                        "use-case = .checkout..",
                        "driven-port = port:.pricing..",
                        "driving-adapter = .shop..",
                        "driven-adapter = .list..");
        assertThat(text()).contains("# 1 class, by @ApplicationRing on the package.");
    }

    @Test
    void annotated_classes_decide_for_their_package_if_they_agree() {
        List<String> lines = propose(
                MAIN,
                "package com.acme.order; @org.jmolecules.ddd.annotation.AggregateRoot public class Order {}",
                "package com.acme.order; public class Total { com.acme.order.Order order; }",
                """
                package com.acme.order;
                @org.jmolecules.ddd.annotation.Repository
                public interface Orders extends org.springframework.context.Phased { void save(); }
                """,
                "package com.acme.item; public class Item implements org.jmolecules.ddd.types.Entity<Cart, ItemId> {"
                        + " public ItemId getId() { return null; } }",
                "package com.acme.item; public abstract class Cart"
                        + " implements org.jmolecules.ddd.types.AggregateRoot<Cart, ItemId> {}",
                "package com.acme.item; public record ItemId(long id) implements org.jmolecules.ddd.types.Identifier {}",
                "package com.acme.desk; @org.jmolecules.architecture.hexagonal.Adapter class Desk"
                        + " { com.acme.order.Order order; com.acme.port.in.Place place; }",
                "package com.acme.desk; class DeskForm {}",
                "package com.acme.port.in; public interface Place { void place(); }",
                "package com.acme.port.in; @org.jmolecules.ddd.annotation.ValueObject public class PlaceCommand {}");

        assertThat(lines)
                .contains(
                        "domain = .item.., .order..",
                        "driving-port = .port.in..",
                        "driving-adapter = .desk..",
                        "domain.allow = org.jmolecules..");
        assertThat(text())
                .contains("# 6 classes: 3 because Cart has the type AggregateRoot, 3 because Order has @AggregateRoot.")
                .contains("# 2 classes, because Desk calls Place.");
    }

    @Test
    void annotated_classes_have_roles_of_their_own_if_those_of_their_package_differ() {
        List<String> lines = propose(
                MAIN,
                "package com.acme.order; @org.jmolecules.ddd.annotation.AggregateRoot public class Order {}",
                "package com.acme.order; @org.jmolecules.ddd.annotation.ValueObject public class OrderId {}",
                "package com.acme.order; @org.jmolecules.architecture.hexagonal.Port public interface Orders"
                        + " { void save(); }",
                "package com.acme.order; @org.jmolecules.architecture.hexagonal.PrimaryPort public interface Place"
                        + " { void place(); }",
                "package com.acme.order; @org.jmolecules.architecture.layered.ApplicationLayer class Placing"
                        + " implements Place { Orders orders; public void place() { orders.save(); } }",
                "package com.acme.order; @org.jmolecules.architecture.hexagonal.Adapter class OrderPage"
                        + " { Place place; }",
                "package com.acme.order; @org.jmolecules.architecture.hexagonal.SecondaryAdapter class OrderTable"
                        + " implements Orders { public void save() {} }",
                "package com.acme.usecase; public interface Cancel { void cancel(); }",
                "package com.acme.usecase; class Cancelling implements Cancel { public void cancel() {} }");

        assertThat(lines)
                .contains(
                        "domain = .order..",
                        "driving-port = interface:.usecase.., class:.order.Place",
                        "use-case = .usecase.., class:.order.Placing",
                        "driven-port = class:.order.Orders",
                        "driving-adapter = class:.order.OrderPage",
                        "driven-adapter = class:.order.OrderTable");
        assertThat(text()).contains("# Classes with @SecondaryAdapter, like OrderTable.");
    }

    @Test
    void a_package_of_classes_that_all_declare_other_roles_has_none() {
        List<String> lines = propose(
                "package com.acme.model; @org.jmolecules.architecture.hexagonal.PrimaryPort public interface Place"
                        + " { void place(); }",
                "package com.acme.model; @org.jmolecules.architecture.hexagonal.SecondaryPort public interface Orders"
                        + " { void save(); }",
                "package com.acme.service; class Placing implements com.acme.model.Place"
                        + " { com.acme.model.Orders orders; public void place() { orders.save(); } }");

        assertThat(lines)
                .contains(
                        "domain = none",
                        "driving-port = class:.model.Place",
                        "use-case = .service..",
                        "driven-port = class:.model.Orders");
    }

    @Test
    void modules_of_spring_modulith_are_features_of_the_roles() {
        List<String> lines = propose(
                "package com.acme; @org.springframework.modulith.Modulithic public class Start"
                        + " { public static void main(String[] a) {} }",
                "package com.acme.order.domain; public class Order {}",
                "package com.acme.order.adapter.in; class OrderPage { com.acme.order.domain.Order order; }",
                "package com.acme.stock.adapter.out; class StockTable { java.sql.Connection connection; }");

        assertThat(lines)
                .contains(
                        "domain = ..domain..", "driving-adapter = ..adapter.in..", "driven-adapter = ..adapter.out..");
        assertThat(text())
                .contains("# 1 class, by the package name domain; the modules of Spring Modulith are its features.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pom.xml          | <project><groupId>com.acme</groupId><artifactId>shop</artifactId><dependencies>"
                        + "<dependency><groupId>org.springframework.modulith</groupId>"
                        + "<artifactId>spring-modulith-starter-test</artifactId><scope>test</scope>"
                        + "</dependency></dependencies></project>",
                "build.gradle     | testImplementation 'org.springframework.modulith:spring-modulith-starter-test'",
                "build.gradle.kts | testImplementation(libs.spring.modulith.starter.test)"
            },
            quoteCharacter = '"')
    void spring_modulith_is_recognized_by_the_build_if_only_tests_use_it(String file, String content)
            throws IOException {
        Files.writeString(directory.resolve(file), content);

        List<String> lines = propose(
                MAIN,
                "package com.acme.order.domain; public class Order {}",
                "package com.acme.order.adapter.in; class OrderPage { com.acme.order.domain.Order order; }");

        assertThat(lines).contains("domain = ..domain..", "driving-adapter = ..adapter.in..");
    }

    @Test
    void modules_of_spring_modulith_without_layers_are_features_too() {
        List<String> lines = propose(
                MAIN,
                "@org.springframework.modulith.ApplicationModule package com.acme.order;",
                "package com.acme.order; public class Order { com.acme.stock.Stock stock; }",
                "package com.acme.stock; public class Stock { com.acme.stock.level.Level level; }",
                "package com.acme.stock.level; public class Level { com.acme.order.Order order; }",
                "package com.acme.order.web; @org.springframework.stereotype.Controller class OrderPage {}");

        assertThat(lines).contains("domain = .., !., !..web..", "driving-adapter = ..web..", "bootstrap = .");
        assertThat(Hexagon.configured(directory.resolve("hexagon.properties"))
                        .check()
                        .violations())
                .extracting(violation -> violation.rule().id() + " " + violation.subject())
                .contains("HEX-601 com.acme.order.Order", "HEX-601 com.acme.stock.level.Level")
                .doesNotContain("HEX-103 com.acme.order.package-info");
    }

    /** Returns the lines of the proposal without comments, after a run of the rules with it. */
    private List<String> propose(String... sources) {
        Compilation.of(directory.resolve("target/classes"), 17, sources);
        Path file = directory.resolve("hexagon.properties");
        try {
            Files.writeString(file, ConfigurationProposal.ofBuild(directory).text());
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
        Report report = Hexagon.configured(file).check();
        assertThat(report.rules()).isNotEmpty();
        return lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    }

    private Stream<String> lines() {
        return text().lines();
    }

    private String text() {
        try {
            return Files.readString(directory.resolve("hexagon.properties"));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
