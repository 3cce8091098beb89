package io.masthead.adapters.rest.user;

import io.masthead.http.fieldset.FieldNames;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

/** Query parameters of lists of users. */
@ParameterObject
record UserListQuery(
        @Parameter(
                description =
                        "Keeps these members of each alone: names, separated by commas. The others are absent, required or not.",
                example = "id,name")
        @FieldNames(UserResponse.class)
        @Nullable
        String fields) {}
