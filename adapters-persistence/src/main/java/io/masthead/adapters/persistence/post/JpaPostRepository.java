package io.masthead.adapters.persistence.post;

import io.masthead.domain.PageRequest;
import io.masthead.domain.StaleVersion;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.post.PostStatus;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Keeps posts in PostgreSQL. */
@Component
final class JpaPostRepository implements PostRepository {

    private final PostRows rows;
    private final PostMapper mapper;
    private final EntityManager entityManager;
    private final LongSupplier ids;

    JpaPostRepository(
            PostRows rows, PostMapper mapper, EntityManager entityManager, @Qualifier("postIds") LongSupplier ids) {
        this.rows = rows;
        this.mapper = mapper;
        this.entityManager = entityManager;
        this.ids = ids;
    }

    @Override
    public PostId nextId() {
        return new PostId(ids.getAsLong());
    }

    @Override
    public Optional<Post> find(PostId id) {
        return rows.findById(id.value()).map(mapper::toPost);
    }

    @Override
    public Optional<Post> lock(PostId id) {
        return Optional.ofNullable(entityManager.find(PostEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .map(mapper::toPost);
    }

    @Override
    public List<Post> list(PostFilter filter, PageRequest page) {
        CriteriaBuilder criteria = entityManager.getCriteriaBuilder();
        CriteriaQuery<PostEntity> query = criteria.createQuery(PostEntity.class);
        Root<PostEntity> post = query.from(PostEntity.class);
        query.where(matching(filter, post, criteria))
                .orderBy(criteria.desc(post.get("createdAt")), criteria.desc(post.get("id")));
        return entityManager
                .createQuery(query)
                .setFirstResult(page.skip())
                .setMaxResults(page.limit())
                .getResultList()
                .stream()
                .map(mapper::toPost)
                .toList();
    }

    @Override
    public long count(PostFilter filter) {
        CriteriaBuilder criteria = entityManager.getCriteriaBuilder();
        CriteriaQuery<Long> query = criteria.createQuery(Long.class);
        Root<PostEntity> post = query.from(PostEntity.class);
        query.select(criteria.count(post)).where(matching(filter, post, criteria));
        return entityManager.createQuery(query).getSingleResult();
    }

    @Override
    public void add(Post post) {
        PostEntity entity = mapper.toEntity(post.state());
        entity.version = null; // marks it as new, so that it is inserted without being looked up
        entityManager.persist(entity);
        entityManager.flush();
    }

    @Override
    public Post save(Post post) {
        PostEntity merged = entityManager.merge(mapper.toEntity(post.state()));
        entityManager.flush();
        return mapper.toPost(merged);
    }

    @Override
    public void remove(Post post) {
        if (rows.delete(post.id().value(), post.version()) == 0) {
            throw new StaleVersion();
        }
    }

    private static Predicate[] matching(PostFilter filter, Root<PostEntity> post, CriteriaBuilder criteria) {
        List<Predicate> predicates = new ArrayList<>();
        filter.author().ifPresent(author -> predicates.add(criteria.equal(post.get("authorId"), author.value())));
        filter.status().ifPresent(status -> predicates.add(criteria.equal(post.get("status"), status)));
        Predicate published = criteria.equal(post.get("status"), PostStatus.PUBLISHED);
        predicates.add(filter.viewer()
                .map(viewer -> criteria.or(published, criteria.equal(post.get("authorId"), viewer.value())))
                .orElse(published));
        return predicates.toArray(Predicate[]::new);
    }
}
