package io.masthead.architecture.report;

import java.util.List;

/**
 * Number of classes in a role.
 *
 * @param role the role
 * @param patterns the patterns of the role
 * @param classes the number of classes with the role
 * @param edges the number of checked dependencies of these classes on other classes of the project
 */
public record RoleCount(HexagonRole role, List<String> patterns, int classes, int edges) {

    /** Copies the patterns. */
    public RoleCount {
        patterns = List.copyOf(patterns);
    }
}
