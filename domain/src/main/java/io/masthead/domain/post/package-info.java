/**
 * Posts: what users write, keep as drafts and publish.
 *
 * @serial exclude
 */
@NullMarked
package io.masthead.domain.post;

import org.jspecify.annotations.NullMarked;
