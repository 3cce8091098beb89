package io.masthead.adapters.persistence.sql;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Column of a {@link Table}.
 *
 * @param <S> the type that the rows of the table are written from
 * @param name its name, also that of its parameter in statements
 * @param value its value in a row, as the driver takes it; empty if the database generates it
 */
public record Column<S>(String name, Optional<Function<S, @Nullable Object>> value) {

    /**
     * Column that is written.
     *
     * @param name its name
     * @param value its value in a row, as the driver takes it
     */
    public Column(String name, Function<S, @Nullable Object> value) {
        this(name, Optional.of(value));
    }

    /**
     * Column that is read only: its value is an identity or a default.
     *
     * @param <S> the type that the rows of the table are written from
     * @param name its name
     * @return the column
     */
    public static <S> Column<S> generated(String name) {
        return new Column<>(name, Optional.empty());
    }
}
