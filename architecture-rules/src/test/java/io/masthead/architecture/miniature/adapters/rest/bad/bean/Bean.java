package io.masthead.architecture.miniature.adapters.rest.bad.bean;

class Bean {

    private String name = "";

    String getName() {
        return name;
    }

    void setName(String name) {
        this.name = name;
    }
}
