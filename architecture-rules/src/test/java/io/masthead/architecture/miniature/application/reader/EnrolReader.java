package io.masthead.architecture.miniature.application.reader;

import io.masthead.architecture.miniature.application.Command;
import io.masthead.architecture.miniature.application.UseCases.DrivenPorts;
import io.masthead.architecture.miniature.domain.reader.Reader;

@Command
@FunctionalInterface
public interface EnrolReader {

    void enrol(Reader reader);

    static EnrolReader with(DrivenPorts ports) {
        return ports.readers()::add;
    }
}
