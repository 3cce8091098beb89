package io.masthead.architecture.build;

import io.masthead.architecture.config.Misconfigured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads build files and, recursively, those of their modules. */
final class Reactor {

    private static final String PARENT = "project.parent.";

    private final Map<Path, Pom> poms = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private Reactor() {}

    /** {@return the modules by group and artifact, in the order of the build} */
    static Map<String, Module> read(List<Path> files) {
        Reactor reading = new Reactor();
        files.forEach(file -> reading.follow(file.toAbsolutePath().normalize()));
        Map<String, Module> modules = reading.modules();
        if (!reading.problems.isEmpty()) {
            throw new Misconfigured(reading.problems);
        }
        return modules;
    }

    private void follow(Path file) {
        if (poms.containsKey(file)) {
            return;
        }
        Pom pom = PomReader.read(file);
        poms.put(file, pom);
        Set<Path> named = new HashSet<>();
        for (Pom.Module module : pom.modules()) {
            Path target = fileOf(pom, module);
            String place = file + ":" + module.line() + ": module `" + module.path() + "` ";
            if (!Files.isRegularFile(target)) {
                problems.add(place + "has no " + target + "; write the directory it is in, or delete the line");
            } else if (!named.add(target)) {
                problems.add(place + "is there twice; delete one of the lines");
            } else {
                follow(target);
            }
        }
    }

    private static Path fileOf(Pom pom, Pom.Module module) {
        Path path = pom.directory().resolve(module.path()).normalize();
        return Files.isRegularFile(path) ? path : path.resolve("pom.xml");
    }

    private Map<String, Module> modules() {
        Map<String, Pom> byArtifact = new HashMap<>();
        poms.values().forEach(pom -> byArtifact.put(name(pom, "project."), pom));
        Map<String, Module> modules = new LinkedHashMap<>();
        for (Pom pom : poms.values()) {
            Module module = new Module(lineage(pom, byArtifact));
            Module first = modules.putIfAbsent(module.coordinates(), module);
            if (first != null) {
                problems.add(pom.file() + ": module " + module.coordinates() + " is at "
                        + first.pom().file() + " already; give one of them another artifactId");
            }
        }
        return modules;
    }

    private static List<Pom> lineage(Pom pom, Map<String, Pom> byArtifact) {
        List<Pom> lineage = new ArrayList<>();
        for (Pom next = pom; next != null && !lineage.contains(next); next = byArtifact.get(name(next, PARENT))) {
            lineage.add(next);
        }
        return lineage;
    }

    /** {@return group and artifact of a file or of its parent, unresolved: Maven permits no expressions there} */
    private static String name(Pom pom, String prefix) {
        String parentGroup = pom.values().getOrDefault(PARENT + "groupId", "");
        return pom.values().getOrDefault(prefix + "groupId", parentGroup) + ":"
                + pom.values().getOrDefault(prefix + "artifactId", "");
    }
}
