package io.masthead.architecture.miniature.domain.reader.bad.language;

public final class Shouting {

    @SuppressWarnings("StringCaseLocaleUsage")
    public String shout(String text) {
        return text.toUpperCase();
    }
}
