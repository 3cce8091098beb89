/** Access tokens, refresh tokens, the keys behind them, and the tokens of an outside identity provider. */
@NullMarked
package io.masthead.adapters.security.session;

import org.jspecify.annotations.NullMarked;
