package io.masthead.http.admission;

/**
 * Use of the permits of a class of work at a time.
 *
 * @param atWork the requests that have one
 * @param waiting the requests that wait for one
 * @param refused the requests that got none since the start
 */
public record Usage(int atWork, int waiting, long refused) {}
