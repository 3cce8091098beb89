package io.masthead.architecture.miniature.domain.reader;

/** Interface that the domain implements itself, which is no driven port. */
public sealed interface ReaderEvent {

    Reader reader();

    record Enrolled(Reader reader) implements ReaderEvent {}
}
