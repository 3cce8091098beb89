package io.masthead.http.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Names of enum constants in requests and responses: in lower case, unless they have a {@link WireName}. */
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
        return constant instanceof WireName named
                ? named.wireName()
                : ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }
}
