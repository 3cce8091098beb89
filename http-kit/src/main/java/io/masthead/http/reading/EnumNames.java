package io.masthead.http.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The names by which callers write constants: in lower case, or as {@link WireName} says. */
public final class EnumNames {

    private EnumNames() {}

    /**
     * {@return the names of all constants, in their order}
     *
     * @param type an enum
     */
    public static List<String> of(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(EnumNames::of).toList();
    }

    /**
     * {@return the name of a constant}
     *
     * @param constant the constant
     */
    static String of(Object constant) {
        return constant instanceof WireName spelled
                ? spelled.spelling()
                : ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }
}
