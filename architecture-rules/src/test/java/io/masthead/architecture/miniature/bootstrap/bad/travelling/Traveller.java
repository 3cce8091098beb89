package io.masthead.architecture.miniature.bootstrap.bad.travelling;

import io.masthead.architecture.miniature.adapters.archive.bad.travelling.PaperEntity;

record Traveller(PaperEntity paper) {}
