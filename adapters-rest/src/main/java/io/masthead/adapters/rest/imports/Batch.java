package io.masthead.adapters.rest.imports;

import io.masthead.application.post.WritePosts.Content;
import io.masthead.http.stream.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** LineReader that are done together. What belongs to a batch follows from the lines alone, so that it is always the same. */
final class Batch {

    /** The most lines, good or not. */
    static final int MOST_LINES = 500;

    /** The most bytes of them. */
    static final int MOST_BYTES = 4 * 1024 * 1024;

    private final List<Entry> entries = new ArrayList<>();
    private final List<byte[]> good = new ArrayList<>();
    private long size;

    boolean isEmpty() {
        return entries.isEmpty();
    }

    boolean hasRoomFor(Line line) {
        return entries.size() < MOST_LINES && (isEmpty() || size + line.bytes().length <= MOST_BYTES);
    }

    void add(Line line, Entry entry) {
        entries.add(entry);
        size += line.bytes().length;
        if (entry.content.isPresent()) {
            good.add(line.bytes());
        }
    }

    /** {@return the number of its first line} */
    long place() {
        return entries.getFirst().line;
    }

    List<Entry> entries() {
        return entries;
    }

    /** {@return what is to be written} */
    List<Content> contents() {
        return entries.stream().flatMap(entry -> entry.content.stream()).toList();
    }

    /** {@return the lines that are to be written, byte for byte} */
    List<byte[]> goodLines() {
        return good;
    }

    /**
     * A line, read.
     *
     * @param line its number
     * @param content what is to be written
     * @param refusal or why not
     */
    record Entry(long line, Optional<Content> content, Optional<ImportedLine> refusal) {

        static Entry good(Line line, Content content) {
            return new Entry(line.number(), Optional.of(content), Optional.empty());
        }

        static Entry refused(ImportedLine refusal) {
            return new Entry(refusal.line(), Optional.empty(), Optional.of(refusal));
        }
    }
}
