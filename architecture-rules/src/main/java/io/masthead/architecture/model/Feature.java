package io.masthead.architecture.model;

/**
 * Feature of the project: a package by functional subject, within one scope.
 *
 * @param scope the role or the package whose features are compared with each other
 * @param name the name of the feature's package
 */
public record Feature(String scope, String name) {}
