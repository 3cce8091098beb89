package io.masthead.architecture.model;

import io.masthead.architecture.config.RolePattern;
import io.masthead.architecture.report.HexagonRole;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Default patterns of the roles. */
final class Layouts {

    private static final String[] DRIVING = {
        "rest..", "web..", "http..", "graphql..", "grpc..", "messaging..", "cli..", "scheduling..", "in", "in.*.."
    };

    private Layouts() {}

    /** Returns the defaults for a project with {@code port.in} or {@code port.out} packages, or for one without. */
    static Map<HexagonRole, List<RolePattern>> defaults(List<String> roots, Set<String> packages) {
        boolean hasPortPackages = packages.stream().anyMatch(name -> (name + ".").matches(".*\\.port\\.(in|out)\\..*"));
        Map<HexagonRole, List<RolePattern>> defaults = new EnumMap<>(HexagonRole.class);
        (hasPortPackages ? portPackages() : modulePerAdapter())
                .forEach((role, texts) -> defaults.put(
                        role,
                        Arrays.stream(texts)
                                .flatMap(text -> RolePattern.parse(roots, text, Optional.empty()).stream())
                                .toList()));
        return defaults;
    }

    private static Map<HexagonRole, String[]> portPackages() {
        return Map.of(
                HexagonRole.DOMAIN, new String[] {"..domain..", "!..port.in..", "!..port.out..", "!..adapter.."},
                HexagonRole.DRIVING_PORT, new String[] {"..port.in.."},
                HexagonRole.USE_CASE,
                        new String[] {"..application..", "!..port.in..", "!..port.out..", "!..domain..", "!..adapter.."
                        },
                HexagonRole.DRIVEN_PORT, new String[] {"..port.out.."},
                HexagonRole.DRIVING_ADAPTER, new String[] {"..adapter.in", "..adapter.in.*.."},
                HexagonRole.DRIVEN_ADAPTER, new String[] {"..adapter.out", "..adapter.out.*.."},
                HexagonRole.BOOTSTRAP, new String[] {".", ".bootstrap..", ".configuration..", ".config.."});
    }

    private static Map<HexagonRole, String[]> modulePerAdapter() {
        return Map.of(
                HexagonRole.DOMAIN, new String[] {".domain.."},
                HexagonRole.DRIVING_PORT, new String[] {"interface:.application..", "data:.application.."},
                HexagonRole.USE_CASE, new String[] {".application.."},
                HexagonRole.DRIVEN_PORT, new String[] {"port:.domain.."},
                HexagonRole.DRIVING_ADAPTER, adapters("", DRIVING).toArray(String[]::new),
                HexagonRole.DRIVEN_ADAPTER,
                        Stream.concat(adapters("", "out", "out.*..", "*.."), adapters("!", DRIVING))
                                .toArray(String[]::new),
                HexagonRole.BOOTSTRAP, new String[] {".", ".bootstrap..", ".configuration..", ".config.."});
    }

    private static Stream<String> adapters(String mark, String... names) {
        return Stream.of(names).flatMap(name -> Stream.of(mark + ".adapters." + name, mark + ".adapter." + name));
    }
}
