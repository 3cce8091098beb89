package io.masthead.http.openapi;

import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;

/**
 * What the description of the API says of the application. A bean.
 *
 * @param info title, version and license
 * @param tags the groups of its operations, in order
 * @param tokenUrl where access tokens are issued
 */
public record ApiDescription(Info info, List<Tag> tags, String tokenUrl) {

    /** Copies the tags. */
    public ApiDescription {
        tags = List.copyOf(tags);
    }
}
