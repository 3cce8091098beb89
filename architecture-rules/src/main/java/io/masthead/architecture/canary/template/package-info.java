/** Classes that break rules, to be renamed into the packages of a project; nobody uses them as they are. */
@NullMarked
package io.masthead.architecture.canary.template;

import org.jspecify.annotations.NullMarked;
