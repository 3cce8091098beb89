package io.masthead.architecture.build;

import static io.masthead.architecture.report.HexagonRole.BOOTSTRAP;
import static io.masthead.architecture.report.HexagonRole.DOMAIN;
import static io.masthead.architecture.report.HexagonRole.DRIVEN_ADAPTER;
import static io.masthead.architecture.report.HexagonRole.DRIVEN_PORT;
import static io.masthead.architecture.report.HexagonRole.DRIVING_ADAPTER;
import static io.masthead.architecture.report.HexagonRole.DRIVING_PORT;
import static io.masthead.architecture.report.HexagonRole.USE_CASE;

import io.masthead.architecture.report.HexagonRole;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Permitted dependencies between modules. */
final class ModuleDependencies {

    private static final Map<HexagonRole, Set<HexagonRole>> PERMITTED = new EnumMap<>(Map.of(
            DOMAIN, EnumSet.of(DOMAIN),
            DRIVING_PORT, EnumSet.of(DOMAIN, DRIVING_PORT),
            DRIVEN_PORT, EnumSet.of(DOMAIN, DRIVEN_PORT),
            USE_CASE, EnumSet.of(DOMAIN, DRIVING_PORT, DRIVEN_PORT, USE_CASE),
            DRIVING_ADAPTER, EnumSet.of(DOMAIN, DRIVING_PORT, DRIVEN_PORT),
            DRIVEN_ADAPTER, EnumSet.of(DOMAIN, DRIVING_PORT, DRIVEN_PORT),
            BOOTSTRAP, EnumSet.allOf(HexagonRole.class)));

    private ModuleDependencies() {}

    /**
     * {@return whether a class of one module may depend on a class of the other}
     *
     * @param own the roles in the dependent module
     * @param touched the roles in the module it depends on
     * @param withPorts whether the build has driving ports; if not, driving adapters call use cases
     */
    static boolean permit(Set<HexagonRole> own, Set<HexagonRole> touched, boolean withPorts) {
        return own.isEmpty()
                || touched.isEmpty()
                || own.stream()
                        .map(PERMITTED::get)
                        .anyMatch(permitted -> touched.stream().anyMatch(permitted::contains))
                || (!withPorts && own.contains(DRIVING_ADAPTER) && touched.contains(USE_CASE));
    }
}
