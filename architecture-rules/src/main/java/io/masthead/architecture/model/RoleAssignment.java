package io.masthead.architecture.model;

import com.tngtech.archunit.core.domain.JavaClass;
import io.masthead.architecture.config.ClosestMatch;
import io.masthead.architecture.config.HexagonSettings;
import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.config.PropertyLine;
import io.masthead.architecture.config.RolePattern;
import io.masthead.architecture.config.RolePattern.Kind;
import io.masthead.architecture.report.HexagonRole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Assigns a role to each class, and detects roles and patterns that leave nothing to check. */
public final class RoleAssignment {

    private static final int LISTED = 20;

    private final HexagonSettings settings;
    private final Map<HexagonRole, List<RolePattern>> patterns = new EnumMap<>(HexagonRole.class);
    private final Set<String> packages = new TreeSet<>();
    private final ClassFiles files = new ClassFiles();
    /** Mistakes in the patterns of roles. */
    private final List<String> mistakes = new ArrayList<>();

    /** All other problems, which may follow from those mistakes. */
    private final List<String> furtherProblems = new ArrayList<>();

    private final Map<Map<HexagonRole, RolePattern>, List<JavaClass>> withTwoRoles = new LinkedHashMap<>();
    private final Map<String, String> moduleAreas = new HashMap<>();
    private final List<JavaClass> own;
    private final RoleMatcher matcher;

    private RoleAssignment(HexagonSettings settings, Collection<JavaClass> classes) {
        this.settings = settings;
        this.own = classes.stream()
                .filter(type -> settings.rootOf(type.getPackageName()).isPresent())
                .toList();
        if (own.isEmpty()) {
            throw new Misconfigured(List.of(noClassBelowRoot(classes)));
        }
        this.matcher = new RoleMatcher(own, files);
    }

    /**
     * {@return the project with a role for each of its classes}
     *
     * @param settings the configuration
     * @param classes the classes; those outside of the root package are ignored
     * @throws Misconfigured if a class has no role or two, or if rules would have nothing to check
     */
    public static Project assign(HexagonSettings settings, Collection<JavaClass> classes) {
        return new RoleAssignment(settings, classes).assign(true);
    }

    /**
     * {@return a project of canaries, which need not have all roles}
     *
     * @param settings the configuration
     * @param classes the canaries
     * @param layout the project whose packages decide the default patterns
     */
    public static Project assignCanaries(HexagonSettings settings, Collection<JavaClass> classes, Project layout) {
        RoleAssignment assignment = new RoleAssignment(settings, classes);
        layout.classRoles()
                .forEach(classRole -> assignment.packages.add(classRole.type().getPackageName()));
        return assignment.assign(false);
    }

    private Project assign(boolean complete) {
        own.forEach(type -> packages.add(type.getPackageName()));
        for (HexagonRole role : HexagonRole.values()) {
            patterns.put(role, settings.roles().getOrDefault(role, List.of()));
        }
        Layouts.defaults(settings.roots(), packages).forEach((role, defaults) -> {
            if (!settings.roles().containsKey(role)) {
                patterns.put(role, defaults);
            }
        });
        patterns.merge(
                HexagonRole.DOMAIN,
                settings.sharedKernel(),
                (domain, shared) ->
                        Stream.concat(shared.stream(), domain.stream()).toList());
        Map<JavaClass, Optional<ClassRole>> tops = new LinkedHashMap<>();
        own.stream().map(Nesting::top).distinct().forEach(top -> tops.put(top, classRole(top)));
        List<ClassRole> classRoles = new ArrayList<>();
        List<JavaClass> outside = new ArrayList<>();
        for (JavaClass type : own) {
            tops.getOrDefault(Nesting.top(type), Optional.empty())
                    .ifPresentOrElse(top -> classRoles.add(top.ofNested(type)), () -> outside.add(type));
        }
        if (complete) {
            withTwoRoles.forEach((roles, types) -> mistakes.add(twoRoles(roles, types)));
            classesWithoutRole(classRoles, outside);
            unusedRoles(classRoles);
            unusedMarks();
            List<String> problems = mistakes.isEmpty() ? furtherProblems : mistakes;
            if (!problems.isEmpty()) {
                throw new Misconfigured(problems.stream().distinct().toList());
            }
        }
        return new Project(settings, classRoles, outside, texts(), matcher, files);
    }

