package io.masthead.bootstrap.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parser for the syntax of python-dotenv, without expansion of variables: a dollar
 * sign is a dollar sign, so that a password needs no escape.
 */
final class DotEnvParser {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n?");
    private static final Pattern SPACE = Pattern.compile("[^\\S\\n]*+");
    private static final Pattern REST_WITHOUT_VALUE = Pattern.compile("[^\\S\\n]*+(?:#[^\\n]*+)?(?:\\n|\\z)");
    private static final Pattern NAME = Pattern.compile("[^\\S\\n]*+(?:export[^\\S\\n]++)?([^\\s=#'\"]++)[^\\S\\n]*+=");
    private static final Pattern COMMENT = Pattern.compile("(?<=\\s)#.*");

    private final String text;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private int position;

    private DotEnvParser(String text) {
        this.text = text;
    }

    static DotEnvFile parse(String content) {
        String text = content.startsWith(BYTE_ORDER_MARK) ? content.substring(1) : content;
        var parser = new DotEnvParser(LINE_BREAK.matcher(text).replaceAll("\n"));
        while (parser.position < parser.text.length()) {
            if (!parser.skip(REST_WITHOUT_VALUE)) {
                parser.readAssignment();
            }
        }
        return new DotEnvFile(parser.values, parser.problems);
    }

    private void readAssignment() {
        int start = position;
        Matcher name = at(NAME);
        if (!name.lookingAt()) {
            refuse(start, "must be of the form NAME=value");
            return;
        }
        position = name.end();
        Optional<String> value = readValue();
        if (value.isEmpty()) {
            refuse(start, "must be of the form NAME=\"value\" or NAME='value', with nothing but a # comment behind");
            return;
        }
        values.put(name.group(1), value.get());
    }

    private Optional<String> readValue() {
        int afterEquals = position;
        skip(SPACE);
        if (position < text.length()) {
            char first = text.charAt(position);
            if (first == '"' || first == '\'') {
                return readQuoted(first);
            }
        }
        // The space before the value is kept: it makes a leading # a comment.
        String line = text.substring(afterEquals, endOfLine(afterEquals));
        position = afterEquals + line.length();
        return Optional.of(COMMENT.matcher(line).replaceFirst("").strip());
    }

    private Optional<String> readQuoted(char quote) {
        var value = new StringBuilder();
        int next = position + 1;
        while (next < text.length()) {
            char character = text.charAt(next);
            if (character == quote) {
                position = next + 1;
                return skip(REST_WITHOUT_VALUE) ? Optional.of(value.toString()) : Optional.empty();
            }
            if (quote == '"' && character == '\\' && next + 1 < text.length()) {
                value.append(unescaped(text.charAt(next + 1)));
                next += 2;
            } else {
                value.append(character);
                next++;
            }
        }
        return Optional.empty();
    }

    private static String unescaped(char character) {
        return switch (character) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case '"', '\\', '$' -> String.valueOf(character);
            default -> "\\" + character;
        };
    }

    /** Continues after the first line of the malformed text, so that the other lines are still read. */
    private void refuse(int start, String rule) {
        long line = 1 + text.substring(0, start).chars().filter(c -> c == '\n').count();
        problems.add(DotEnvFile.NAME + " line " + line + " " + rule);
        position = endOfLine(start);
    }

    private boolean skip(Pattern pattern) {
        Matcher matcher = at(pattern);
        if (!matcher.lookingAt()) {
            return false;
        }
        position = matcher.end();
        return true;
    }

    private Matcher at(Pattern pattern) {
        return pattern.matcher(text).region(position, text.length());
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
