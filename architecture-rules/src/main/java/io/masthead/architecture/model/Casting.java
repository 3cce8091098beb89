package io.masthead.architecture.model;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.masthead.architecture.config.HexagonSettings;
import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.config.Nearest;
import io.masthead.architecture.config.PackagePattern;
import io.masthead.architecture.config.PropertyLine;
import io.masthead.architecture.config.RolePattern;
import io.masthead.architecture.config.RolePattern.Kind;
import io.masthead.architecture.report.HexagonRole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives each class its role, and finds out where there would be nothing to check. */
public final class Casting {

    private final HexagonSettings settings;
    private final Map<HexagonRole, List<RolePattern>> patterns = new EnumMap<>(HexagonRole.class);
    private final Set<String> packages = new TreeSet<>();
    private final Set<RolePattern> used = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    private Casting(HexagonSettings settings) {
        this.settings = settings;
    }

    /**
     * {@return the project that some classes make up}
     *
     * @param settings what the configuration says
     * @param classes the classes; those outside of the root are left out
     * @throws Misconfigured if rules would have nothing to say
     */
    public static Project cast(HexagonSettings settings, Collection<JavaClass> classes) {
        return new Casting(settings).cast(classes, true);
    }

    /**
     * {@return the project that the classes of a trial make up, which need not play all roles}
     *
     * @param settings what the configuration says
     * @param classes the classes
     * @param layout the project whose roles are looked for in the same packages
     */
    public static Project trial(HexagonSettings settings, Collection<JavaClass> classes, Project layout) {
        Casting casting = new Casting(settings);
        layout.parts().forEach(part -> casting.packages.add(part.type().getPackageName()));
        return casting.cast(classes, false);
    }

    private Project cast(Collection<JavaClass> classes, boolean complete) {
        List<JavaClass> own = classes.stream().filter(this::isBelowRoot).toList();
        if (own.isEmpty()) {
            throw new Misconfigured(List.of(nothing(classes)));
        }
        own.forEach(type -> packages.add(type.getPackageName()));
        for (HexagonRole role : HexagonRole.values()) {
            patterns.put(role, settings.roles().getOrDefault(role, List.of()));
        }
        Layouts.defaults(settings.root(), packages).forEach((role, defaults) -> {
            if (!settings.roles().containsKey(role)) {
                patterns.put(role, defaults);
            }
        });
        Map<JavaClass, Optional<Part>> tops = new LinkedHashMap<>();
        own.stream().map(Nesting::top).distinct().forEach(top -> tops.put(top, part(top)));
        Map<String, Part> parts = new HashMap<>();
        List<JavaClass> outside = new ArrayList<>();
        for (JavaClass type : own) {
            JavaClass top = Nesting.top(type);
            tops.getOrDefault(top, Optional.empty())
                    .ifPresentOrElse(
                            part -> parts.put(
                                    type.getName(),
                                    new Part(type, top, part.role(), part.home(), part.area(), part.feature())),
                            () -> outside.add(type));
        }
        if (complete) {
            homeless(outside);
            vacuous(parts.values());
        }
        if (complete && !problems.isEmpty()) {
            throw new Misconfigured(problems.stream().distinct().toList());
        }
        return new Project(settings, parts, outside, texts());
    }

    private boolean isBelowRoot(JavaClass type) {
        return (type.getPackageName() + ".").startsWith(settings.root() + ".");
    }

    private String nothing(Collection<JavaClass> classes) {
        if (classes.isEmpty()) {
            return settings.name() + ": no class was found; compile first, and name the directories of the classes";
        }
        Set<String> others =
                classes.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
        return settings.name() + ": none of the " + classes.size() + " classes is below root=" + settings.root()
                + "; write the package that they share, the nearest is "
                + Nearest.to(settings.root(), others).orElseThrow();
    }

    private Optional<Part> part(JavaClass top) {
        String name = top.getPackageName();
        if (settings.outside().stream().anyMatch(pattern -> matches(pattern, top))) {
            return Optional.empty();
        }
        Map<HexagonRole, RolePattern> plain = new EnumMap<>(HexagonRole.class);
        Map<HexagonRole, RolePattern> told = new EnumMap<>(HexagonRole.class);
        patterns.forEach((role, candidates) -> {
            List<RolePattern> excluded = candidates.stream()
                    .filter(RolePattern::isExcluded)
                    .filter(pattern -> matches(pattern, top))
                    .toList();
            if (excluded.isEmpty()) {
                candidates.stream()
                        .filter(pattern -> !pattern.isExcluded() && matches(pattern, top))
                        .forEach(pattern -> (pattern.kind() == Kind.ANY ? plain : told).putIfAbsent(role, pattern));
            }
        });
        Map<HexagonRole, RolePattern> found = told.isEmpty() ? plain : told;
        if (found.size() > 1) {
            problems.add(twoRoles(top, found));
        }
        return found.entrySet().stream()
                .findFirst()
                .map(cast -> part(top, cast.getKey(), cast.getValue(), plain, name));
    }

