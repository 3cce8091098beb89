package io.masthead.architecture.miniature.tools.bad.overlapping.crane;

import io.masthead.architecture.miniature.tools.bad.overlapping.anvil.Anvil;

public record Crane(Anvil anvil) {}
