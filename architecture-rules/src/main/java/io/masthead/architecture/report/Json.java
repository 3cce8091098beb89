package io.masthead.architecture.report;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/** Writes maps, collections, strings, numbers and booleans as indented JSON. */
final class Json {

    private final StringBuilder out = new StringBuilder();

    private Json() {}

    static String of(Object value) {
        Json json = new Json();
        json.value(value, "\n");
        return json.out.append('\n').toString();
    }

    private void value(Object value, String indent) {
        if (value instanceof Map<?, ?> members) {
            object(members, indent);
        } else if (value instanceof Collection<?> elements) {
            array(elements, indent);
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            text(value.toString());
        }
    }

    private void object(Map<?, ?> members, String indent) {
        if (members.isEmpty()) {
            out.append("{}");
            return;
        }
        String separator = "{";
        for (Map.Entry<?, ?> member : members.entrySet()) {
            out.append(separator).append(indent).append("  ");
            text(member.getKey().toString());
            out.append(": ");
            value(member.getValue(), indent + "  ");
            separator = ",";
        }
        out.append(indent).append('}');
    }

    private void array(Collection<?> elements, String indent) {
        if (elements.isEmpty()) {
            out.append("[]");
            return;
        }
        out.append('[');
        for (Iterator<?> rest = elements.iterator(); rest.hasNext(); ) {
            out.append(indent).append("  ");
            value(rest.next(), indent + "  ");
            out.append(rest.hasNext() ? "," : "");
        }
        out.append(indent).append(']');
    }

    private void text(String text) {
        out.append('"');
        text.codePoints().forEach(this::character);
        out.append('"');
    }

    private void character(int character) {
        switch (character) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (isEscaped(character)) {
                    out.append(Visible.escape(character));
                } else {
                    out.appendCodePoint(character);
                }
            }
        }
    }

    /** Tells whether a character needs an escape: control characters, line separators, unpaired surrogates. */
    private static boolean isEscaped(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }
}
