package io.masthead.architecture.miniature.domain.reader.bad.zone;

import java.time.ZoneId;

public final class Here {

    public ZoneId zone() {
        return ZoneId.systemDefault();
    }
}
