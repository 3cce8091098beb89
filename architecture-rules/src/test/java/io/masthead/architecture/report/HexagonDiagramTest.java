package io.masthead.architecture.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class HexagonDiagramTest {

    @Test
    void draws_every_role_with_the_core_between_the_adapters() {
        List<RoleCount> roles = Arrays.stream(HexagonRole.values())
                .map(role -> new RoleCount(role, List.of(), 3, 0))
                .toList();

        String diagram = HexagonDiagram.of(report(roles, List.of()));

        assertThat(diagram).contains("""
                        flowchart LR
                            accTitle: Dependencies between the roles of the hexagon
                            accDescr: Numbers are pairs of classes. Red lines are violations.
                            bootstrap["bootstrap<br/>3"]
                            driving_adapter["driving adapter<br/>3"]
                            subgraph core
                                driving_port(["driving port<br/>3"])
                                use_case{{"use case<br/>3"}}
                                domain{{"domain<br/>3"}}
                                driven_port(["driven port<br/>3"])
                            end
                            driven_adapter["driven adapter<br/>3"]
                        """);
    }

    @Test
    void paints_the_lines_of_violations_and_no_others() {
        List<Edge> edges = List.of(
                new Edge(HexagonRole.DOMAIN, HexagonRole.DOMAIN, 9, 0),
                new Edge(HexagonRole.USE_CASE, HexagonRole.DOMAIN, 5, 0),
                new Edge(HexagonRole.DOMAIN, HexagonRole.DRIVEN_ADAPTER, 2, 2),
                new Edge(HexagonRole.BOOTSTRAP, HexagonRole.DOMAIN, 0, 0),
                new Edge(HexagonRole.DRIVEN_ADAPTER, HexagonRole.DRIVEN_PORT, 4, 0),
                new Edge(HexagonRole.DRIVEN_ADAPTER, HexagonRole.DRIVEN_ADAPTER, 3, 1));

        String diagram = HexagonDiagram.of(report(List.of(), edges));

        assertThat(diagram.lines().filter(line -> line.contains("-->") || line.contains("linkStyle")))
                .containsExactly(
                        "    use_case -->|5| domain",
                        "    domain -->|2 of 2 wrong| driven_adapter",
                        "    driven_adapter -->|4| driven_port",
                        "    driven_adapter -->|1 of 3 wrong| driven_adapter",
                        "    linkStyle 1,3 stroke:#cf222e,stroke-width:3px,color:#cf222e");
    }

    @Test
    void leaves_out_roles_that_nobody_plays() {
        List<RoleCount> roles = List.of(new RoleCount(HexagonRole.DRIVING_PORT, List.of("com.acme.port.in.."), 0, 0));

        String diagram = HexagonDiagram.of(report(roles, List.of()));

        assertThat(diagram).doesNotContain("driving_port", "linkStyle");
    }

    private static Report report(List<RoleCount> roles, List<Edge> edges) {
        return new Report("com.acme", roles, List.of(), List.of(), edges, List.of(), Optional.empty());
    }
}
