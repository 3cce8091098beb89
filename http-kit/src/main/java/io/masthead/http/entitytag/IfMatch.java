package io.masthead.http.entitytag;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The header {@code If-Match} (RFC 9110 §13.1.1) as a {@code VersionCondition}; without the header, every version meets
 * it.
 *
 * @see IfMatchResolver
 */
@Documented
@Parameter(
        name = "If-Match",
        in = ParameterIn.HEADER,
        description = "Entity tags, of which the resource must have one; or * for any.",
        example = "*",
        schema = @Schema(type = "string"))
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface IfMatch {}
