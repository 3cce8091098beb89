package io.masthead.http.entitytag;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.Resource;
import org.springframework.util.DigestUtils;

/**
 * Strong entity tags of files, from a digest of their bytes: reproducible builds give all files of a jar the same time.
 */
public final class ContentTag {

    private ContentTag() {}

    /**
     * {@return the entity tag of a file, quotes included}
     *
     * @param file the file
     */
    public static String of(Resource file) {
        try {
            return "\"" + DigestUtils.md5DigestAsHex(file.getContentAsByteArray()) + "\"";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
