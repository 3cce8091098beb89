/**
 * Posts, which users write as drafts and publish.
 *
 * @serial exclude
 */
@NullMarked
package io.masthead.domain.post;

import org.jspecify.annotations.NullMarked;