    private Part part(
            JavaClass top,
            HexagonRole role,
            RolePattern pattern,
            Map<HexagonRole, RolePattern> plain,
            String packageName) {
        Map.Entry<HexagonRole, RolePattern> home =
                plain.size() == 1 ? plain.entrySet().iterator().next() : Map.entry(role, pattern);
        PackagePattern spelled = home.getValue().packages();
        String area = spelled.stem(packageName).orElse(packageName);
        return new Part(
                top,
                top,
                role,
                home.getKey(),
                area,
                Features.of(settings.root(), home.getKey(), spelled, area, packageName));
    }

    private boolean matches(RolePattern pattern, JavaClass top) {
        boolean matches = pattern.packages().matches(top.getPackageName()) && isOfKind(pattern, top);
        if (matches) {
            used.add(pattern);
        }
        return matches;
    }

    private static boolean isOfKind(RolePattern pattern, JavaClass top) {
        boolean open = top.getModifiers().contains(JavaModifier.PUBLIC);
        boolean isInterface = open && top.isInterface() && !top.isAnnotation();
        return switch (pattern.kind()) {
            case ANY -> true;
            case INTERFACE -> isInterface;
            case PORT ->
                isInterface
                        && top.getAllSubclasses().stream()
                                .noneMatch(type -> pattern.packages().isAround(type.getPackageName()));
            case DATA ->
                open && (top.isRecord() || top.isEnum() || top.isAnnotation() || top.isAssignableTo(Throwable.class));
        };
    }

    private String twoRoles(JavaClass top, Map<HexagonRole, RolePattern> found) {
        String roles = found.entrySet().stream()
                .map(entry -> entry.getKey().key() + "=" + entry.getValue().text())
                .collect(Collectors.joining(" and "));
        RolePattern last = List.copyOf(found.values()).get(found.size() - 1);
        return where(last.line()) + top.getName() + " has two roles, by " + roles
                + "; narrow one of them, or leave the package out of it with !" + relative(top.getPackageName());
    }

    private void homeless(List<JavaClass> others) {
        Map<String, List<JavaClass>> byPackage = others.stream()
                .filter(type -> settings.outside().stream()
                        .noneMatch(pattern -> pattern.packages().matches(type.getPackageName())))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.toList()));
        byPackage.forEach((name, types) -> problems.add(settings.name() + ": " + types.size()
                + (types.size() == 1 ? " class" : " classes") + " of package " + name + " (like "
                + types.get(0).getSimpleName() + ") " + (types.size() == 1 ? "has" : "have")
                + " no role; add " + relative(name) + " to a role, or to outside with a reason"));
    }

    private void vacuous(Collection<Part> parts) {
        Set<HexagonRole> played = parts.stream()
                .map(Part::role)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(HexagonRole.class)));
        for (HexagonRole role : HexagonRole.values()) {
            List<RolePattern> looked = patterns.getOrDefault(role, List.of());
            if (settings.roles().containsKey(role)) {
                looked.stream()
                        .filter(pattern -> !used.contains(pattern))
                        .forEach(pattern -> unused(role.key(), pattern));
            } else if (!played.contains(role)) {
                problems.add(settings.name() + ": no class is a " + role.key() + ", looked for in "
                        + String.join(", ", texts(looked)) + "; write " + role.key()
                        + "=… with the right package, or " + role.key() + "=none" + nearest(looked));
            }
            if (settings.roles().containsKey(role)
                    && !looked.isEmpty()
                    && !played.contains(role)
                    && looked.stream().allMatch(used::contains)) {
                problems.add(where(looked.get(0).line()) + "no class is a " + role.key()
                        + ", because other roles prevail; narrow them, or write " + role.key() + "=none");
            }
        }
        Stream.of(settings.outside(), settings.seam(), settings.hidden())
                .flatMap(List::stream)
                .filter(pattern -> !used.contains(pattern) && packages.stream().noneMatch(pattern.packages()::matches))
                .forEach(pattern -> unused(pattern.line().map(PropertyLine::key).orElse("outside"), pattern));
    }

    private void unused(String key, RolePattern pattern) {
        boolean exists = packages.stream().anyMatch(pattern.packages()::matches);
        problems.add(where(pattern.line()) + key + "=" + pattern.text() + " matches no class"
                + (exists ? " of that kind" : ", since there is no package " + pattern.packages())
                + "; delete it or correct it" + nearest(List.of(pattern)));
    }

    private String nearest(List<RolePattern> looked) {
        return looked.stream()
                .filter(pattern -> !pattern.isExcluded())
                .findFirst()
                .flatMap(pattern -> Nearest.to(
                        pattern.packages()
                                .toString()
                                .replace("..", ".")
                                .replace("*", "")
                                .replaceFirst("\\.+$", ""),
                        packages))
                .map(name -> "; the nearest package is " + name + ", which is " + relative(name))
                .orElse("");
    }

    private String relative(String name) {
        return name.equals(settings.root())
                ? "."
                : name.substring(settings.root().length());
    }

    private String where(Optional<PropertyLine> line) {
        return line.map(found -> found.file() + ":" + found.number() + ": ").orElse(settings.name() + ": ");
    }

    private Map<HexagonRole, List<String>> texts() {
        Map<HexagonRole, List<String>> texts = new EnumMap<>(HexagonRole.class);
        patterns.forEach((role, looked) -> texts.put(role, texts(looked)));
        return texts;
    }

    private static List<String> texts(List<RolePattern> looked) {
        return looked.stream().map(RolePattern::text).toList();
    }
}
