package io.masthead.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Reads the file access-matrix.txt. */
final class AccessMatrix {

    static final String FILE = "access-matrix.txt";

    private static final String HEAD = "operation|anonymous|owner|other user|admin";

    private AccessMatrix() {}

    static List<Row> rows() {
        List<String> lines = text().lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        if (!lines.getFirst().replaceAll(" *\\| *", "|").strip().equals(HEAD)) {
            throw new IllegalStateException(FILE + " must begin with the line " + HEAD);
        }
        return lines.stream().skip(1).map(AccessMatrix::row).toList();
    }

    private static Row row(String line) {
        List<String> cells =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (cells.size() != Role.values().length + 1) {
            throw new IllegalStateException(FILE + " needs a name and a status for each caller: " + line);
        }
        Iterator<String> cell = cells.iterator();
        String name = cell.next();
        Map<Role, Integer> statuses = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            statuses.put(role, Integer.valueOf(cell.next()));
        }
        return new Row(name, statuses);
    }

    private static String text() {
        try (InputStream file = AccessMatrix.class.getResourceAsStream("/" + FILE)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Relation of a caller to the owner of the requested resource, in the order of the columns. */
    enum Role {
        ANONYMOUS,
        OWNER,
        OTHER_USER,
        ADMIN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Operation, with a variant if there are several, and the status of the response for each caller. */
    record Row(String name, Map<Role, Integer> statuses) {

        String operation() {
            return name.split(" ", 2)[0];
        }

        boolean isOfADraft() {
            return name.endsWith(" of a draft");
        }

        boolean isOfDrafts() {
            return name.endsWith(" of drafts");
        }

        boolean isToAnotherRole() {
            return name.endsWith(" to another role");
        }

        int status(Role role) {
            return Objects.requireNonNull(statuses.get(role));
        }
    }
}
