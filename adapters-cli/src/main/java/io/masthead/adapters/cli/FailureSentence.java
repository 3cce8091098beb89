package io.masthead.adapters.cli;

import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Prints a failure of a command as one sentence. One that could not begin ends with the exit code that it has for that,
 * any other with {@link Commands#FAILED}.
 *
 * @param explanation explains a failure that is no {@link CommandRefused}
 */
record FailureSentence(Function<Exception, String> explanation) implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        if (failure instanceof CommandRefused) {
            command.getErr().println(failure.getMessage());
            return command.getCommandSpec().exitCodeOnExecutionException();
        }
        command.getErr().println(explanation.apply(failure));
        return Commands.FAILED;
    }
}
