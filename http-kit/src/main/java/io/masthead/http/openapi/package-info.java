/** Description of the API: OpenAPI, Swagger UI and Redoc. */
@NullMarked
package io.masthead.http.openapi;

import org.jspecify.annotations.NullMarked;
