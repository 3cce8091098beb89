package io.masthead.architecture.miniature.adapters.archive.bad.leak.desk;

import io.masthead.architecture.miniature.adapters.archive.bad.leak.PaperEntity;

record Desk(PaperEntity paper) {}
