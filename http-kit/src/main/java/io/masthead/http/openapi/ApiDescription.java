package io.masthead.http.openapi;

import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;

/**
 * Parts of the description of the API that belong to the application. A bean.
 *
 * @param info title, version and license
 * @param tags the groups of its operations, in order
 * @param tokenUrl the token endpoint
 */
public record ApiDescription(Info info, List<Tag> tags, String tokenUrl) {

    /** Copies the tags. */
    public ApiDescription {
        tags = List.copyOf(tags);
    }
}
