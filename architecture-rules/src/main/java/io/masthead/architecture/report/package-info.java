/** What a run found, and the forms in which people and programs read it. */
@NullMarked
package io.masthead.architecture.report;

import org.jspecify.annotations.NullMarked;
