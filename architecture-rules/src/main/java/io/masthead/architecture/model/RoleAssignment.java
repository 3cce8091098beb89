package io.masthead.architecture.model;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.masthead.architecture.config.ClosestMatch;
import io.masthead.architecture.config.HexagonSettings;
import io.masthead.architecture.config.Misconfigured;
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

/** Assigns a role to each class, and detects roles and patterns that leave nothing to check. */
public final class RoleAssignment {

    private final HexagonSettings settings;
    private final Map<HexagonRole, List<RolePattern>> patterns = new EnumMap<>(HexagonRole.class);
    private final Set<String> packages = new TreeSet<>();
    private final Set<RolePattern> used = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    private RoleAssignment(HexagonSettings settings) {
        this.settings = settings;
    }

    /**
     * {@return the project with a role for each of its classes}
     *
     * @param settings the configuration
     * @param classes the classes; those outside of the root package are ignored
     * @throws Misconfigured if a class has no role or two, or if rules would have nothing to check
     */
    public static Project assign(HexagonSettings settings, Collection<JavaClass> classes) {
        return new RoleAssignment(settings).assign(classes, true);
    }

    /**
     * {@return a project of canaries, which need not have all roles}
     *
     * @param settings the configuration
     * @param classes the canaries
     * @param layout the project whose packages decide the default patterns
     */
    public static Project assignCanaries(HexagonSettings settings, Collection<JavaClass> classes, Project layout) {
        RoleAssignment assignment = new RoleAssignment(settings);
        layout.classRoles()
                .forEach(classRole -> assignment.packages.add(classRole.type().getPackageName()));
        return assignment.assign(classes, false);
    }

