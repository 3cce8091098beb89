/**
 * PostgreSQL as a part of a program: unpacked from the class path, started and stopped with it. Durable on a directory
 * of its own, whose data is kept through every crash, or temporary for tests.
 */
@NullMarked
package io.masthead.postgres;

import org.jspecify.annotations.NullMarked;
