/** The tables of sessions, of failures to sign in and of identities. */
@NullMarked
package io.masthead.adapters.persistence.session;

import org.jspecify.annotations.NullMarked;
