package io.masthead.architecture.model;

import io.masthead.architecture.config.RolePattern;
import io.masthead.architecture.report.Role;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Where roles are looked for unless the configuration says it. */
final class Layouts {

    private static final String[] DRIVING = {"rest", "web", "http", "graphql", "grpc", "messaging", "cli", "scheduling"
    };

    private Layouts() {}

    /** The defaults for packages that hold their ports apart, or for packages that do not. */
    static Map<Role, List<RolePattern>> defaults(String root, Set<String> packages) {
        boolean portsApart = packages.stream().anyMatch(name -> (name + ".").matches(".*\\.port\\.(in|out)\\..*"));
        Map<Role, List<RolePattern>> defaults = new EnumMap<>(Role.class);
        (portsApart ? portsApart() : modulePerAdapter())
                .forEach((role, texts) -> defaults.put(
                        role,
                        Arrays.stream(texts)
                                .map(text -> RolePattern.byDefault(root, text))
                                .toList()));
        return defaults;
    }

    private static Map<Role, String[]> portsApart() {
        return Map.of(
                Role.DOMAIN, new String[] {"..domain..", "!..port.in..", "!..port.out..", "!..adapter.."},
                Role.DRIVING_PORT, new String[] {"..port.in.."},
                Role.USE_CASE,
                        new String[] {"..application..", "!..port.in..", "!..port.out..", "!..domain..", "!..adapter.."
                        },
                Role.DRIVEN_PORT, new String[] {"..port.out.."},
                Role.DRIVING_ADAPTER, new String[] {"..adapter.in", "..adapter.in.*.."},
                Role.DRIVEN_ADAPTER, new String[] {"..adapter.out", "..adapter.out.*.."},
                Role.BOOTSTRAP, new String[] {".", ".bootstrap..", ".configuration..", ".config.."});
    }

    private static Map<Role, String[]> modulePerAdapter() {
        return Map.of(
                Role.DOMAIN, new String[] {".domain.."},
                Role.DRIVING_PORT, new String[] {"interface:.application..", "data:.application.."},
                Role.USE_CASE, new String[] {".application.."},
                Role.DRIVEN_PORT, new String[] {"port:.domain.."},
                Role.DRIVING_ADAPTER,
                        Stream.of(DRIVING)
                                .flatMap(name -> Stream.of(".adapters." + name + "..", ".adapter." + name + ".."))
                                .toArray(String[]::new),
                Role.DRIVEN_ADAPTER,
                        Stream.concat(
                                        Stream.of(".adapters.*..", ".adapter.*.."),
                                        Stream.of(DRIVING)
                                                .flatMap(name -> Stream.of(
                                                        "!.adapters." + name + "..", "!.adapter." + name + "..")))
                                .toArray(String[]::new),
                Role.BOOTSTRAP, new String[] {".", ".bootstrap..", ".configuration..", ".config.."});
    }
}