    private Project assign(Collection<JavaClass> classes, boolean complete) {
        List<JavaClass> own = classes.stream().filter(this::isBelowRoot).toList();
        if (own.isEmpty()) {
            throw new Misconfigured(List.of(noClassBelowRoot(classes)));
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
        Map<JavaClass, Optional<ClassRole>> tops = new LinkedHashMap<>();
        own.stream().map(Nesting::top).distinct().forEach(top -> tops.put(top, classRole(top)));
        Map<String, ClassRole> classRoles = new HashMap<>();
        List<JavaClass> outside = new ArrayList<>();
        for (JavaClass type : own) {
            JavaClass top = Nesting.top(type);
            tops.getOrDefault(top, Optional.empty())
                    .ifPresentOrElse(
                            classRole -> classRoles.put(
                                    type.getName(),
                                    new ClassRole(
                                            type,
                                            top,
                                            classRole.role(),
                                            classRole.home(),
                                            classRole.area(),
                                            classRole.feature())),
                            () -> outside.add(type));
        }
        if (complete) {
            classesWithoutRole(outside);
            unusedRoles(classRoles.values());
        }
        if (complete && !problems.isEmpty()) {
            throw new Misconfigured(problems.stream().distinct().toList());
        }
        return new Project(settings, classRoles, outside, texts());
    }

    private boolean isBelowRoot(JavaClass type) {
        return (type.getPackageName() + ".").startsWith(settings.root() + ".");
    }

    private String noClassBelowRoot(Collection<JavaClass> classes) {
        if (classes.isEmpty()) {
            return settings.name() + ": no class was found; compile first, and write classes=target/classes, or"
                    + " */target/classes for several modules";
        }
        Set<String> others =
                classes.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
        return settings.name() + ": none of the " + classes.size() + " classes is below root=" + settings.root()
                + "; write the package that they share, the nearest is "
                + ClosestMatch.to(settings.root(), others).orElseThrow();
    }

    private Optional<ClassRole> classRole(JavaClass top) {
        String name = top.getPackageName();
        if (settings.outside().stream().anyMatch(pattern -> matches(pattern, top))) {
            return Optional.empty();
        }
        Map<HexagonRole, RolePattern> general = new EnumMap<>(HexagonRole.class);
        Map<HexagonRole, RolePattern> specific = new EnumMap<>(HexagonRole.class);
        patterns.forEach((role, candidates) -> {
            List<RolePattern> excluded = candidates.stream()
                    .filter(RolePattern::isExcluded)
                    .filter(pattern -> matches(pattern, top))
                    .toList();
            if (excluded.isEmpty()) {
                candidates.stream()
                        .filter(pattern -> !pattern.isExcluded() && matches(pattern, top))
                        .forEach(pattern ->
                                (pattern.kind() == Kind.ANY ? general : specific).putIfAbsent(role, pattern));
            }
        });
        Map<HexagonRole, RolePattern> found = specific.isEmpty() ? general : specific;
        if (found.size() > 1) {
            problems.add(twoRoles(top, found));
        }
        return found.entrySet().stream()
                .findFirst()
                .map(entry -> classRole(top, entry.getKey(), entry.getValue(), general, name));
    }

    private ClassRole classRole(
            JavaClass top,
            HexagonRole role,
            RolePattern pattern,
            Map<HexagonRole, RolePattern> general,
            String packageName) {
        Map.Entry<HexagonRole, RolePattern> home =
                general.size() == 1 ? general.entrySet().iterator().next() : Map.entry(role, pattern);
        PackagePattern packagePattern = home.getValue().packages();
        String area = packagePattern.stem(packageName).orElse(packageName);
        return new ClassRole(
                top,
                top,
                role,
                home.getKey(),
                area,
                Features.of(settings.root(), home.getKey(), packagePattern, area, packageName));
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
                                .noneMatch(type -> pattern.packages().matchesAncestor(type.getPackageName()));
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

    private void classesWithoutRole(List<JavaClass> others) {
        Map<String, List<JavaClass>> byPackage = others.stream()
                .filter(type -> settings.outside().stream()
                        .noneMatch(pattern -> pattern.packages().matches(type.getPackageName())))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.toList()));
        byPackage.forEach((name, types) -> problems.add(settings.name() + ": " + types.size()
                + (types.size() == 1 ? " class" : " classes") + " of package " + name + " (like "
                + types.get(0).getSimpleName() + ") " + (types.size() == 1 ? "has" : "have")
                + " no role; add " + relative(name) + " to a role, or to outside with a reason"));
    }

    private void unusedRoles(Collection<ClassRole> classRoles) {
        Set<HexagonRole> assigned = classRoles.stream()
                .map(ClassRole::role)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(HexagonRole.class)));
        for (HexagonRole role : HexagonRole.values()) {
            List<RolePattern> searched = patterns.getOrDefault(role, List.of());
            if (settings.roles().containsKey(role)) {
                searched.stream()
                        .filter(pattern -> !used.contains(pattern))
                        .forEach(pattern -> unused(role.key(), pattern));
            } else if (!assigned.contains(role)) {
                problems.add(settings.name() + ": no class is a " + role.key() + ", looked for in "
                        + String.join(", ", texts(searched)) + "; write " + role.key()
                        + "=… with the right package, or " + role.key() + "=none" + closest(searched));
            }
            if (settings.roles().containsKey(role)
                    && !searched.isEmpty()
                    && !assigned.contains(role)
                    && searched.stream().allMatch(used::contains)) {
                problems.add(where(searched.get(0).line()) + "no class is a " + role.key()
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
                + "; delete it or correct it" + closest(List.of(pattern)));
    }

    private String closest(List<RolePattern> searched) {
        return searched.stream()
                .filter(pattern -> !pattern.isExcluded())
                .findFirst()
                .flatMap(pattern -> ClosestMatch.to(
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
        patterns.forEach((role, searched) -> texts.put(role, texts(searched)));
        return texts;
    }

    private static List<String> texts(List<RolePattern> searched) {
        return searched.stream().map(RolePattern::text).toList();
    }
}
