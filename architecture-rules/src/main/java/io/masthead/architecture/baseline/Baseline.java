package io.masthead.architecture.baseline;

import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.model.Sources;
import io.masthead.architecture.report.ReportedViolation;
import io.masthead.architecture.report.ViolationStatus;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Baseline of accepted violations: one file, or a directory with a file for each module. A line contains the
 * {@linkplain ReportedViolation#key() key of a violation}, which stays the same when lines move, and optionally the
 * reason, the owner and the last day of validity.
 */
public final class Baseline {

    private static final String ARROW = " -> ";

    private final BaselineFiles files;
    private final Sources sources;
    private final Map<String, String> environment;
    private final Map<String, Entry> entries;

    private Baseline(BaselineFiles files, Map<String, String> environment, Map<String, Entry> entries) {
        this.files = files;
        this.sources = new Sources(files.base());
        this.environment = environment;
        this.entries = entries;
    }

    /**
     * Result of applying a baseline.
     *
     * @param violations the violations; those in the baseline have its status
     * @param problems a sentence for each stale or expired entry
     */
    public record Applied(List<ReportedViolation> violations, List<String> problems) {

        /** Copies the lists. */
        public Applied {
            violations = List.copyOf(violations);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads a baseline.
     *
     * @param base the directory that messages name files relative to, absolute and normalized
     * @param path the file, or a directory of {@code .txt} files; a missing file counts as empty
     * @param modules the modules whose classes were read: files of others are left alone
     * @return the baseline
     * @throws Misconfigured if a line is malformed, or a later version wrote the file
     */
    public static Baseline read(Path base, Path path, Set<String> modules) {
        return read(base, path, modules, System.getenv());
    }

    static Baseline read(Path base, Path path, Set<String> modules, Map<String, String> environment) {
        BaselineFiles files = new BaselineFiles(base, path, modules);
        Map<String, Entry> entries = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (Path file : files.present()) {
            for (Entry entry : BaselineFile.read(file, files.name(file))) {
                Entry first = entries.putIfAbsent(entry.key(), entry);
                if (first != null) {
                    problems.add(entry.place() + ": `" + entry.key() + "` is at " + first.place()
                            + " already; delete one of the two lines");
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new Misconfigured(problems);
        }
        return new Baseline(files, environment, entries);
    }

    /**
     * Applies the baseline to violations. An expired entry accepts nothing. An entry moves along with its violation,
     * when a class is renamed or a method is moved to another class.
     *
     * @param violations the violations
     * @param exists whether there is a class, a package or a module of a name
     * @param today the day of the run
     * @return the violations with their status, and the problems of the baseline
     */
    public Applied apply(List<ReportedViolation> violations, Predicate<String> exists, LocalDate today) {
        Map<String, Entry> moved = moved(violations, exists);
        Set<String> found = new HashSet<>();
        List<ReportedViolation> applied = new ArrayList<>();
        for (ReportedViolation violation : violations) {
            Entry entry = entries.getOrDefault(violation.key(), moved.get(violation.key()));
            if (entry == null || violation.status() == ViolationStatus.EXCEPTION) {
                applied.add(violation);
                continue;
            }
            found.add(entry.key());
            applied.add(
                    entry.comment().isExpired(today)
                            ? violation
                            : violation.withStatus(ViolationStatus.BASELINE, reason(entry, violation)));
        }
        return new Applied(applied, problems(found, exists, today));
    }

    /** Tells whether an entry is about a class that has a source and was not read: its module was left out. */
    private boolean isUnread(Entry entry, Predicate<String> exists) {
        String names = entry.key().substring(entry.key().indexOf(' ') + 1);
        return Stream.of(names.split(ARROW, -1)).anyMatch(name -> !exists.test(name) && sources.contain(name));
    }

    private Map<String, Entry> moved(List<ReportedViolation> violations, Predicate<String> exists) {
        List<ReportedViolation> open = violations.stream()
                .filter(violation -> violation.status() != ViolationStatus.EXCEPTION)
                .toList();
        Set<String> keys = open.stream().map(ReportedViolation::key).collect(Collectors.toSet());
        return MovedEntries.find(
                entries.values().stream()
                        .filter(entry -> !keys.contains(entry.key()) && !isUnread(entry, exists))
                        .toList(),
                open.stream()
                        .filter(violation -> !entries.containsKey(violation.key()))
                        .toList(),
                exists);
    }

    private static String reason(Entry entry, ReportedViolation violation) {
        String comment = entry.comment().forReport();
        if (entry.key().equals(violation.key())) {
            return comment;
        }
        return (comment.isEmpty() ? "" : comment + "; ") + "moved from " + entry.key();
    }

    /**
     * Writes violations as the new baseline. Entries that stay or have moved keep their comments, and so do those of
     * classes that have a source and were not read; in a directory, an entry goes to the file of the module that its
     * violation is in now.
     *
     * @param violations the violations; those with an exception are left out
     * @param exists whether there is a class, a package or a module of a name
     * @throws Misconfigured in continuous integration, where the environment contains {@code CI=true}, or if a name is
     *     none that a line could have
     */
    public void update(List<ReportedViolation> violations, Predicate<String> exists) {
        if ("true".equalsIgnoreCase(environment.get("CI"))) {
            throw new Misconfigured(
                    List.of(files.path() + ": the baseline is read-only where the environment says CI=true;"
                            + " write it on your own machine, and commit it"));
        }
        Collection<Entry> kept = entriesFor(violations, exists);
        requireReadable(kept);
        Map<Path, List<Entry>> written = files.present().stream()
                .collect(Collectors.toMap(
                        Function.identity(), file -> new ArrayList<>(), (one, other) -> one, TreeMap::new));
        for (Entry entry : kept) {
            written.computeIfAbsent(entry.file(), file -> new ArrayList<>()).add(entry);
        }
        written.forEach(BaselineFile::write);
    }

    private void requireReadable(Collection<Entry> kept) {
        List<String> problems = kept.stream()
                .filter(entry -> !EntryLine.isKey(entry.key()))
                .map(entry -> files.name(entry.file()) + ": `" + entry.key()
                        + "` cannot be an entry, since a name has a space or a # in it; rename it, or declare an"
                        + " exception in place of the entry")
                .toList();
        if (!problems.isEmpty()) {
            throw new Misconfigured(problems);
        }
    }

    private List<String> problems(Set<String> found, Predicate<String> exists, LocalDate today) {
        List<String> problems = new ArrayList<>();
        for (Entry entry : entries.values()) {
            if (!found.contains(entry.key()) && isUnread(entry, exists)) {
                continue;
            }
            if (!found.contains(entry.key())) {
                problems.add(entry.place() + ": `" + entry.key() + "` is not found any more; delete the line");
            } else if (entry.comment().isExpired(today)) {
                problems.add(entry.place() + ": `" + entry.key() + "` was let be until "
                        + entry.comment().until().orElseThrow() + "; mend it, or agree on a later day");
            }
        }
        return problems;
    }

    private Collection<Entry> entriesFor(List<ReportedViolation> violations, Predicate<String> exists) {
        Map<String, Entry> moved = moved(violations, exists);
        Map<String, Entry> kept = new TreeMap<>();
        entries.values().stream()
                .filter(entry -> isUnread(entry, exists))
                .forEach(entry -> kept.put(entry.key(), entry));
        for (ReportedViolation violation : violations) {
            if (violation.status() != ViolationStatus.EXCEPTION) {
                kept.computeIfAbsent(violation.key(), key -> {
                    Entry known = entries.getOrDefault(key, moved.get(key));
                    return known == null
                            ? new Entry(key, BaselineComment.NONE, files.of(violation), "")
                            : new Entry(
                                    key,
                                    known.comment(),
                                    files.moduleOf(violation).orElse(known.file()),
                                    known.place());
                });
            }
        }
        return kept.values();
    }
}
