package io.masthead.http.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.masthead.http.request.InvalidRequest;
import io.masthead.http.request.Violation;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName") // tests are named by behaviour
class RecordReaderTest {

    private final RecordReader reader =
            new RecordReader(Validation.buildDefaultValidatorFactory().getValidator());

    @Test
    void a_record_that_keeps_its_constraints_is_read() {
        assertThat(reader.read(json("{\"first\":\"a\",\"last\":\"b\"}"), Span.class))
                .isEqualTo(new Span("a", "b"));
    }

    @Test
    void a_constraint_that_the_kit_does_not_know_is_a_violation_all_the_same() {
        assertThat(violations("{\"first\":\"too long\",\"last\":\"z\"}")).containsExactly("/first value_error");
    }

    @Test
    void a_constraint_of_the_whole_record_comes_after_those_of_its_fields() {
        assertThat(violations("{\"first\":\"b\",\"last\":\"a\"}")).containsExactly(" value_error");
        assertThat(violations("{\"first\":\"too long\",\"last\":\"a\"}"))
                .containsExactly("/first value_error", " value_error");
    }

    private List<String> violations(String text) {
        InvalidRequest[] refusal = new InvalidRequest[1];
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> reader.read(json(text), Span.class))
                .satisfies(invalid -> refusal[0] = invalid);
        return refusal[0].violations().stream().map(RecordReaderTest::describe).toList();
    }

    private static String describe(Violation violation) {
        return violation.name() + " " + violation.code();
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What a feature of another team may send, with constraints of its own. */
    @Ordered
    record Span(
            @NotNull @Size(max = 3) String first, @NotNull String last) {}

    /** The first is not after the last. */
    @Constraint(validatedBy = OrderedValidator.class)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Ordered {

        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    /** Compares both. */
    public static final class OrderedValidator implements ConstraintValidator<Ordered, Span> {

        @Override
        public boolean isValid(Span span, ConstraintValidatorContext context) {
            return span.first() == null || span.last() == null || span.first().compareTo(span.last()) <= 0;
        }
    }
}
