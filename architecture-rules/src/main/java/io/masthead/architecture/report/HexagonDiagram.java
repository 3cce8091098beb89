package io.masthead.architecture.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Mermaid diagram of the dependencies between roles: the core in the middle, adapters around it, violations in red. */
final class HexagonDiagram {

    private static final String RED = "#cf222e";

    private static final List<HexagonRole> CORE =
            List.of(HexagonRole.DRIVING_PORT, HexagonRole.USE_CASE, HexagonRole.DOMAIN, HexagonRole.DRIVEN_PORT);

    private final StringBuilder mermaid = new StringBuilder();
    private final Map<HexagonRole, Integer> classes = new EnumMap<>(HexagonRole.class);
    private final List<Edge> edges;

    private HexagonDiagram(Report report) {
        report.roles().forEach(count -> classes.merge(count.role(), count.classes(), Integer::sum));
        edges = report.edges().stream().filter(HexagonDiagram::isDrawn).toList();
    }

    static String of(Report report) {
        return new HexagonDiagram(report).draw();
    }

    /** Omits dependencies of a role on itself, unless they are violations. */
    private static boolean isDrawn(Edge edge) {
        return edge.violations() > 0 || (edge.dependencies() > 0 && edge.from() != edge.to());
    }

    private String draw() {
        line("```mermaid");
        line("flowchart LR");
        line("    accTitle: Dependencies between the roles of the hexagon");
        line("    accDescr: Numbers are pairs of classes. Red lines are violations.");
        node("    ", HexagonRole.BOOTSTRAP);
        node("    ", HexagonRole.DRIVING_ADAPTER);
        line("    subgraph core");
        CORE.forEach(role -> node("        ", role));
        line("    end");
        node("    ", HexagonRole.DRIVEN_ADAPTER);
        edges.forEach(this::edge);
        paint();
        line("```");
        return mermaid.toString();
    }

    private void node(String indent, HexagonRole role) {
        int count = classes.getOrDefault(role, 0);
        boolean drawn = count > 0 || edges.stream().anyMatch(edge -> edge.from() == role || edge.to() == role);
        if (drawn) {
            String label = "\"" + role.key().replace('-', ' ') + "<br/>" + count + "\"";
            line(indent + identity(role) + shaped(role, label));
        }
    }

    private static String shaped(HexagonRole role, String label) {
        return switch (role) {
            case DOMAIN, USE_CASE -> "{{" + label + "}}";
            case DRIVING_PORT, DRIVEN_PORT -> "([" + label + "])";
            case DRIVING_ADAPTER, DRIVEN_ADAPTER, BOOTSTRAP -> "[" + label + "]";
        };
    }

    private void edge(Edge edge) {
        String label = edge.violations() > 0
                ? edge.violations() + " of " + edge.dependencies() + " wrong"
                : String.valueOf(edge.dependencies());
        line("    " + identity(edge.from()) + " -->|" + label + "| " + identity(edge.to()));
    }

    private void paint() {
        List<Integer> violating = new ArrayList<>();
        for (int index = 0; index < edges.size(); index++) {
            if (edges.get(index).violations() > 0) {
                violating.add(index);
            }
        }
        if (!violating.isEmpty()) {
            String lines = violating.stream().map(String::valueOf).collect(Collectors.joining(","));
            line("    linkStyle " + lines + " stroke:" + RED + ",stroke-width:3px,color:" + RED);
        }
    }

    /** {@return the name of a role without hyphens, which Mermaid reads as lines} */
    private static String identity(HexagonRole role) {
        return role.key().replace('-', '_');
    }

    private void line(String line) {
        mermaid.append(line).append('\n');
    }
}
