package io.masthead.architecture.canary.template;

import io.masthead.architecture.canary.standin.HttpClient;
import io.masthead.architecture.canary.standin.Injected;
import io.masthead.architecture.canary.standin.Mark;
import java.util.Date;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Class that uses outdated APIs and practices. */
@SuppressWarnings("JavaUtilDate")
@Mark
public class OutdatedApis {

    static final Logger LOGGER = Logger.getLogger("canary");

    @Injected
    @Nullable
    HttpClient client;

    private Date date = new Date();

    Date getDate() {
        return date;
    }

    void setDate(Date date) {
        this.date = date;
    }
}
