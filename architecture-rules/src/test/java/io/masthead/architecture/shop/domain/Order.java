package io.masthead.architecture.shop.domain;

public record Order(long number) {}
