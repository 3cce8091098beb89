package io.masthead.architecture.baseline;

import io.masthead.architecture.config.Misconfigured;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Baseline file: a line with the format, then one entry a line. */
final class BaselineFile {

    private static final int FORMAT = 1;
    private static final String HEADER = "# hexagon baseline, format ";

    /** Byte order mark, which some editors write at the start of a file. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;
    private final String name;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private BaselineFile(Path file, String name) {
        this.file = file;
        this.name = name;
    }

    /**
     * {@return the entries of a file}
     *
     * @param file the file
     * @param name its name, for messages
     */
    static List<Entry> read(Path file, String name) {
        BaselineFile reading = new BaselineFile(file, name);
        reading.take(reading.lines());
        if (!reading.problems.isEmpty()) {
            throw new Misconfigured(reading.problems);
        }
        return reading.entries;
    }

    /** Writes a file atomically: a concurrent reader sees the old content or the new one. */
    static void write(Path file, Collection<Entry> entries) {
        String text = Stream.concat(
                        Stream.of(HEADER + FORMAT),
                        entries.stream()
                                .map(entry -> entry.key() + entry.comment().forFile())
                                .sorted())
                .collect(Collectors.joining("\n", "", "\n"));
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Files.createDirectories(target.getParent());
            Path draft = target.resolveSibling("." + target.getFileName() + ".new");
            Files.writeString(draft, text);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new Misconfigured(List.of(file + ": the baseline cannot be written (" + failed
                    + "); make the file and its directory writable"));
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException notText) {
            throw new Misconfigured(List.of(name + ": the baseline is not text in UTF-8; write it anew in UTF-8"));
        } catch (IOException failed) {
            throw new Misconfigured(List.of(name + ": the baseline cannot be read (" + failed + "); make it readable"));
        }
    }

    private void take(List<String> lines) {
        checkHeader(
                lines.isEmpty() ? "" : lines.get(0).replace(BYTE_ORDER_MARK, "").strip());
        if (!problems.isEmpty()) {
            return;
        }
        for (int index = 1; index < lines.size(); index++) {
            if (!lines.get(index).isBlank()) {
                take(lines.get(index), index + 1);
            }
        }
    }

    private void checkHeader(String header) {
        String format = header.startsWith(HEADER) ? header.substring(HEADER.length()) : "";
        if (!format.matches("[1-9][0-9]{0,8}")) {
            problems.add(name + ":1: the file does not begin like a baseline; write `" + HEADER + FORMAT
                    + "` as its first line");
        } else if (Integer.parseInt(format) > FORMAT) {
            problems.add(name + ":1: the baseline has format " + format + ", and these rules know formats up to "
                    + FORMAT + "; use the version of the rules that wrote it, or a later one");
        }
    }

    private void take(String line, int number) {
        String place = name + ":" + number;
        try {
            EntryLine parsed = EntryLine.parse(line);
            entries.add(new Entry(parsed.key(), parsed.comment(), file, place));
        } catch (UnreadableLine unreadable) {
            problems.add(place + ": " + unreadable.getMessage());
        }
    }
}
