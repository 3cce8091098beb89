package io.masthead.architecture.miniature.adapters.mail.bad.newneighbour;

import io.masthead.architecture.miniature.adapters.rest.reader.ReaderView;

record Letter(ReaderView reader) {}
