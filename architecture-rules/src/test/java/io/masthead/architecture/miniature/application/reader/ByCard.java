package io.masthead.architecture.miniature.application.reader;

import io.masthead.architecture.miniature.domain.reader.Reader;
import java.util.Optional;

/** Package-private interface, which is no driving port. */
interface ByCard {

    Optional<Reader> find(long card);
}
