package common;

import java.util.List;

/** Run of the rig: it brings one kind of load or fault upon the service, and knows its bars. */
public interface Run {

    String name();

    /** {@return what it does and what must hold, in one line} */
    String summary();

    /** {@return the numbers that it takes} */
    default List<Option> options() {
        return List.of();
    }

    /** {@return the programs that it needs beside the service, in the form {@code package:path of Debian}} */
    default List<String> programs() {
        return List.of();
    }

    /** {@return whether "all" has it in the short form too} */
    default boolean isInShortForm() {
        return true;
    }

    void perform(Rig rig) throws Exception;
}
