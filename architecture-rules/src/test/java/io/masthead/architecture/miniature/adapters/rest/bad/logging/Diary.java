package io.masthead.architecture.miniature.adapters.rest.bad.logging;

import java.util.logging.Logger;

class Diary {

    static final Logger LOGGER = Logger.getLogger("diary");
}
