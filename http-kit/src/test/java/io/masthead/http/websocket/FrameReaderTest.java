package io.masthead.http.websocket;

import static io.masthead.http.websocket.ClientFrames.bytes;
import static io.masthead.http.websocket.ClientFrames.close;
import static io.masthead.http.websocket.ClientFrames.frame;
import static io.masthead.http.websocket.ClientFrames.hex;
import static io.masthead.http.websocket.ClientFrames.joined;
import static io.masthead.http.websocket.ClientFrames.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.masthead.http.websocket.FrameReader.Frame;
import io.masthead.http.websocket.Received.Close;
import io.masthead.http.websocket.Received.Ping;
import io.masthead.http.websocket.Received.Pong;
import io.masthead.http.websocket.Received.Text;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {

    private static final int MAX = 4096;
    private static final int FIN = 0x80;

    @Test
    void reads_the_examples_of_the_standard() throws Exception {
        List<Received> masked = read(hex("81 85 37 fa 21 3d 7f 9f 4d 51 58"));
        List<Received> ping = read(hex("89 85 37 fa 21 3d 7f 9f 4d 51 58"));
        List<Received> pong = read(hex("8a 85 37 fa 21 3d 7f 9f 4d 51 58"));

        assertThat(masked).containsExactly(new Text("Hello"));
        assertThat(((Ping) ping.get(0)).payload()).asString().isEqualTo("Hello");
        assertThat(pong).containsExactly(new Pong());
    }

    @Test
    void joins_fragments_with_control_frames_between_them() throws Exception {
        byte[] sent = joined(
                frame(1, utf8("Hel")), frame(FIN | 9, utf8("?")), frame(0), frame(FIN | 10), frame(FIN, utf8("lo")));

        List<Received> received = read(sent);

        assertThat(received).hasSize(3);
        assertThat(received.get(0)).isInstanceOf(Ping.class);
        assertThat(received.get(1)).isEqualTo(new Pong());
        assertThat(received.get(2)).isEqualTo(new Text("Hello"));
    }

    @Test
    void reads_octet_by_octet_what_it_reads_at_once() throws Exception {
        byte[] sent = joined(
                text("a".repeat(125)),
                text("b".repeat(126)),
                frame(1, utf8("c".repeat(200))),
                frame(FIN, utf8("d".repeat(300))),
                close(1000, "done"));
        FrameReader reader = new FrameReader(MAX);

        List<Received> received = new ArrayList<>();
        for (byte octet : sent) {
            reader.read(ByteBuffer.wrap(new byte[] {octet}))
                    .flatMap(Frame::complete)
                    .ifPresent(received::add);
        }

        assertThat(received).isEqualTo(read(sent)).hasSize(4);
    }

    @Test
    void reads_a_character_that_is_split_over_fragments() throws Exception {
        byte[] euro = utf8("€");

        List<Received> received = read(joined(frame(1, euro[0]), frame(0, euro[1]), frame(FIN, euro[2])));

        assertThat(received).containsExactly(new Text("€"));
    }

    @Test
    void reads_empty_messages_and_the_largest() throws Exception {
        String largest = "x".repeat(MAX);

        assertThat(read(text(""))).containsExactly(new Text(""));
        assertThat(read(text(largest))).containsExactly(new Text(largest));
    }

    @Test
    void reads_a_close_with_and_without_a_code() throws Exception {
        assertThat(read(frame(FIN | 8))).containsExactly(new Close(OptionalInt.empty()));
        assertThat(read(close(1001, "bye"))).containsExactly(new Close(OptionalInt.of(1001)));
        assertThat(read(close(4999, ""))).containsExactly(new Close(OptionalInt.of(4999)));
    }

    static Stream<Arguments> broken() {
        byte[] tooLong = new byte[126];
        return Stream.of(
                Arguments.of("not masked", hex("81 05 48 65 6c 6c 6f"), CloseCode.PROTOCOL_ERROR),
                Arguments.of("first reserved bit", frame(FIN | 0x41, utf8("x")), CloseCode.PROTOCOL_ERROR),
                Arguments.of("second reserved bit", frame(FIN | 0x21, utf8("x")), CloseCode.PROTOCOL_ERROR),
                Arguments.of("third reserved bit", frame(FIN | 0x11, utf8("x")), CloseCode.PROTOCOL_ERROR),
                Arguments.of("unknown data frame", frame(FIN | 3), CloseCode.PROTOCOL_ERROR),
                Arguments.of("unknown control frame", frame(FIN | 11), CloseCode.PROTOCOL_ERROR),
                Arguments.of("ping in fragments", frame(9), CloseCode.PROTOCOL_ERROR),
                Arguments.of("ping too long", frame(FIN | 9, tooLong), CloseCode.PROTOCOL_ERROR),
                Arguments.of("close too long", frame(FIN | 8, tooLong), CloseCode.PROTOCOL_ERROR),
                Arguments.of("continuation of nothing", frame(FIN, utf8("x")), CloseCode.PROTOCOL_ERROR),
                Arguments.of("text in text", joined(frame(1), text("x")), CloseCode.PROTOCOL_ERROR),
                Arguments.of("length not shortest, 16", hex("81 fe 00 7d 00 00 00 00"), CloseCode.PROTOCOL_ERROR),
                Arguments.of(
                        "length not shortest, 64",
                        hex("81 ff 00 00 00 00 00 00 ff ff 00 00 00 00"),
                        CloseCode.PROTOCOL_ERROR),
                Arguments.of(
                        "length negative", hex("81 ff 80 00 00 00 00 00 00 00 00 00 00 00"), CloseCode.PROTOCOL_ERROR),
                Arguments.of("close of one octet", frame(FIN | 8, (byte) 3), CloseCode.PROTOCOL_ERROR),
                Arguments.of("binary", frame(FIN | 2, (byte) 1), CloseCode.UNSUPPORTED_DATA),
                Arguments.of("not UTF-8", frame(FIN | 1, (byte) 0xff), CloseCode.INVALID_PAYLOAD),
                Arguments.of("surrogate", frame(FIN | 1, hex("ed a0 80")), CloseCode.INVALID_PAYLOAD),
                Arguments.of("overlong", frame(FIN | 1, hex("c0 af")), CloseCode.INVALID_PAYLOAD),
                Arguments.of(
                        "cut character",
                        joined(frame(1, (byte) 0xe2), frame(FIN, (byte) 0x82)),
                        CloseCode.INVALID_PAYLOAD),
                Arguments.of("reason not UTF-8", frame(FIN | 8, hex("03 e8 ff")), CloseCode.INVALID_PAYLOAD),
                Arguments.of("too big", text("x".repeat(MAX + 1)), CloseCode.MESSAGE_TOO_BIG),
                Arguments.of(
                        "far too big, before its payload",
                        hex("81 ff 00 00 00 01 00 00 00 00 00 00 00 00"),
                        CloseCode.MESSAGE_TOO_BIG),
                Arguments.of(
                        "too big in fragments",
                        joined(frame(1, new byte[MAX]), frame(FIN, utf8("x"))),
                        CloseCode.MESSAGE_TOO_BIG));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void fails_the_connection(String name, byte[] sent, CloseCode code) {
        BrokenProtocol failure = catchThrowableOfType(BrokenProtocol.class, () -> read(sent));

        assertThat(failure.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65535})
    void refuses_codes_that_no_endpoint_sends(int code) {
        BrokenProtocol failure = catchThrowableOfType(BrokenProtocol.class, () -> read(close(code, "")));

        assertThat(failure.code()).isEqualTo(CloseCode.PROTOCOL_ERROR);
    }

    @Test
    void reads_nothing_from_a_frame_that_is_not_complete() throws Exception {
        byte[] sent = text("Hello");

        List<Integer> complete = new ArrayList<>();
        for (int length : IntStream.range(0, sent.length).toArray()) {
            if (!read(Arrays.copyOf(sent, length)).isEmpty()) {
                complete.add(length);
            }
        }

        assertThat(complete).isEmpty();
    }

    @Test
    void writes_the_examples_of_the_standard() {
        assertThat(bytes(FrameWriter.text(utf8("Hello")))).isEqualTo(hex("81 05 48 65 6c 6c 6f"));
        assertThat(bytes(FrameWriter.pong(utf8("Hello")))).isEqualTo(hex("8a 05 48 65 6c 6c 6f"));
        assertThat(bytes(FrameWriter.ping())).isEqualTo(hex("89 00"));
        assertThat(bytes(FrameWriter.close(1000))).isEqualTo(hex("88 02 03 e8"));
        assertThat(Arrays.copyOf(bytes(FrameWriter.text(new byte[256])), 4)).isEqualTo(hex("81 7e 01 00"));
        assertThat(Arrays.copyOf(bytes(FrameWriter.text(new byte[65536])), 10))
                .isEqualTo(hex("81 7f 00 00 00 00 00 01 00 00"));
    }

    @Test
    void responds_to_the_key_of_the_standard() {
        assertThat(Handshake.acceptOf("dGhlIHNhbXBsZSBub25jZQ==")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    private static List<Received> read(byte[] sent) throws BrokenProtocol {
        FrameReader reader = new FrameReader(MAX);
        ByteBuffer input = ByteBuffer.wrap(sent);
        List<Received> received = new ArrayList<>();
        while (input.hasRemaining()) {
            Optional<Frame> frame = reader.read(input);
            frame.flatMap(Frame::complete).ifPresent(received::add);
        }
        return received;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
