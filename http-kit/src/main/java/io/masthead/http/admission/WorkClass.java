package io.masthead.http.admission;

/** Class of work: operations that need the same resource for about the same time. */
public enum WorkClass {

    /** Reads of one entity, which need the database for a moment. */
    READ,

    /** Pages of lists, searches and totals, which can need the database for long. */
    LIST
}
