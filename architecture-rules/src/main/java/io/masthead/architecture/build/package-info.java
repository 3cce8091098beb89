/** Build files, checked against the roles of the classes in their modules. */
@NullMarked
package io.masthead.architecture.build;

import org.jspecify.annotations.NullMarked;
