/** Access tokens, refresh tokens, signing keys, and access tokens of an external identity provider. */
@NullMarked
package io.masthead.adapters.security.session;

import org.jspecify.annotations.NullMarked;
