package io.masthead.architecture;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a tool has reported. */
interface Findings {

    /** Tells whether the tool has reported a class, as far as that concerns a rule of ours. */
    boolean name(String rule, String subject);

    /**
     * Finds the classes that a report names. The first name in a line is the class with the violation, a second one the
     * class that it uses.
     *
     * @param violations lines of any report but of cycles
     * @param cycles lines of reports of cycles, which concern only our rules about cycles: they name all classes on
     *     their way, most of which do nothing wrong
     */
    static Findings in(List<String> violations, List<String> cycles, Set<String> names) {
        return new Named(subjects(violations, names), subjects(cycles, names));
    }

    private static Set<String> subjects(List<String> reports, Set<String> names) {
        Set<String> subjects = new TreeSet<>();
        for (String report : reports) {
            for (String line : report.lines().toList()) {
                Matcher matcher = Named.CLASS.matcher(line);
                if (matcher.find()) {
                    String name = matcher.group();
                    while (!name.isEmpty() && !names.contains(name)) {
                        name = Named.outer(name);
                    }
                    subjects.add(name);
                }
            }
        }
        subjects.remove("");
        return subjects;
    }

    /** The classes that are named with violations, and those that are named on cycles. */
    record Named(Set<String> violating, Set<String> cyclic) implements Findings {

        private static final Pattern CLASS = Pattern.compile(Pattern.quote(CorpusCase.ROOT) + "\\.[\\w.$-]+");
        private static final Set<String> ABOUT_CYCLES = Set.of("HEX-601", "HEX-602");

        @Override
        public boolean name(String rule, String subject) {
            return ABOUT_CYCLES.contains(rule)
                    ? cyclic.stream()
                            .anyMatch(
                                    name -> name.equals(subject) || outer(name).equals(subject))
                    : violating.contains(subject);
        }

        private static String outer(String name) {
            return name.substring(0, Math.max(0, Math.max(name.lastIndexOf('.'), name.lastIndexOf('$'))));
        }
    }
}
