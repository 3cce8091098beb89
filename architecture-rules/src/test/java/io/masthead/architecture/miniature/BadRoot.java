package io.masthead.architecture.miniature;

import io.masthead.architecture.miniature.tools.bad.root.Shutter;

/** Knows a package that knows the root package. */
public record BadRoot(Shutter shutter) {}
