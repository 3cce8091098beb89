package io.masthead.http.entitytag;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.Resource;
import org.springframework.util.DigestUtils;

/** The strong entity tag of a file: its bytes make it, since in a jar that can be built twice all files are of one age. */
public final class ContentTag {

    private ContentTag() {}

    /**
     * {@return the tag of a file as it is sent}
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
