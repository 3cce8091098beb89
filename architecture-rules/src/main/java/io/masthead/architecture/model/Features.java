package io.masthead.architecture.model;

import io.masthead.architecture.config.PackagePattern;
import io.masthead.architecture.report.HexagonRole;
import java.util.Arrays;
import java.util.Optional;

/** Determines the feature of a package: a package within a role, or a package that contains the roles. */
final class Features {

    private Features() {}

    static Optional<Feature> of(
            String root, HexagonRole home, PackagePattern pattern, String area, String packageName) {
        String before = before(root, pattern, area);
        if (!before.isEmpty()) {
            return Optional.of(new Feature(home.key(), before));
        }
        if (packageName.length() <= area.length()) {
            return Optional.empty();
        }
        String rest = packageName.substring(area.length() + 1);
        int end = rest.indexOf('.');
        return Optional.of(new Feature(area, end < 0 ? rest : rest.substring(0, end)));
    }

    /** Returns the packages that {@code ..} matches between the root and the spelled-out part of the pattern. */
    private static String before(String root, PackagePattern pattern, String area) {
        String free = root + "..";
        if (!pattern.toString().startsWith(free) || area.equals(root)) {
            return "";
        }
        String spelled = pattern.toString().substring(free.length()).replaceFirst("\\.\\.$", "");
        String[] parts = area.substring(root.length() + 1).split("\\.", -1);
        int length = parts.length - spelled.split("\\.", -1).length;
        return length <= 0 || spelled.contains("..") ? "" : String.join(".", Arrays.copyOf(parts, length));
    }
}
