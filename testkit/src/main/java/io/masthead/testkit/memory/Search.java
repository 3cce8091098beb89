package io.masthead.testkit.memory;

import io.masthead.domain.post.Post;
import io.masthead.domain.post.SearchText;
import io.masthead.domain.post.SearchText.Term;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Evaluates a {@link SearchText}.
 *
 * @param alternatives the alternatives, one of which must match
 */
record Search(List<List<Term>> alternatives) {

    private static final float IN_TITLE = 1f;
    private static final float IN_BODY = 0.4f;

    static Search of(SearchText text) {
        return new Search(text.alternatives());
    }

    boolean finds(Post post) {
        List<String> text =
                Stream.concat(title(post).stream(), body(post).stream()).toList();
        return alternatives.stream()
                .anyMatch(terms -> terms.stream().allMatch(term -> term.isExcluded() != has(text, term)));
    }

    float rank(Post post) {
        List<String> title = title(post);
        List<String> body = body(post);
        return (float) alternatives.stream()
                .flatMap(List::stream)
                .filter(term -> !term.isExcluded())
                .mapToDouble(term -> has(title, term) ? IN_TITLE : has(body, term) ? IN_BODY : 0)
                .sum();
    }

    private static boolean has(List<String> text, Term term) {
        List<String> words = term.words().stream().map(Search::lowerCased).toList();
        return Collections.indexOfSubList(text, words) >= 0;
    }

    private static List<String> title(Post post) {
        return SearchText.words(lowerCased(post.state().title().value()));
    }

    private static List<String> body(Post post) {
        return SearchText.words(lowerCased(post.state().body().value()));
    }

    private static String lowerCased(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
