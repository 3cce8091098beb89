package io.masthead.architecture.miniature;

import io.masthead.architecture.miniature.tools.bad.root.Shutter;

/** Depends on a package that depends on the root package. */
public record BadRoot(Shutter shutter) {}
