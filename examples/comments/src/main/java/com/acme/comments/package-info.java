/** Comments on posts: a feature of another team, on Masthead's jars. */
@NullMarked
package com.acme.comments;

import org.jspecify.annotations.NullMarked;