    private String noClassBelowRoot(Collection<JavaClass> classes) {
        if (classes.isEmpty()) {
            return settings.name() + ": no class was found; compile first, and write classes=target/classes, or"
                    + " */target/classes for several modules";
        }
        Set<String> others =
                classes.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
        return where(settings.rootLine()) + "none of the " + classes.size() + " classes is below root="
                + settings.root()
                + "; write the package that they share, the nearest is "
                + ClosestMatch.to(settings.roots().get(0), others).orElseThrow();
    }

    private Optional<ClassRole> classRole(JavaClass top) {
        String name = top.getPackageName();
        if (matcher.isAmong(settings.outside(), top)) {
            return Optional.empty();
        }
        Map<Integer, Map<HexagonRole, RolePattern>> byPrecedence = new TreeMap<>();
        patterns.forEach((role, candidates) -> {
            List<RolePattern> excluded = candidates.stream()
                    .filter(RolePattern::isExcluded)
                    .filter(pattern -> matcher.matches(pattern, top))
                    .toList();
            if (excluded.isEmpty()) {
                candidates.stream()
                        .filter(pattern -> !pattern.isExcluded() && matcher.matches(pattern, top))
                        .forEach(pattern -> byPrecedence
                                .computeIfAbsent(pattern.kind().precedence(), none -> new EnumMap<>(HexagonRole.class))
                                .putIfAbsent(role, pattern));
            }
        });
        if (byPrecedence.isEmpty()) {
            return Optional.empty();
        }
        Map<HexagonRole, RolePattern> general = byPrecedence.getOrDefault(0, Map.of());
        Map<HexagonRole, RolePattern> found = List.copyOf(byPrecedence.values()).get(byPrecedence.size() - 1);
        if (found.size() > 1) {
            withTwoRoles.computeIfAbsent(found, none -> new ArrayList<>()).add(top);
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
        String area = area(home.getValue(), top);
        boolean shared = pattern.line()
                .filter(line -> line.key().equals(ClassRole.SHARED_KERNEL))
                .isPresent();
        Optional<Feature> feature = shared
                ? Optional.empty()
                : Features.of(
                        settings.rootOf(packageName).orElseThrow(),
                        home.getKey(),
                        home.getValue().packages(),
                        area,
                        packageName);
        return new ClassRole(top, top, role, home.getKey(), area, feature, pattern);
    }

    private String area(RolePattern pattern, JavaClass top) {
        if (pattern.kind() == Kind.MODULE) {
            return moduleAreas.computeIfAbsent(BuildModules.nameOf(top), this::sharedPackage);
        }
        return pattern.selectsAnywhere()
                ? top.getPackageName()
                : pattern.packages().stem(top.getPackageName()).orElse(top.getPackageName());
    }

    /** Returns the package that all classes of a module share. */
    private String sharedPackage(String module) {
        return own.stream()
                .filter(type -> BuildModules.nameOf(type).equals(module))
                .map(JavaClass::getPackageName)
                .reduce(RoleAssignment::sharedPackage)
                .orElse("");
    }

    private static String sharedPackage(String one, String other) {
        String shared = one;
        while (!(other + ".").startsWith(shared + ".") && shared.contains(".")) {
            shared = shared.substring(0, shared.lastIndexOf('.'));
        }
        return shared;
    }

    private String twoRoles(Map<HexagonRole, RolePattern> found, List<JavaClass> types) {
        JavaClass first =
                types.stream().min(Comparator.comparing(JavaClass::getName)).orElseThrow();
        int more = types.size() - 1;
        String classes =
                more == 0 ? " has" : " and " + more + (more == 1 ? " other class have" : " other classes have");
        String roles = found.entrySet().stream()
                .map(entry -> entry.getKey().key() + "=" + entry.getValue().text())
                .collect(Collectors.joining(" and "));
        Optional<PropertyLine> last = found.values().stream()
                .flatMap(pattern -> pattern.line().stream())
                .reduce((one, other) -> other);
        return where(last) + first.getName() + classes + " two roles, by " + roles
                + "; narrow one of them, or leave the package out of it with !" + relative(first.getPackageName());
    }

    private void classesWithoutRole(Collection<ClassRole> classRoles, List<JavaClass> others) {
        NavigableSet<String> withRole = classRoles.stream()
                .map(classRole -> classRole.type().getPackageName())
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, List<JavaClass>> byPackage = others.stream()
                .map(Nesting::top)
                .distinct()
                .filter(type -> !Nesting.isDescriptor(type))
                .filter(type -> !matcher.isAmong(settings.outside(), type))
                .collect(Collectors.groupingBy(
                        type -> highestWithoutRole(type.getPackageName(), withRole),
                        TreeMap::new,
                        Collectors.toList()));
        byPackage.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .limit(LISTED)
                .forEach(entry -> furtherProblems.add(withoutRole(entry.getKey(), entry.getValue())));
        if (byPackage.size() > LISTED) {
            furtherProblems.add(settings.name() + ": the classes of " + (byPackage.size() - LISTED)
                    + " more packages have no role; give those above a role, and run again");
        }
    }

    private String withoutRole(String name, List<JavaClass> types) {
        boolean nested = types.stream().anyMatch(type -> !type.getPackageName().equals(name));
        return settings.name() + ": " + types.size() + (types.size() == 1 ? " class" : " classes") + " of package "
                + name + (nested ? " and below" : "") + " (like " + types.get(0).getSimpleName() + ") "
                + (types.size() == 1 ? "has" : "have") + " no role; add " + relative(name) + (nested ? ".." : "")
                + " to a role, or to outside with a reason";
    }

    /** Returns the highest package around a package in which, with all packages below, no class has a role. */
    private String highestWithoutRole(String name, NavigableSet<String> withRole) {
        String highest = name;
        for (int end = name.lastIndexOf('.');
                end > settings.rootOf(name).orElse("").length();
                end = name.lastIndexOf('.', end - 1)) {
            String above = name.substring(0, end);
            String next = withRole.ceiling(above + ".");
            if (withRole.contains(above) || (next != null && next.startsWith(above + "."))) {
                break;
            }
            highest = above;
        }
        return highest;
    }

    private void unusedRoles(Collection<ClassRole> classRoles) {
        Set<HexagonRole> assigned = classRoles.stream()
                .filter(classRole -> !Nesting.isDescriptor(classRole.type()))
                .map(ClassRole::role)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(HexagonRole.class)));
        for (HexagonRole role : HexagonRole.values()) {
            List<RolePattern> searched = patterns.getOrDefault(role, List.of());
            if (settings.roles().containsKey(role)) {
                searched.stream()
                        .filter(pattern -> !matcher.isUsed(pattern))
                        .forEach(pattern -> mistakes.add(unused(role.key(), pattern)));
            } else if (!assigned.contains(role)) {
                furtherProblems.add(settings.name() + ": no class is a " + role.key() + ", looked for in "
                        + String.join(", ", texts(searched)) + "; write " + role.key()
                        + "=… with the right package, or " + role.key() + "=none" + closest(searched));
            }
            if (settings.roles().containsKey(role)
                    && !searched.isEmpty()
                    && !assigned.contains(role)
                    && withTwoRoles.keySet().stream().noneMatch(roles -> roles.containsKey(role))
                    && searched.stream().allMatch(matcher::isUsed)) {
                mistakes.add(where(searched.get(0).line()) + "no class is a " + role.key()
                        + ", because other roles prevail; narrow them, or write " + role.key() + "=none");
            }
        }
        mistakes.addAll(unused(Stream.of(settings.sharedKernel(), settings.outside())));
        furtherProblems.addAll(unused(Stream.of(settings.seam(), settings.hidden())));
    }

    private List<String> unused(Stream<List<RolePattern>> patterns) {
        return patterns.flatMap(List::stream)
                .filter(pattern ->
                        !matcher.isUsed(pattern) && own.stream().noneMatch(type -> matcher.matches(pattern, type)))
                .map(pattern -> unused(pattern.line().map(PropertyLine::key).orElse("outside"), pattern))
                .toList();
    }

    /** Reports the marks of driving ports that no class has. */
    private void unusedMarks() {
        Set<String> annotations = own.stream()
                .flatMap(type -> type.getAnnotations().stream())
                .map(annotation -> annotation.getRawType().getName())
                .collect(Collectors.toCollection(TreeSet::new));
        settings.marks().stream()
                .filter(mark -> !annotations.contains(mark))
                .forEach(mark -> furtherProblems.add(where(settings.markLine()) + "driving-port.marks=" + mark
                        + " annotates no class; delete it or correct it"
                        + ClosestMatch.to(mark, annotations)
                                .map(name -> "; the nearest annotation is " + name)
                                .orElse("")));
    }

    private String unused(String key, RolePattern pattern) {
        boolean exists = packages.stream().anyMatch(pattern.packages()::matches);
        return where(pattern.line()) + key + "=" + pattern.text() + " matches no class"
                + (exists ? " of that kind" : ", since there is no package " + pattern.packages())
                + "; delete it or correct it" + closest(List.of(pattern));
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
        String root = settings.rootOf(name).orElse("");
        return name.equals(root) ? "." : settings.roots().size() == 1 ? name.substring(root.length()) : name;
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
