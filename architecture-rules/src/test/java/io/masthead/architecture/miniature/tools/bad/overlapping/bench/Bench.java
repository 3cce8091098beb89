package io.masthead.architecture.miniature.tools.bad.overlapping.bench;

import io.masthead.architecture.miniature.tools.bad.overlapping.anvil.Anvil;
import io.masthead.architecture.miniature.tools.bad.overlapping.crane.Crane;

public record Bench(Anvil anvil, Crane crane) {}
