package io.masthead.architecture.init;

import static io.masthead.architecture.init.Zone.ADAPTER;
import static io.masthead.architecture.init.Zone.APPLICATION;
import static io.masthead.architecture.init.Zone.BOOTSTRAP;
import static io.masthead.architecture.init.Zone.CORE;
import static io.masthead.architecture.init.Zone.DOMAIN;
import static io.masthead.architecture.init.Zone.DRIVEN_ADAPTER;
import static io.masthead.architecture.init.Zone.DRIVEN_PORT;
import static io.masthead.architecture.init.Zone.DRIVING_ADAPTER;
import static io.masthead.architecture.init.Zone.DRIVING_PORT;
import static io.masthead.architecture.init.Zone.PORT;
import static io.masthead.architecture.init.Zone.SHARED;
import static io.masthead.architecture.init.Zone.UNKNOWN;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Name of a package below the root, with what its words tell.
 *
 * @param segments the segments below the root
 * @param zone the zone that the words tell
 * @param stem the number of segments up to the word that decided
 */
record PackageName(List<String> segments, Zone zone, int stem) {

    private static final Set<Zone> OPEN = EnumSet.of(UNKNOWN, SHARED, CORE);
    private static final Set<String> ADAPTERS =
            Set.of("adapter", "adapters", "infrastructure", "infra", "framework", "frameworks", "dataprovider");
    private static final Set<String> PORTS = Set.of("port", "ports");
    private static final Set<String> IN = Set.of("in", "input", "inbound", "incoming", "primary", "driving", "left");
    private static final Set<String> OUT =
            Set.of("out", "output", "outbound", "outgoing", "secondary", "driven", "right");
    private static final Set<String> DOMAINS = Set.of("domain", "model", "models", "entity", "entities");
    private static final Set<String> APPLICATIONS =
            Set.of("application", "app", "usecase", "usecases", "interactor", "interactors", "service", "services");
    private static final Set<String> BOOTSTRAPS = Set.of(
            "bootstrap",
            "boot",
            "config",
            "configuration",
            "configurations",
            "main",
            "assembly",
            "wiring",
            "launcher",
            "startup");
    private static final Set<String> SHARES =
            Set.of("shared", "sharedkernel", "common", "commons", "kernel", "util", "utils", "support");
    private static final Set<String> CORES = Set.of("core", "business");
    private static final Set<String> DRIVING = Set.of(
            "rest",
            "web",
            "http",
            "controller",
            "controllers",
            "endpoint",
            "endpoints",
            "entrypoint",
            "entrypoints",
            "graphql",
            "grpc",
            "cli",
            "console",
            "ui",
            "gui",
            "interfaces",
            "presentation",
            "listener",
            "listeners",
            "consumer",
            "consumers",
            "scheduler",
            "scheduling",
            "job",
            "jobs",
            "ws",
            "soap");
    private static final Set<String> DRIVEN = Set.of(
            "persistence",
            "jpa",
            "jdbc",
            "db",
            "database",
            "dao",
            "mongo",
            "mongodb",
            "redis",
            "cassandra",
            "hibernate",
            "jooq",
            "mybatis",
            "client",
            "clients",
            "gateway",
            "gateways",
            "mail",
            "storage",
            "producer",
            "producers",
            "publisher",
            "publishers",
            "external");

    static PackageName of(List<String> segments) {
        List<String> words = segments.stream()
                .map(segment -> segment.toLowerCase(Locale.ROOT).replace("_", ""))
                .toList();
        boolean isLayered = words.stream().anyMatch(PackageName::isLayer);
        Zone zone = UNKNOWN;
        int stem = 0;
        for (int index = 0; index < words.size(); index++) {
            String word = words.get(index);
            boolean isFeature = isLayered && OPEN.contains(zone) && isTechnology(word);
            Zone next = isFeature ? zone : next(zone, word);
            if (next != zone) {
                zone = next;
                stem = index + 1;
            }
        }
        return new PackageName(List.copyOf(segments), zone, zone == UNKNOWN ? segments.size() : stem);
    }

