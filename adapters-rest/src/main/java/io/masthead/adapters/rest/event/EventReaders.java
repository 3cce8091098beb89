package io.masthead.adapters.rest.event;

import io.masthead.application.user.FindAccount;
import io.masthead.domain.Forbidden;
import io.masthead.domain.event.EventPolicy;
import io.masthead.domain.event.EventViewer;
import io.masthead.domain.event.Topic;
import io.masthead.domain.user.UserId;
import io.masthead.http.admission.Admission;
import io.masthead.http.admission.WorkClass;
import io.masthead.http.authentication.SignInRequired;
import io.masthead.http.forwarding.ClientAddress;
import io.masthead.http.request.Credentials;
import io.masthead.http.request.RequestContext;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Looks up what callers may follow. */
@Component
final class EventReaders {

    private final FindAccount findAccount;
    private final Admission admission;

    EventReaders(FindAccount findAccount, Admission admission) {
        this.findAccount = findAccount;
        this.admission = admission;
    }

    /**
     * Looks up a reader, with the permit of a read.
     *
     * @param account the account of the caller; none if anonymous
     * @param client the client
     * @return the reader
     */
    EventViewer find(Optional<UserId> account, ClientAddress client) {
        return account.map(self ->
                        admission.admit(WorkClass.READ, client::site, () -> new EventViewer(account, isAdmin(self))))
                .orElse(EventViewer.ANONYMOUS);
    }

    /** {@return the end of the access token of the caller, if there is one} */
    static Optional<Instant> expiry(RequestContext context) {
        return context.caller().flatMap(known -> context.credentials()).map(Credentials::expiry);
    }

    private boolean isAdmin(UserId self) {
        return findAccount.find(self).isAdmin();
    }

    /**
     * {@return the topics of paths}
     *
     * @param paths paths that {@link TopicPaths} has found valid
     * @param reader the reader
     * @throws SignInRequired if an anonymous reader may not follow one
     * @throws Forbidden if another reader may not
     */
    static Set<Topic> topics(Collection<String> paths, EventViewer reader) {
        Set<Topic> topics = paths.stream()
                .map(path -> Topic.of(path, reader.account()).orElseThrow(SignInRequired::new))
                .collect(Collectors.toUnmodifiableSet());
        if (topics.stream().allMatch(topic -> EventPolicy.maySubscribe(reader, topic))) {
            return topics;
        }
        throw reader.account().isPresent() ? new Forbidden() : new SignInRequired();
    }
}
