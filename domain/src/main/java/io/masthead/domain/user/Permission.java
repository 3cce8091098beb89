package io.masthead.domain.user;

/** Policy: who may do what, beyond what everyone may. */
public enum Permission {
    /** Change an account, but for its role. */
    EDIT_ACCOUNT(Holder.OWNER_OR_ADMIN),
    /** Delete an account. */
    CLOSE_ACCOUNT(Holder.OWNER_OR_ADMIN),
    /** Give an account another role. */
    CHANGE_ROLE(Holder.ADMIN),
    /** Read what its author has not published. */
    READ_DRAFT(Holder.OWNER_OR_ADMIN),
    /** Change or delete a post. */
    MANAGE_POST(Holder.OWNER_OR_ADMIN),
    /** See an address that is private. */
    SEE_EMAIL(Holder.OWNER_OR_ADMIN),
    /** Read the record of what happened. */
    READ_AUDIT(Holder.ADMIN);

    private final Holder holder;

    Permission(Holder holder) {
        this.holder = holder;
    }

    /**
     * Decides.
     *
     * @param actor who wants to
     * @param owner whose it is
     * @return whether the actor may
     */
    public boolean allows(User actor, UserId owner) {
        return actor.isAdmin() || (allowsOwner() && actor.id().equals(owner));
    }

    /** {@return whether owning is enough, so that nobody need look up what the owner is} */
    public boolean allowsOwner() {
        return holder == Holder.OWNER_OR_ADMIN;
    }

    private enum Holder {
        OWNER_OR_ADMIN,
        ADMIN
    }
}
