/** Checks during all tests that no password, token, key or hash appears in the output and responses of the service. */
@NullMarked
package io.masthead.bootstrap.secrecy;

import org.jspecify.annotations.NullMarked;
