package io.masthead.http.writing;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Writes a response whole, with its length: one packet where it fits, and never in chunks. */
public final class JsonWriter extends JacksonJsonHttpMessageConverter {

    /**
     * Creates the writer.
     *
     * @param mapper writes JSON
     */
    public JsonWriter(JsonMapper mapper) {
        super(mapper);
    }

    /**
     * Makes a mapper write responses: names in snake case, constants in lower case, instants in RFC 3339.
     *
     * @param builder the builder of the mapper
     */
    public static void customize(JsonMapper.Builder builder) {
        builder.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                // Jackson's own feature lower-cases by the default locale: "publıshed" in Turkish.
                .enumNamingStrategy((config, type, name) -> name.toLowerCase(Locale.ROOT))
                .addModule(new SimpleModule("instants").addSerializer(Instant.class, new InstantWriter()));
    }

    @Override
    protected void writeInternal(
            Object body, ResolvableType type, HttpOutputMessage response, @Nullable Map<String, Object> hints)
            throws IOException {
        byte[] json = json(body);
        response.getHeaders().setContentLength(json.length);
        response.getBody().write(json);
    }

    /**
     * {@return a response as JSON}
     *
     * @param body the response
     */
    public byte[] json(Object body) {
        return getMapper().writeValueAsBytes(body);
    }
}
