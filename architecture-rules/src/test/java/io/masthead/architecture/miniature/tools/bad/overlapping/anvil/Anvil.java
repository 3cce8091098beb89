package io.masthead.architecture.miniature.tools.bad.overlapping.anvil;

import io.masthead.architecture.miniature.tools.bad.overlapping.bench.Bench;

public record Anvil(Bench bench) {}
