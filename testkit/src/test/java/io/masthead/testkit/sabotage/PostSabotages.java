package io.masthead.testkit.sabotage;

import io.masthead.domain.ConcurrentUpdate;
import io.masthead.domain.Page;
import io.masthead.domain.PageRequest;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.post.PostCursor.ByCreation;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.post.PostSort;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.SearchText;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import io.masthead.testkit.sabotage.Subjects.OfPostLists;
import io.masthead.testkit.sabotage.Subjects.OfPosts;
import io.masthead.testkit.sabotage.Subjects.OfUsers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Mistakes in repositories of posts. */
@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // called through PartialProxy
final class PostSabotages {

    private PostSabotages() {}

    static List<Sabotage> all() {
        return Stream.concat(keeping().stream(), listing().stream()).toList();
    }

    private static List<Sabotage> keeping() {
        return List.of(
                posts(
                        OfUsers.class,
                        "posts outlast their author",
                        "removes_a_user_with_its_posts_and_frees_the_address",
                        honest -> new Object() {
                            private final Map<PostId, Post> added = new ConcurrentHashMap<>();

                            void add(Post post) {
                                honest.add(post);
                                added.put(post.id(), post);
                            }

                            Optional<Post> find(PostId id) {
                                return Optional.ofNullable(added.get(id));
                            }
                        }),
                posts(
                        "line ends are those of this system",
                        "keeps_a_text_code_point_by_code_point",
                        honest -> new Object() {
                            void add(Post post) {
                                honest.add(withBody(
                                        post, post.state().body().value().replace("\r\n", "\n")));
                            }
                        }),
                posts(
                        "a title is counted in UTF-16",
                        "finds_what_was_added_with_everything_that_is_known_of_it",
                        honest -> new Object() {
                            void add(Post post) {
                                if (post.state().title().value().length() > 200) {
                                    throw new IllegalArgumentException("varchar(200)");
                                }
                                honest.add(post);
                            }
                        }),
                posts("the author is not looked up", "refuses_a_post_of_nobody", honest -> new Object() {
                    void add(Post post) {
                        try {
                            honest.add(post);
                        } catch (UserNotFound ignored) { // a table without foreign keys
                        }
                    }
                }),
                posts(
                        "of many posts the last is left out",
                        "finds_each_of_many_that_were_added_at_once",
                        honest -> new Object() {
                            void addAll(List<Post> posts) {
                                honest.addAll(posts.subList(0, posts.size() - 1));
                            }
                        }),
                posts(
                        "the version is not compared",
                        "refuses_to_save_or_remove_what_was_saved_since",
                        honest -> new Object() {
                            Post save(Post post) {
                                long stored = honest.find(post.id())
                                        .map(Post::version)
                                        .orElse(post.version());
                                return honest.save(withVersion(post, stored));
                            }
                        }),
                posts(
                                "the version is compared, then stored",
                                "lets_one_of_many_at_once_save_a_version",
                                honest -> new Object() {
                                    private final RaceBarrier barrier = new RaceBarrier();

                                    Post save(Post post) {
                                        long stored = barrier.afterBoth(honest.find(post.id())
                                                .map(Post::version)
                                                .orElseThrow());
                                        if (stored != post.version()) {
                                            throw new ConcurrentUpdate();
                                        }
                                        synchronized (barrier) { // as an update without "where version ="
                                            return honest.save(withVersion(
                                                    post,
                                                    honest.find(post.id())
                                                            .orElseThrow()
                                                            .version()));
                                        }
                                    }
                                })
                        .withoutTransactions(),
                posts(
                                "a lock does not block",
                                "lets_all_who_lock_a_post_change_it_one_after_the_other",
                                honest -> new Object() {
                                    private final RaceBarrier barrier = new RaceBarrier();

                                    Optional<Post> lock(PostId id) {
                                        return barrier.afterBoth(honest.find(id));
                                    }
                                })
                        .withoutTransactions(),
                posts(
                        "posts of an author are counted without drafts",
                        "counts_all_posts_of_an_author_up_to_a_limit",
                        honest -> new Object() {
                            int lockAuthorAndCount(UserId author, int limit) {
                                return (int) Math.min(limit, honest.count(PostFilter.publishedBy(author)));
                            }
                        }),
                posts(
                        "posts of an author are counted without a limit",
                        "counts_all_posts_of_an_author_up_to_a_limit",
                        honest -> new Object() {
                            int lockAuthorAndCount(UserId author, int limit) {
                                return honest.lockAuthorAndCount(author, Integer.MAX_VALUE);
                            }
                        }),
                posts(
                                "posts of an author are counted without a lock",
                                "lets_all_who_count_the_posts_of_an_author_add_one_after_the_other",
                                honest -> new Object() {
                                    private final RaceBarrier barrier = new RaceBarrier();

                                    int lockAuthorAndCount(UserId author, int limit) {
                                        return barrier.afterBoth(honest.lockAuthorAndCount(author, limit));
                                    }
                                })
                        .withoutTransactions(),
                posts(
                        "drafts are listed for every viewer who filters by author",
                        "filters_by_author_and_status",
                        honest -> new Object() {
                            Page<Post, PostCursor> list(PostFilter filter, PostOrder order, PageRequest page) {
                                return honest.list(
                                        filter.author().isPresent() ? filter.viewedBy(filter.author()) : filter,
                                        order,
                                        page);
                            }
                        }),
                posts("counting takes no filter", "filters_by_author_and_status", honest -> new Object() {
                    long count(PostFilter filter) {
                        return honest.count(PostFilter.PUBLIC.viewedBy(filter.viewer()));
                    }
                }),
                posts("drafts are not counted", "shows_drafts_to_their_author_alone", honest -> new Object() {
                    long count(PostFilter filter) {
                        return honest.count(filter.withStatus(PostStatus.PUBLISHED));
                    }
                }),
                posts(
                        "newest is by order of insertion",
                        "lists_newest_first_and_then_by_falling_identity",
                        honest -> new Object() {
                            Page<Post, PostCursor> list(PostFilter filter, PostOrder order, PageRequest page) {
                                return honest.list(filter, PostOrder.of(PostSort.ID_DESCENDING), page);
                            }
                        }),
                posts(
                        "equal instants are in growing order",
                        "lists_newest_first_and_then_by_falling_identity",
                        honest -> new Object() {
                            Page<Post, PostCursor> list(PostFilter filter, PostOrder order, PageRequest page) {
                                return sorted(
                                        honest.list(filter, order, page),
                                        Comparator.comparing((Post post) ->
                                                        post.state().createdAt())
                                                .reversed()
                                                .thenComparingLong(
                                                        post -> post.id().value()));
                            }
                        }),
                posts("skip is ignored", "lists_newest_first_and_then_by_falling_identity", honest -> new Object() {
                    Page<Post, PostCursor> list(PostFilter filter, PostOrder order, PageRequest page) {
                        return honest.list(filter, order, PageRequest.first(page.limit()));
                    }
                }),
                posts(
                        "a page has one too many",
                        "lists_newest_first_and_then_by_falling_identity",
                        honest -> new Object() {
                            Page<Post, PostCursor> list(PostFilter filter, PostOrder order, PageRequest page) {
                                return honest.list(
                                        filter, order, new PageRequest(page.skip(), Math.min(page.limit() + 1, 100)));
                            }
                        }));
    }

