package io.masthead.adapters.rest.imports;

import io.masthead.application.post.WritePosts.Content;
import io.masthead.domain.idempotency.IdempotentRequest;
import io.masthead.http.idempotency.BatchIdempotency;
import io.masthead.http.stream.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lines that are written together. The lines alone determine the batches, so that a repeated import has the same ones.
 */
final class Batch {

    /** The most lines, valid or not. */
    static final int MOST_LINES = 500;

    /** The most bytes of all lines. */
    static final int MOST_BYTES = 4 * 1024 * 1024;

    private final List<Entry> entries = new ArrayList<>();
    private final Optional<BatchIdempotency.Part> idempotency;
    private long size;

    /**
     * Begins a batch.
     *
     * @param idempotency makes it safe to repeat it
     */
    Batch(Optional<BatchIdempotency> idempotency) {
        this.idempotency = idempotency.map(BatchIdempotency::part);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    boolean hasRoomFor(Line line) {
        return entries.size() < MOST_LINES && (isEmpty() || size + line.bytes().length <= MOST_BYTES);
    }

    boolean isFull() {
        return entries.size() == MOST_LINES;
    }

    void add(Line line, Entry entry) {
        entries.add(entry);
        size += line.bytes().length;
        if (entry.content.isPresent()) {
            idempotency.ifPresent(part -> part.add(line.bytes()));
        }
    }

    /** {@return the number of the first line} */
    long position() {
        return entries.getFirst().line;
    }

    List<Entry> entries() {
        return entries;
    }

    /** {@return the posts to write} */
    List<Content> contents() {
        return entries.stream().flatMap(entry -> entry.content.stream()).toList();
    }

    /** {@return the idempotent request that writes the posts: their lines, byte for byte} */
    Optional<IdempotentRequest> idempotency() {
        return idempotency.map(part -> part.at(position()));
    }

    /** {@return the bytes of all lines; posts need about as many} */
    long size() {
        return size;
    }

    /**
     * A parsed line: either a post or a refusal.
     *
     * @param line the number of the line
     * @param content the post to write
     * @param refusal the result of an invalid line
     */
    record Entry(long line, Optional<Content> content, Optional<ImportedLine> refusal) {

        static Entry valid(Line line, Content content) {
            return new Entry(line.number(), Optional.of(content), Optional.empty());
        }

        static Entry refused(ImportedLine refusal) {
            return new Entry(refusal.line(), Optional.empty(), Optional.of(refusal));
        }
    }
}
