package io.masthead.architecture.miniature.domain.reader.bad.environment;

public final class Home {

    public String path() {
        return System.getenv("HOME");
    }
}
