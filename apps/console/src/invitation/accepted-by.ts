/** Which kind of link sets the password, by what accepts it. */
export type AcceptedBy = 'acceptInvitation' | 'acceptPasswordReset';
