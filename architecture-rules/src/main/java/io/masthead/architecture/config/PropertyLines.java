package io.masthead.architecture.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Reads a properties file like {@link Properties}, in UTF-8, with line numbers. */
final class PropertyLines {

    /** Byte order mark, which some editors write at the start of a file. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private PropertyLines() {}

    static List<PropertyLine> read(Path file) {
        String name = String.valueOf(file.getFileName());
        List<String> lines = lines(file, name);
        List<PropertyLine> read = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            int number = index + 1;
            String logical = lines.get(index).stripLeading();
            if (logical.isEmpty() || logical.startsWith("#") || logical.startsWith("!")) {
                continue;
            }
            while (isContinued(logical) && index + 1 < lines.size()) {
                index++;
                logical = logical.substring(0, logical.length() - 1)
                        + lines.get(index).stripLeading();
            }
            read.add(parse(name, number, logical));
        }
        return read;
    }

    private static List<String> lines(Path file, String name) {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
            lines.replaceAll(line -> line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line);
            return lines;
        } catch (CharacterCodingException notText) {
            throw new Misconfigured(List.of(name + ": it is not text in UTF-8; save it as UTF-8"));
        } catch (IOException unreadable) {
            throw new Misconfigured(List.of(file + ": it cannot be read; make it a readable file that says at least"
                    + " root=com.example.shop"));
        }
    }

    private static boolean isContinued(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\\') {
            end--;
        }
        return (line.length() - end) % 2 == 1;
    }

    private static PropertyLine parse(String file, int number, String logical) {
        Properties one = new Properties();
        try {
            one.load(new StringReader(logical));
        } catch (IOException | IllegalArgumentException malformed) {
            throw new Misconfigured(
                    List.of(file + ":" + number + ": it has a malformed escape; write \\\\ for a backslash"));
        }
        String key = one.stringPropertyNames().stream().findFirst().orElse("");
        return new PropertyLine(file, number, key, one.getProperty(key, "").strip());
    }
}
