package io.masthead.http.request;

import io.masthead.http.admission.BytesInFlight;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Reads a body whole. Memory is reserved for what has arrived: what is only declared costs a client nothing. */
final class WholeBody {

    private static final int STEP = BytesInFlight.UNCOUNTED;

    private WholeBody() {}

    /**
     * {@return the body}
     *
     * @param stream the body as it arrives
     * @param memory reserves a number of bytes, or fails; not called for a body of less than 64 KiB
     * @throws ContentTooLarge if it is larger than {@link RequestContext#MAX_BODY}
     * @throws IOException if it ends early
     */
    static byte[] read(InputStream stream, LongConsumer memory) throws IOException {
        byte[] step = stream.readNBytes(STEP);
        if (step.length < STEP) {
            return step;
        }
        List<byte[]> steps = new ArrayList<>();
        int length = 0;
        while (step.length > 0) {
            length += step.length;
            if (length > RequestContext.MAX_BODY) {
                throw new ContentTooLarge();
            }
            memory.accept(step.length);
            steps.add(step);
            step = stream.readNBytes(STEP);
        }
        ByteBuffer whole = ByteBuffer.allocate(length);
        steps.forEach(whole::put);
        return whole.array();
    }
}
