package io.masthead.architecture.miniature.adapters.persistence.bad.open;

public class OpenRows {}
