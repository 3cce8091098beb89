package io.masthead.http.paging;

import io.masthead.benchmarks.PartOfRequest;
import io.masthead.http.secret.ServerKeys;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;

/** Writes and verifies cursors. */
public class CursorBenchmark extends PartOfRequest {

    private static final String LIST = "posts newest";

    private final CursorCodec codec =
            new CursorCodec(new ServerKeys(List.of(new SecretKeySpec(new byte[32], "HmacSHA256"))));
    private final byte[] position = CursorCodec.bytes(4711);
    private final String cursor = codec.write(LIST, position);

    /** Signs a position. */
    @Benchmark
    public String writeCursor() {
        return codec.write(LIST, position);
    }

    /** Verifies a cursor and reads its position. */
    @Benchmark
    public byte[] readCursor() {
        return codec.read(LIST, cursor);
    }
}
