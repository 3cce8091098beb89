/** Sessions, failed sign-ins and identities of OpenID providers in PostgreSQL. */
@NullMarked
package io.masthead.adapters.persistence.session;

import org.jspecify.annotations.NullMarked;