    /** Tells whether a word names a layer: a word of technology before it names a feature. */
    private static boolean isLayer(String word) {
        return ADAPTERS.contains(word)
                || PORTS.contains(word)
                || IN.contains(word)
                || OUT.contains(word)
                || CORES.contains(word)
                || word.equals("domain")
                || word.equals("application");
    }

    private static boolean isTechnology(String word) {
        return DRIVING.contains(word) || DRIVEN.contains(word) || BOOTSTRAPS.contains(word);
    }

    /** {@return the word that decided, after the one before it if that makes it clear} */
    String decision() {
        String word = segments.get(stem - 1);
        boolean isSide = IN.contains(word) || OUT.contains(word);
        return isSide && stem > 1 ? segments.get(stem - 2) + "." + word : word;
    }

    /** {@return the words up to the one that decided} */
    List<String> stemSegments() {
        return segments.subList(0, stem);
    }

    /** {@return the package, or the one above, that identifies an adapter} */
    List<String> unit() {
        return segments.subList(0, Math.min(segments.size(), stem + 1));
    }

    /**
     * {@return whether packages below one with this name are adapters of their own}
     *
     * @param word the last segment of the name
     */
    static boolean holdsAdapters(String word) {
        return ADAPTERS.contains(word) || IN.contains(word) || OUT.contains(word);
    }

    private static Zone next(Zone zone, String word) {
        return switch (zone) {
            case UNKNOWN, SHARED, CORE -> fromOpen(zone, word);
            case DOMAIN -> fromDomain(word);
            case APPLICATION, USE_CASE -> fromApplication(word);
            case PORT -> IN.contains(word) ? DRIVING_PORT : OUT.contains(word) ? DRIVEN_PORT : PORT;
            case ADAPTER -> side(word, ADAPTER);
            case BOOTSTRAP -> ADAPTERS.contains(word) ? ADAPTER : BOOTSTRAP;
            case DRIVING_PORT, DRIVEN_PORT, DRIVING_ADAPTER, DRIVEN_ADAPTER -> zone;
        };
    }

    private static Zone fromOpen(Zone zone, String word) {
        if (ADAPTERS.contains(word)) {
            return ADAPTER;
        }
        if (PORTS.contains(word)) {
            return PORT;
        }
        if (DOMAINS.contains(word)) {
            return DOMAIN;
        }
        if (APPLICATIONS.contains(word)) {
            return APPLICATION;
        }
        if (CORES.contains(word)) {
            return CORE;
        }
        if (zone == CORE) {
            return CORE;
        }
        if (BOOTSTRAPS.contains(word)) {
            return BOOTSTRAP;
        }
        return side(word, SHARES.contains(word) ? SHARED : zone);
    }

    private static Zone fromDomain(String word) {
        if (PORTS.contains(word)) {
            return PORT;
        }
        if (CORES.contains(word)) {
            return CORE;
        }
        boolean isService = word.equals("service") || word.equals("services");
        return ADAPTERS.contains(word) ? ADAPTER : APPLICATIONS.contains(word) && !isService ? APPLICATION : DOMAIN;
    }

    private static Zone fromApplication(String word) {
        if (PORTS.contains(word)) {
            return PORT;
        }
        if (IN.contains(word)) {
            return DRIVING_PORT;
        }
        if (OUT.contains(word)) {
            return DRIVEN_PORT;
        }
        return word.equals("domain") ? DOMAIN : ADAPTERS.contains(word) ? ADAPTER : APPLICATION;
    }

    private static Zone side(String word, Zone otherwise) {
        if (IN.contains(word) || DRIVING.contains(word)) {
            return DRIVING_ADAPTER;
        }
        return OUT.contains(word) || DRIVEN.contains(word) ? DRIVEN_ADAPTER : otherwise;
    }
}
