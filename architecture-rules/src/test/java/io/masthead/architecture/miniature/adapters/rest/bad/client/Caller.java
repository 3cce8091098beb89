package io.masthead.architecture.miniature.adapters.rest.bad.client;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

class Caller {

    HttpURLConnection call(URL url) throws IOException {
        return (HttpURLConnection) url.openConnection();
    }
}
