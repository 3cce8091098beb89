package io.masthead.architecture.baseline;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parsed line of a baseline file.
 *
 * @param key the key of the violation
 * @param comment the comment behind {@code #}
 */
record EntryLine(String key, BaselineComment comment) {

    private static final Pattern KEY = Pattern.compile("HEX-\\d{3} [^\\s#]+( -> [^\\s#]+)*");
    private static final Pattern PART = Pattern.compile("(?:^|\\s)(\\p{Alpha}+)=");
    private static final List<String> PARTS = List.of("reason", "owner", "until");

    /** {@return whether a key can be read again} */
    static boolean isKey(String key) {
        return KEY.matcher(key).matches();
    }

    static EntryLine parse(String line) throws UnreadableLine {
        int hash = line.indexOf('#');
        String key = (hash < 0 ? line : line.substring(0, hash)).strip();
        if (!isKey(key)) {
            throw new UnreadableLine("`" + line.strip()
                    + "` is no entry; write one like `HEX-101 com.acme.A -> com.acme.B # reason=… owner=…"
                    + " until=2027-01-31`, or delete the line");
        }
        return new EntryLine(
                key,
                hash < 0
                        ? BaselineComment.NONE
                        : comment(line.substring(hash + 1).strip()));
    }

    private static BaselineComment comment(String text) throws UnreadableLine {
        Map<String, String> parts = parts(text);
        String until = parts.get("until");
        return new BaselineComment(
                Optional.ofNullable(parts.get("reason")),
                Optional.ofNullable(parts.get("owner")),
                until == null ? Optional.empty() : Optional.of(day(until)));
    }

    private static Map<String, String> parts(String text) throws UnreadableLine {
        Map<String, String> parts = new HashMap<>();
        Matcher part = PART.matcher(text);
        boolean more = part.find();
        if (!more || part.start() > 0) {
            throw new UnreadableLine("`# " + text + "` does not say what it is; write `# reason=" + text + "`");
        }
        while (more) {
            String name = part.group(1);
            int from = part.end();
            more = part.find();
            put(
                    parts,
                    name,
                    text.substring(from, more ? part.start() : text.length()).strip());
        }
        return parts;
    }

    private static void put(Map<String, String> parts, String name, String value) throws UnreadableLine {
        if (!PARTS.contains(name)) {
            throw new UnreadableLine("an entry has no `" + name + "=`; write `reason=`, `owner=` or `until=`");
        }
        if (value.isEmpty()) {
            throw new UnreadableLine("`" + name + "=` is empty; write something behind it, or delete it");
        }
        if (parts.put(name, value) != null) {
            throw new UnreadableLine("`" + name + "=` is there twice; delete one of them");
        }
    }

    private static LocalDate day(String text) throws UnreadableLine {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            throw new UnreadableLine("`until=" + text + "` is no day; write it like `until=2027-01-31`");
        }
    }
}
