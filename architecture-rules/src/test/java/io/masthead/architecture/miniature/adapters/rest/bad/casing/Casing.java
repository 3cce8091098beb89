package io.masthead.architecture.miniature.adapters.rest.bad.casing;

class Casing {

    @SuppressWarnings("StringCaseLocaleUsage")
    String lower(String text) {
        return text.toLowerCase();
    }
}
