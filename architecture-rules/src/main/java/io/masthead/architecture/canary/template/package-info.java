/** Templates of canaries: classes that violate rules, copied under other names into the packages of a project. */
@NullMarked
package io.masthead.architecture.canary.template;

import org.jspecify.annotations.NullMarked;
