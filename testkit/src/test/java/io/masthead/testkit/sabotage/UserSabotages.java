package io.masthead.testkit.sabotage;

import io.masthead.domain.PageRequest;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.EmailTaken;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import io.masthead.domain.user.UserRepository;
import io.masthead.testkit.sabotage.Subjects.OfUsers;
import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Mistakes in repositories of users. */
@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // called through PartialProxy
final class UserSabotages {

    private static final PageRequest ALL = PageRequest.first(100);

    private UserSabotages() {}

    static List<Sabotage> all() {
        return List.of(
                users(
                        "accents do not count in addresses",
                        "tells_addresses_apart_by_their_accents",
                        honest -> new Object() {
                            void add(User user) {
                                if (honest.list(Optional.empty(), ALL).stream()
                                        .anyMatch(other -> plain(other.email()).equals(plain(user.email())))) {
                                    throw new EmailTaken(user.email());
                                }
                                honest.add(user);
                            }
                        }),
                users("a name is normalized", "keeps_a_name_code_point_by_code_point", honest -> new Object() {
                    void add(User user) {
                        honest.add(with(user, Normalizer.normalize(name(user), Normalizer.Form.NFC)));
                    }
                }),
                users(
                        "a stored address has to keep the rules of new ones",
                        "finds_an_address_that_is_refused_by_now",
                        honest -> new Object() {
                            Optional<User> find(UserId id) {
                                return honest.find(id)
                                        .filter(user -> EmailAddress.parse(
                                                        user.email().value())
                                                .isPresent());
                            }
                        }),
                users("authors count as unclaimed", "removes_accounts_that_nobody_has_claimed", honest -> new Object() {
                    List<UserId> removeUnclaimed(Instant before, int limit) {
                        List<User> unclaimed = honest.list(Optional.empty(), ALL).stream()
                                .filter(user -> user.passwordHash().isEmpty() && !user.isAdmin())
                                .filter(user -> user.state().updatedAt().isBefore(before))
                                .limit(limit)
                                .toList();
                        unclaimed.forEach(honest::remove);
                        return unclaimed.stream().map(User::id).toList();
                    }
                }),
                users(
                        "the limit is ignored",
                        "removes_as_many_unclaimed_accounts_as_it_is_told",
                        honest -> new Object() {
                            List<UserId> removeUnclaimed(Instant before, int limit) {
                                return honest.removeUnclaimed(before, 100);
                            }
                        }),
                users(
                        "a name is trimmed",
                        "finds_what_was_added_with_everything_that_is_known_of_it",
                        honest -> new Object() {
                            void add(User user) {
                                honest.add(with(user, name(user).strip()));
                            }
                        }),
                users(
                        "times are truncated to milliseconds",
                        "finds_what_was_added_with_everything_that_is_known_of_it",
                        honest -> new Object() {
                            void add(User user) {
                                honest.add(with(user, user.state().createdAt().truncatedTo(ChronoUnit.MILLIS)));
                            }
                        }),
                users(
                                "an address is looked for, then taken",
                                "lets_one_of_many_at_once_have_an_address",
                                honest -> new Object() {
                                    private final RaceBarrier barrier = new RaceBarrier();

                                    void add(User user) {
                                        if (barrier.afterBoth(honest.findByEmail(user.email()))
                                                .isPresent()) {
                                            throw new EmailTaken(user.email());
                                        }
                                        try {
                                            honest.add(user);
                                        } catch (EmailTaken ignored) { // as an insert "on conflict do nothing"
                                        }
                                    }
                                })
                        .withoutTransactions(),
                users(
                        "a taken address is not refused",
                        "refuses_to_save_an_address_that_another_has",
                        honest -> new Object() {
                            User save(User user) {
                                boolean taken = honest.findByEmail(user.email())
                                        .filter(other -> !other.equals(user))
                                        .isPresent();
                                return taken ? user : honest.save(user);
                            }
                        }),
                users("the version is not compared", "refuses_to_save_what_was_saved_since", honest -> new Object() {
                    User save(User user) {
                        long stored = honest.find(user.id()).map(User::version).orElse(user.version());
                        return honest.save(withVersion(user, stored));
                    }
                }),
                users(
                        "the returned user has the old version",
                        "saves_changes_under_the_next_version",
                        honest -> new Object() {
                            User save(User user) {
                                User unused = honest.save(user);
                                return user;
                            }
                        }),
                users(
                        "removal does not compare the version",
                        "refuses_to_remove_what_was_saved_since",
                        honest -> new Object() {
                            void remove(User user) {
                                honest.remove(honest.find(user.id()).orElse(user));
                            }
                        }),
                users(
                                "a lock does not block",
                                "lets_all_who_lock_a_user_change_it_one_after_the_other",
                                honest -> new Object() {
                                    private final RaceBarrier barrier = new RaceBarrier();

                                    Optional<User> lock(UserId id) {
                                        return barrier.afterBoth(honest.find(id));
                                    }
                                })
                        .withoutTransactions(),
                users(
                                "the admins are read, not locked",
                                "leaves_an_admin_when_all_step_down_at_once",
                                honest -> new Object() {
                                    private final RaceBarrier barrier = new RaceBarrier();

                                    Set<UserId> lockAdmins() {
                                        return barrier.afterBoth(honest.lockAdmins());
                                    }
                                })
                        .withoutTransactions(),
                users("the order is that of addresses", "lists_by_growing_identity", honest -> new Object() {
                    List<User> list(Optional<UserId> after, PageRequest page) {
                        return honest.list(after, page).stream()
                                .sorted(Comparator.comparing(
                                        user -> user.email().value()))
                                .toList();
                    }
                }),
                users("skip is ignored", "lists_by_growing_identity", honest -> new Object() {
                    List<User> list(Optional<UserId> after, PageRequest page) {
                        return honest.list(after, PageRequest.first(page.limit()));
                    }
                }),
                users("a page has one too many", "lists_by_growing_identity", honest -> new Object() {
                    List<User> list(Optional<UserId> after, PageRequest page) {
                        return honest.list(after, new PageRequest(page.skip(), Math.min(page.limit() + 1, 100)));
                    }
                }),
                users(
                        "a list goes on with its last user",
                        "continues_after_an_identity_whether_or_not_it_is_still_there",
                        honest -> new Object() {
                            List<User> list(Optional<UserId> after, PageRequest page) {
                                return honest.list(after.map(id -> new UserId(id.value() - 1)), page);
                            }
                        }),
                users("asking for no ids is an error", "finds_several_at_once", honest -> new Object() {
                    List<User> findAll(Set<UserId> ids) {
                        if (ids.isEmpty()) {
                            throw new IllegalArgumentException("where id in ()");
                        }
                        return honest.findAll(ids);
                    }
                }),
                users("an id follows the greatest one", "gives_growing_identities_that_differ", honest -> new Object() {
                    UserId nextId() {
                        return new UserId(honest.count() + 1);
                    }
                }),
                users("every user is an admin", "knows_the_admins", honest -> new Object() {
                    Set<UserId> lockAdmins() {
                        return Set.copyOf(honest.list(Optional.empty(), ALL).stream()
                                .map(User::id)
                                .toList());
                    }
                }),
                users("an id is reused", "refuses_a_second_user_with_the_same_identity", honest -> new Object() {
                    void add(User user) {
                        honest.find(user.id()).ifPresent(honest::remove);
                        honest.add(user);
                    }
                }));
    }

    private static Sabotage users(String name, String noticedBy, Function<UserRepository, Object> broken) {
        return new Sabotage(
                name,
                OfUsers.class,
                noticedBy,
                adapters -> adapters.users =
                        PartialProxy.broken(UserRepository.class, adapters.users, broken.apply(adapters.users)));
    }

    private static String name(User user) {
        return user.state().name().value();
    }

    private static String plain(EmailAddress email) {
        return Normalizer.normalize(email.value(), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }

    private static User with(User user, String name) {
        return restored(user, UserName.restore(name), user.state().createdAt(), user.version());
    }

    private static User with(User user, Instant createdAt) {
        return restored(user, user.state().name(), createdAt, user.version());
    }

    private static User withVersion(User user, long version) {
        return restored(user, user.state().name(), user.state().createdAt(), version);
    }

    private static User restored(User user, UserName name, Instant createdAt, long version) {
        User.State s = user.state();
        return User.restore(new User.State(
                s.id(), name, s.email(), s.age(), s.role(), s.passwordHash(), createdAt, s.updatedAt(), version));
    }
}
