/** Whom an event is for: the id of an actor, {@link EVERYBODY}, or everybody {@link exceptFor} one. */
export type Audience = string

/** Whoever may see the studio at all. */
export const EVERYBODY = '*'

/** Everybody but one: what is told to those who see a thing no more. */
export const exceptFor = (actorId: string): Audience => `!${actorId}`

export const isFor = (audience: Audience, actorId: string): boolean =>
  audience.startsWith('!') ? audience.slice(1) !== actorId : audience === EVERYBODY || audience === actorId

/** Who is told of what becomes of a thing that may be shared with the studio. */
export const audienceOf = ({ ownerId, shared }: { readonly ownerId: string; readonly shared?: boolean }): Audience =>
  shared ? EVERYBODY : ownerId
