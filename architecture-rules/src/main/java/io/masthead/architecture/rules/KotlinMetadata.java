package io.masthead.architecture.rules;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Visibility that Kotlin's compiler notes in {@code kotlin.Metadata}, for what is {@code internal} is public in class
 * files. The numbers of fields and their defaults are those of {@code metadata.proto} in Kotlin's repository.
 */
final class KotlinMetadata {

    private static final int CLASS = 1;
    private static final int FILE = 2;

    /** First character of a text whose characters are bytes. */
    private static final char BYTES = 0;

    private static final int PUBLIC = 3;

    private KotlinMetadata() {}

    /**
     * Field of a message of Protocol Buffers.
     *
     * @param number the number of the field
     * @param value the number that it contains, or 0
     * @param message the message that it contains, or an empty one
     */
    private record Field(int number, long value, ByteBuffer message) {}

    /** Tells whether a class of Kotlin, or each function and property of the file that it stands for, is not public. */
    static boolean isHidden(JavaClass type) {
        return type.tryGetAnnotationOfType("kotlin.Metadata")
                .map(KotlinMetadata::isHidden)
                .orElse(false);
    }

    private static boolean isHidden(JavaAnnotation<?> metadata) {
        Object kind = metadata.get("k").orElse(CLASS);
        String data = metadata.get("d1")
                .map(texts ->
                        Arrays.stream((Object[]) texts).map(String::valueOf).collect(Collectors.joining()))
                .orElse("");
        if (data.isEmpty() || data.charAt(0) != BYTES) {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.allocate(data.length() - 1);
        data.chars().skip(1).forEach(character -> bytes.put((byte) character));
        try {
            message(bytes.flip());
            List<Field> fields = fields(bytes);
            return kind.equals(CLASS)
                    ? !isPublic(fields, 1, 6)
                    : kind.equals(FILE)
                            && Stream.concat(
                                            messages(fields, 3).map(function -> isPublic(function, 9, 6)),
                                            messages(fields, 4).map(property -> isPublic(property, 11, 518)))
                                    .noneMatch(isPublic -> isPublic);
        } catch (BufferUnderflowException | IllegalArgumentException unknownFormat) {
            return false;
        }
    }

    private static boolean isPublic(List<Field> declaration, int flags, int otherwise) {
        long value = declaration.stream()
                .filter(field -> field.number() == flags)
                .mapToLong(Field::value)
                .findFirst()
                .orElse(otherwise);
        return ((value >> 1) & 7) == PUBLIC;
    }

    private static Stream<List<Field>> messages(List<Field> fields, int number) {
        return fields.stream().filter(field -> field.number() == number).map(field -> fields(field.message()));
    }

    private static List<Field> fields(ByteBuffer in) {
        List<Field> fields = new ArrayList<>();
        while (in.hasRemaining()) {
            int key = (int) number(in);
            boolean isMessage = (key & 7) == 2;
            fields.add(
                    new Field(key >>> 3, isMessage ? 0 : number(in), isMessage ? message(in) : ByteBuffer.allocate(0)));
        }
        return fields;
    }

    private static ByteBuffer message(ByteBuffer in) {
        int length = (int) number(in);
        ByteBuffer message = in.slice().limit(length);
        in.position(in.position() + length);
        return message;
    }

    private static long number(ByteBuffer in) {
        long number = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get();
            number |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next < 0);
        return number;
    }
}
