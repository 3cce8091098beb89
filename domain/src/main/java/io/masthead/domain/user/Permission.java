package io.masthead.domain.user;

/** Permission, with the policy of who holds it. */
public enum Permission {
    /** Change an account, except its role. */
    EDIT_ACCOUNT(Holder.OWNER_OR_ADMIN),
    /** Delete an account. */
    CLOSE_ACCOUNT(Holder.OWNER_OR_ADMIN),
    /** Refuse the external identities of an account. */
    REFUSE_IDENTITIES(Holder.ADMIN),
    /** Change the role of an account. */
    CHANGE_ROLE(Holder.ADMIN),
    /** Read a draft. */
    READ_DRAFT(Holder.OWNER_OR_ADMIN),
    /** Change or delete a post. */
    MANAGE_POST(Holder.OWNER_OR_ADMIN),
    /** See a private e-mail address. */
    SEE_EMAIL(Holder.OWNER_OR_ADMIN),
    /** Read the audit log. */
    READ_AUDIT(Holder.ADMIN);

    private final Holder holder;

    Permission(Holder holder) {
        this.holder = holder;
    }

    /**
     * Decides whether a user has this permission.
     *
     * @param actor the authenticated user
     * @param owner the owner of the resource
     * @return whether the user has the permission
     */
    public boolean allows(User actor, UserId owner) {
        return actor.isAdmin() || (allowsOwner() && actor.id().equals(owner));
    }

    /** {@return whether ownership is sufficient, so that the role of the owner need not be looked up} */
    public boolean allowsOwner() {
        return holder == Holder.OWNER_OR_ADMIN;
    }

    private enum Holder {
        OWNER_OR_ADMIN,
        ADMIN
    }
}