    private static List<Sabotage> listing() {
        return List.of(
                lists(
                        "a page ends early without a word",
                        "a_page_of_large_posts_ends_early_and_goes_on",
                        honest -> new Object() {
                            Page<Post, PostCursor> list(PostFilter filter, PostOrder order, PageRequest page) {
                                Page<Post, PostCursor> early = honest.list(filter, order, page);
                                return new Page<>(early.items(), early.end(), early.total());
                            }
                        }),
                lists(
                        "the size of a page is that of its text",
                        "a_page_ends_by_the_size_of_its_posts_in_JSON",
                        honest -> new Object() {
                            Page<Post, PostCursor> list(PostFilter filter, PostOrder order, PageRequest page) {
                                Page<Post, PostCursor> early = honest.list(filter, order, page);
                                return early.endsEarly() && textOf(early).length() < PostRepository.MAX_PAGE_BYTES
                                        ? longer(
                                                early,
                                                honest.list(
                                                        filter,
                                                        order.after(early.end().orElseThrow()),
                                                        page))
                                        : early;
                            }
                        }),
                lists(
                        "the cursor is ignored",
                        "whoever_continues_after_each_part_sees_the_whole",
                        honest -> new Object() {
                            Page<Post, PostCursor> list(PostFilter filter, PostOrder order, PageRequest page) {
                                return honest.list(filter, PostOrder.of(order.sort()), page);
                            }
                        }),
                lists(
                        "a cursor has no tie-breaker",
                        "whoever_continues_after_each_part_sees_the_whole",
                        honest -> new Object() {
                            Page<Post, PostCursor> list(PostFilter filter, PostOrder order, PageRequest page) {
                                return honest.list(filter, behindTies(order), page);
                            }
                        }),
                lists("titles are compared by UTF-16", "compares_titles_by_code_points", honest -> new Object() {
                    Page<Post, PostCursor> list(PostFilter filter, PostOrder order, PageRequest page) {
                        return sorted(
                                honest.list(filter, order, page),
                                Comparator.comparing(
                                        post -> post.state().title().value()));
                    }
                }),
                lists("titles are compared without case", "compares_titles_by_code_points", honest -> new Object() {
                    Page<Post, PostCursor> list(PostFilter filter, PostOrder order, PageRequest page) {
                        return sorted(
                                honest.list(filter, order, page),
                                Comparator.comparing(
                                        post -> post.state().title().value().toLowerCase(Locale.ROOT)));
                    }
                }),
                lists(
                        "unpublished posts come first",
                        "what_was_never_published_counts_as_the_future",
                        honest -> new Object() {
                            Page<Post, PostCursor> list(PostFilter filter, PostOrder order, PageRequest page) {
                                return sorted(
                                        honest.list(filter, order, PageRequest.first(100)),
                                        Comparator.comparing(post ->
                                                post.state().publishedAt().orElse(Instant.MIN)));
                            }
                        }),
                lists(
                        "the earliest publication counts, too",
                        "filters_by_publication_without_the_bounds_themselves",
                        honest -> new Object() {
                            Page<Post, PostCursor> list(PostFilter filter, PostOrder order, PageRequest page) {
                                return honest.list(
                                        filter.publishedAfter()
                                                .map(after -> filter.withPublishedAfter(after.minusNanos(1_000)))
                                                .orElse(filter),
                                        order,
                                        page);
                            }
                        }),
                lists(
                        "publication is compared to the second",
                        "filters_by_publication_without_the_bounds_themselves",
                        honest -> new Object() {
                            Page<Post, PostCursor> list(PostFilter filter, PostOrder order, PageRequest page) {
                                return honest.list(
                                        filter.publishedBefore()
                                                .map(before -> filter.withPublishedBefore(
                                                        before.truncatedTo(ChronoUnit.SECONDS)))
                                                .orElse(filter),
                                        order,
                                        page);
                            }
                        }),
                lists("a search finds drafts", "no_draft_shows_through_a_search", honest -> new Object() {
                    long count(PostFilter filter) {
                        return filter.search().isPresent() ? 1 : honest.count(filter);
                    }
                }),
                lists(
                        "a search is a piece of text",
                        "finds_words_phrases_and_alternatives_in_title_and_body",
                        honest -> new Object() {
                            Page<Post, PostCursor> list(PostFilter filter, PostOrder order, PageRequest page) {
                                return filter.search()
                                        .map(search -> containing(search.value(), honest))
                                        .orElseGet(() -> honest.list(filter, order, page));
                            }
                        }),
                lists("accents count in a search", "finds_words_with_and_without_accents", honest -> new Object() {
                    Page<Post, PostCursor> list(PostFilter filter, PostOrder order, PageRequest page) {
                        Page<Post, PostCursor> found = honest.list(filter, order, page);
                        return filter.search()
                                        .map(SearchText::value)
                                        .filter("cafe"::equals)
                                        .isEmpty()
                                ? found
                                : found.with(List.of());
                    }
                }),
                lists("relevance is a matter of age", "ranks_a_title_above_a_text", honest -> new Object() {
                    Page<Post, PostCursor> list(PostFilter filter, PostOrder order, PageRequest page) {
                        return honest.list(filter, PostOrder.NEWEST, page);
                    }
                }));
    }

