package io.masthead.architecture.miniature.domain.reader.bad.datenow;

import java.util.Date;

public final class Arrival {

    @SuppressWarnings("JavaUtilDate")
    public long moment() {
        return new Date().getTime();
    }
}
