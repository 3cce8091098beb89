/** What the use cases share to protect accounts and to keep a record of it. Not exported. */
@NullMarked
package io.masthead.application.support;

import org.jspecify.annotations.NullMarked;
