/** Account protection and audit recording shared by the use cases. Not exported. */
@NullMarked
package io.masthead.application.support;

import org.jspecify.annotations.NullMarked;
