package io.masthead.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverterContextImpl;
import io.swagger.v3.core.util.ObjectMapperFactory;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.Pattern;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class RecordModelResolverTest {

    private final RecordModelResolver resolver = new RecordModelResolver(
            ObjectMapperFactory.createJson31().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));

    @Test
    void describes_the_pattern_of_a_constraint_as_one_of_the_whole_value() {
        assertThat(property("slug").getPattern()).isEqualTo("^[a-z-]+$");
        assertThat(property("reply_to").getPattern()).isEqualTo("^(?:[0-9]+|none)$");
        assertThat(property("slug").getDescription()).isNull();
    }

    @Test
    void describes_the_unicode_flag_of_a_pattern_in_words() {
        Schema<?> author = property("author");

        assertThat(author.getPattern()).isEqualTo("^\\w+$");
        assertThat(author.getDescription()).isEqualTo("Letters and digits of every script.");
    }

    @Test
    void leaves_a_described_pattern_as_it_is() {
        assertThat(property("color").getPattern()).isEqualTo("^#[0-9a-f]{6}$");
    }

    private Schema<?> property(String name) {
        Schema<?> schema = new ModelConverterContextImpl(resolver).resolve(new AnnotatedType(Comment.class));
        return (Schema<?>) Objects.requireNonNull(schema.getProperties().get(name), name);
    }

    record Comment(
            @Pattern(regexp = "[a-z-]+") String slug,
            @Pattern(regexp = "[0-9]+|none") String replyTo,
            @Pattern(regexp = "(?U)\\w+") String author,

            @io.swagger.v3.oas.annotations.media.Schema(pattern = "^#[0-9a-f]{6}$")
            String color) {}
}
