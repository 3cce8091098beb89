/**
 * PostgreSQL embedded in a program: unpacked from the class path, started and stopped with it. Durable in a directory of
 * its own, whose data survives every crash, or temporary for tests.
 */
@NullMarked
package io.masthead.postgres;

import org.jspecify.annotations.NullMarked;
