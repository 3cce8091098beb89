package io.masthead.architecture.miniature.domain.reader;

/** No driven port: the domain implements it itself. */
public sealed interface ReaderEvent {

    Reader reader();

    record Enrolled(Reader reader) implements ReaderEvent {}
}
