package io.masthead.adapters.rest.profile;

import io.masthead.http.fieldset.FieldNames;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

/** What to show of a user. */
@ParameterObject
record ProfileQuery(
        @Parameter(description = "Sends along the newest 20 published posts.") @Nullable
        Include include,

        @Parameter(
                description =
                        "Keeps these members alone: names, separated by commas. The others are absent, required or not.",
                example = "id,name")
        @FieldNames(ProfileResponse.class)
        @Nullable
        String fields) {

    /** What can be sent along. */
    enum Include {
        POSTS
    }
}
