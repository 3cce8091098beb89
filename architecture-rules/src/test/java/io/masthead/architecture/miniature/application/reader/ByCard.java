package io.masthead.architecture.miniature.application.reader;

import io.masthead.architecture.miniature.domain.reader.Reader;
import java.util.Optional;

/** No driving port: nobody outside can name it. */
interface ByCard {

    Optional<Reader> find(long card);
}
