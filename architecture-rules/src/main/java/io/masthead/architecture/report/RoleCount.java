package io.masthead.architecture.report;

import java.util.List;

/**
 * Who plays a role.
 *
 * @param role the role
 * @param patterns the packages that it was looked for in
 * @param classes how many classes play it
 * @param edges how many dependencies of theirs on other classes of the project were checked
 */
public record RoleCount(HexagonRole role, List<String> patterns, int classes, int edges) {

    /** Copies the patterns. */
    public RoleCount {
        patterns = List.copyOf(patterns);
    }
}
