package common;

/**
 * Number that a run takes.
 *
 * @param usual its value
 * @param quick its value in the short form
 */
public record Option(String name, int usual, int quick, String meaning) {}
