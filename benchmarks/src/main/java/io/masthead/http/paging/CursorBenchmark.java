package io.masthead.http.paging;

import io.masthead.http.secret.ServerKeys;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Writes and verifies cursors. */
@State(Scope.Benchmark)
public class CursorBenchmark {

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
