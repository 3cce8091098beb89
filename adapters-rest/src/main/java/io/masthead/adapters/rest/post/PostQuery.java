package io.masthead.adapters.rest.post;

import io.masthead.http.fieldset.FieldNames;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

/** Query parameters of a post. */
@ParameterObject
record PostQuery(
        @Parameter(description = "Sends along the author.") @Nullable
        Include include,

        @Parameter(
                description =
                        "Keeps these members alone: names, separated by commas. The others are absent, required or not.",
                example = "id,title")
        @FieldNames(PostResponse.class)
        @Nullable
        String fields) {

    /** Related resources in the response. */
    enum Include {
        AUTHOR
    }

    boolean wantsAuthor() {
        return include == Include.AUTHOR;
    }
}