    private static Page<Post, PostCursor> containing(String text, PostRepository honest) {
        Page<Post, PostCursor> all = honest.list(PostFilter.PUBLIC, PostOrder.NEWEST, PageRequest.first(100));
        return all.with(all.items().stream()
                .filter(post -> (post.state().title().value() + " "
                                + post.state().body().value())
                        .contains(text))
                .toList());
    }

    private static String textOf(Page<Post, PostCursor> page) {
        return page.items().stream().map(post -> post.state().body().value()).collect(Collectors.joining());
    }

    private static Page<Post, PostCursor> longer(Page<Post, PostCursor> page, Page<Post, PostCursor> next) {
        List<Post> posts =
                Stream.concat(page.items().stream(), next.items().stream()).toList();
        return new Page<>(posts, next.end(), page.total(), next.endsEarly());
    }

    /** Skips all posts created at the same instant. */
    private static PostOrder behindTies(PostOrder order) {
        Optional<PostCursor> cursor = order.after();
        return cursor.isPresent() && cursor.get() instanceof ByCreation last
                ? order.after(new ByCreation(last.createdAt(), new PostId(1)))
                : order;
    }

    private static Page<Post, PostCursor> sorted(Page<Post, PostCursor> slice, Comparator<Post> order) {
        return slice.with(slice.items().stream().sorted(order).toList());
    }

    private static Post withBody(Post post, String body) {
        return restored(post, new Body(body), post.version());
    }

    private static Post withVersion(Post post, long version) {
        return restored(post, post.state().body(), version);
    }

    private static Post restored(Post post, Body body, long version) {
        Post.State s = post.state();
        return Post.restore(new Post.State(
                s.id(),
                s.author(),
                s.title(),
                body,
                s.status(),
                s.createdAt(),
                s.updatedAt(),
                s.publishedAt(),
                version));
    }

    private static Sabotage posts(String name, String noticedBy, Function<PostRepository, Object> broken) {
        return posts(OfPosts.class, name, noticedBy, broken);
    }

    private static Sabotage lists(String name, String noticedBy, Function<PostRepository, Object> broken) {
        return posts(OfPostLists.class, name, noticedBy, broken);
    }

    private static Sabotage posts(
            Class<?> subject, String name, String noticedBy, Function<PostRepository, Object> broken) {
        return new Sabotage(
                name,
                subject,
                noticedBy,
                adapters -> adapters.posts =
                        PartialProxy.broken(PostRepository.class, adapters.posts, broken.apply(adapters.posts)));
    }
}
