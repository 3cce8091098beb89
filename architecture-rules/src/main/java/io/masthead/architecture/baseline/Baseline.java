package io.masthead.architecture.baseline;

import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.report.Finding;
import io.masthead.architecture.report.Finding.Standing;
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
import java.util.stream.Collectors;

/**
 * What is known to be wrong and let be for now: one file, or a directory with a file for each module. A line is what a
 * {@linkplain Finding#key() finding is known by}, so that it survives when lines move, and may say reason, owner and
 * the last day it holds.
 */
public final class Baseline {

    private final BaselineFiles files;
    private final Map<String, String> environment;
    private final Map<String, Entry> entries;

    private Baseline(BaselineFiles files, Map<String, String> environment, Map<String, Entry> entries) {
        this.files = files;
        this.environment = environment;
        this.entries = entries;
    }

    /**
     * Findings held against a baseline.
     *
     * @param findings the findings; those in the baseline say so
     * @param problems a sentence for each entry that nothing matches any more or whose day is over
     */
    public record Applied(List<Finding> findings, List<String> problems) {

        /** Copies the lists. */
        public Applied {
            findings = List.copyOf(findings);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads a baseline.
     *
     * @param path the file, or a directory of {@code .txt} files; a file that is not there has no entries
     * @return the baseline
     * @throws Misconfigured if a line cannot be understood, or a later version wrote it
     */
    public static Baseline read(Path path) {
        return read(path, System.getenv());
    }

    static Baseline read(Path path, Map<String, String> environment) {
        BaselineFiles files = new BaselineFiles(path);
        Map<String, Entry> entries = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (Path file : files.present()) {
            for (Entry entry : BaselineFile.read(file)) {
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
     * Holds findings against it. An entry whose day is over covers nothing any more.
     *
     * @param findings what was found
     * @param today the day of the run
     * @return the findings, and what is wrong with the baseline
     */
    public Applied apply(List<Finding> findings, LocalDate today) {
        Set<String> found = new HashSet<>();
        List<Finding> applied = new ArrayList<>();
        for (Finding finding : findings) {
            Entry entry = entries.get(finding.key());
            if (entry == null || finding.standing() == Standing.EXCEPTION) {
                applied.add(finding);
                continue;
            }
            found.add(entry.key());
            applied.add(
                    entry.remark().isExpired(today)
                            ? finding
                            : finding.as(Standing.BASELINE, entry.remark().inWords()));
        }
        return new Applied(applied, problems(found, today));
    }

    /**
     * Writes what was found as the new baseline. Entries that stay keep what is said about them.
     *
     * @param findings what was found; what the configuration excepts is left out
     * @throws Misconfigured in continuous integration, where the environment says {@code CI=true}
     */
    public void update(List<Finding> findings) {
        if ("true".equalsIgnoreCase(environment.get("CI"))) {
            throw new Misconfigured(
                    List.of(files.path() + ": the baseline is read-only where the environment says CI=true;"
                            + " write it on your own machine, and commit it"));
        }
        Map<Path, List<Entry>> written = files.present().stream()
                .collect(Collectors.toMap(
                        Function.identity(), file -> new ArrayList<>(), (one, other) -> one, TreeMap::new));
        for (Entry entry : entriesFor(findings)) {
            written.computeIfAbsent(entry.file(), file -> new ArrayList<>()).add(entry);
        }
        written.forEach(BaselineFile::write);
    }

    private List<String> problems(Set<String> found, LocalDate today) {
        List<String> problems = new ArrayList<>();
        for (Entry entry : entries.values()) {
            if (!found.contains(entry.key())) {
                problems.add(entry.place() + ": `" + entry.key() + "` is not found any more; delete the line");
            } else if (entry.remark().isExpired(today)) {
                problems.add(entry.place() + ": `" + entry.key() + "` was let be until "
                        + entry.remark().until().orElseThrow() + "; mend it, or agree on a later day");
            }
        }
        return problems;
    }

    private Collection<Entry> entriesFor(List<Finding> findings) {
        Map<String, Entry> kept = new TreeMap<>();
        for (Finding finding : findings) {
            if (finding.standing() != Standing.EXCEPTION) {
                kept.computeIfAbsent(finding.key(), key -> {
                    Entry known = entries.get(key);
                    return known == null ? new Entry(key, Remark.NONE, files.of(finding), 0) : known;
                });
            }
        }
        return kept.values();
    }
}
