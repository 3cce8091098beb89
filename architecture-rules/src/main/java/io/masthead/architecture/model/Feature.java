package io.masthead.architecture.model;

/**
 * A part of what the project is about.
 *
 * @param room within what it is looked at
 * @param name the package
 */
public record Feature(String room, String name) {}
