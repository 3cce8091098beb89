package io.masthead.architecture.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Lists of the packages, types and members of the JDK that the rules know, in {@code jdk.txt}. */
public final class Jdk {

    private static final Map<String, Set<String>> SECTIONS = read();

    private Jdk() {}

    /**
     * {@return the entries of sections of the file}
     *
     * @param names the names of the sections
     */
    public static Set<String> sections(String... names) {
        Set<String> entries = new HashSet<>();
        for (String name : names) {
            entries.addAll(Objects.requireNonNull(SECTIONS.get(name), name));
        }
        return Set.copyOf(entries);
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> sections = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(Jdk.class.getResourceAsStream("jdk.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Set<String> section = new HashSet<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    section = sections.computeIfAbsent(line.substring(1, line.length() - 1), name -> new HashSet<>());
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    section.add(line);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return sections;
    }
}
