package io.masthead.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Verification of the checksums that PostgreSQL keeps in its pages, as its program pg_checksums does, which the binaries
 * lack. The algorithm is that of storage/checksum_impl.h: 32 parallel FNV-1a sums, folded together with the number of
 * the block.
 */
final class PageChecksums {

    static final int PAGE = 8192;

    private static final int BLOCKS_OF_SEGMENT = 131_072;
    private static final int PAGES_AT_A_TIME = 128;
    private static final int LSN = 0;
    private static final int CHECKSUM = 8;
    private static final int UPPER = 14;
    private static final int PRIME = 16_777_619;
    private static final int[] OFFSETS = {
        0x5B1F36E9, 0xB8525960, 0x02AB50AA, 0x1DE66D2A, 0x79FF467A, 0x9BB9F8A3, 0x217E7CD2, 0x83E13D2C,
        0xF8D4474F, 0xE39EB970, 0x42C6AE16, 0x993216FA, 0x7B093B5D, 0x98DAFF3C, 0xF718902A, 0x0B1C9CDB,
        0xE58F764B, 0x187636BC, 0x5D7B3BB1, 0xE73DE7DE, 0x92BEC979, 0xCCA6C0B2, 0x304A0979, 0x85AA43D4,
        0x783125BB, 0x6CA8EAA2, 0xE407EAC6, 0x4B5CFC3E, 0x9FBF8C76, 0x15CA20BE, 0xF2CA9FD3, 0x959BD756
    };

    /** Relations by number, with their fork and segment. */
    private static final Pattern RELATION =
            Pattern.compile("(?:global|base/[0-9]+)/[0-9]+(?:_(?:fsm|vm|init))?(?:\\.([0-9]+))?");

    private PageChecksums() {}

    /** {@return the number of the first block in a file of the cluster, if it consists of pages} */
    static Optional<Integer> firstBlock(String name) {
        Matcher relation = RELATION.matcher(name);
        if (!relation.matches()) {
            return Optional.empty();
        }
        String segment = relation.group(1);
        return Optional.of(segment == null ? 0 : Integer.parseInt(segment) * BLOCKS_OF_SEGMENT);
    }

    /** {@return the name of a file with a damaged page in a cluster whose server does not run} */
    static Optional<String> damagedFile(Path cluster) throws IOException {
        List<Path> files;
        try (Stream<Path> paths = Files.walk(cluster)) {
            files = paths.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            String name = cluster.relativize(file).toString();
            Optional<Integer> first = firstBlock(name);
            if (first.isPresent() && !isIntact(file, first.get())) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static boolean isIntact(Path file, int firstBlock) throws IOException {
        byte[] content = new byte[PAGES_AT_A_TIME * PAGE];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            int block = firstBlock;
            while (true) {
                ByteBuffer pages = ByteBuffer.wrap(content);
                while (pages.hasRemaining() && channel.read(pages) >= 0) {}
                for (int page = 0; page < pages.position() / PAGE; page++) {
                    if (!isIntact(content, page * PAGE, block++)) {
                        return false;
                    }
                }
                if (pages.hasRemaining()) {
                    return pages.position() % PAGE == 0;
                }
            }
        }
    }

    /** {@return whether the page at an index has the checksum of its content; a page that was never written has none} */
    static boolean isIntact(byte[] content, int index, int block) {
        ByteBuffer page = ByteBuffer.wrap(content, index, PAGE).slice().order(ByteOrder.nativeOrder());
        return page.getShort(UPPER) == 0 || Short.toUnsignedInt(page.getShort(CHECKSUM)) == checksum(page, block);
    }

    /** {@return the position in the write-ahead log of the last change of the page at an index} */
    static long changedAt(byte[] content, int index) {
        ByteBuffer page = ByteBuffer.wrap(content, index, PAGE).slice().order(ByteOrder.nativeOrder());
        return Integer.toUnsignedLong(page.getInt(LSN)) << Integer.SIZE
                | Integer.toUnsignedLong(page.getInt(LSN + Integer.BYTES));
    }

    private static int checksum(ByteBuffer page, int block) {
        int[] sums = OFFSETS.clone();
        for (int row = 0; row < PAGE; row += sums.length * Integer.BYTES) {
            for (int i = 0; i < sums.length; i++) {
                int at = row + i * Integer.BYTES;
                // The field of the checksum itself counts as zero.
                int value = at == CHECKSUM ? page.getInt(at) & withoutChecksum() : page.getInt(at);
                sums[i] = mixed(sums[i], value);
            }
        }
        int folded = 0;
        for (int sum : sums) {
            folded ^= mixed(mixed(sum, 0), 0);
        }
        return Integer.remainderUnsigned(folded ^ block, 65_535) + 1;
    }

    private static int mixed(int sum, int value) {
        int mixed = sum ^ value;
        return mixed * PRIME ^ mixed >>> 17;
    }

    private static int withoutChecksum() {
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? 0xFFFF0000 : 0x0000FFFF;
    }
}
