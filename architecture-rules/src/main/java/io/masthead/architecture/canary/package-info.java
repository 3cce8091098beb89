/** Classes that are made to break the rules, to see that the rules notice. */
@NullMarked
package io.masthead.architecture.canary;

import org.jspecify.annotations.NullMarked;
