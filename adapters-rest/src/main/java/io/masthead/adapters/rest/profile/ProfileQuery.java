package io.masthead.adapters.rest.profile;

import io.masthead.http.fieldset.FieldNames;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

/** Query parameters of a profile. */
@ParameterObject
record ProfileQuery(
        @Parameter(
                description =
                        "Sends along the newest 20 published posts, or fewer if they are long; /users/{user_id}/posts lists all.")
        @Nullable
        Include include,

        @Parameter(
                description =
                        "Keeps these members alone: names, separated by commas. The others are absent, required or not.",
                example = "id,name")
        @FieldNames(ProfileResponse.class)
        @Nullable
        String fields) {

    /** Related resources in the response. */
    enum Include {
        POSTS
    }
}
