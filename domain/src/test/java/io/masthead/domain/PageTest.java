package io.masthead.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName") // tests are named by behaviour
class PageTest {

    @Test
    void ends_at_its_last_entry() {
        Page<String, Integer> page = Page.of(List.of("a", "bc"), String::length);

        assertThat(page.items()).containsExactly("a", "bc");
        assertThat(page.end()).contains(2);
        assertThat(page.total()).isEmpty();
    }

    @Test
    void has_no_end_without_entries() {
        assertThat(Page.<String, Integer>of(List.of(), String::length).end()).isEmpty();
    }

    @Test
    void a_total_is_exact_up_to_its_maximum() {
        assertThat(Total.upTo(3, 2)).isEqualTo(Total.of(2));
        assertThat(Total.upTo(3, 3)).isEqualTo(new Total(3, true));
        assertThat(Total.upTo(3, 4)).isEqualTo(new Total(3, false));
    }

    @Test
    void keeps_end_and_total_when_its_entries_are_mapped() {
        Page<String, Integer> page = Page.of(List.of("a", "bc"), String::length).withTotal(Optional.of(Total.of(9)));

        Page<Integer, Integer> mapped = page.map(text -> text.length() * 10);

        assertThat(mapped).isEqualTo(new Page<>(List.of(10, 20), page.end(), Optional.of(Total.of(9))));
    }
}
