import { ROLES, type Budget } from '@atelier/contracts'
import type { Kit } from '../kits/postgres.ts'

/** Who may come in, and by what they are known. */
export function definePeople(c: Kit) {
  /** The first one has the id of the studio's own user, so that what was made before is theirs. */
  const users = c.table(
    'users',
    {
      id: c.text().primaryKey(),
      /** As it was typed. */
      username: c.text().notNull(),
      /** As it is looked up by: two names that read alike are one. */
      usernameKey: c.text().notNull(),
      displayName: c.text(),
      role: c.oneOf(ROLES).notNull(),
      /** Null: they were invited and have not come yet, or come by another login. */
      passwordHash: c.text(),
      disabled: c.boolean().notNull().default(false),
      /** Shares of what the studio has; null where nothing bounds them. */
      imagesADay: c.integer(),
      imagesAtATime: c.integer(),
      maxBytes: c.bigint(),
      /** What their pictures may cost in a month. */
      budget: c.json<Budget>(),
      /** When they could come in for the first time: from then on an admin counts as one. */
      joinedAt: c.timestamp(),
      createdAt: c.timestamp().notNull(),
      seenAt: c.timestamp(),
    },
    t => [c.unique('users_username_key').on(t.usernameKey)],
  )

  const userIdOf = () =>
    c
      .text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' })

  /** A browser that somebody is logged in with. The cookie has the token, the row its SHA-256. */
  const sessions = c.table(
    'sessions',
    {
      id: c.text().primaryKey(),
      userId: userIdOf(),
      digest: c.text().notNull(),
      userAgent: c.text().notNull(),
      address: c.text().notNull(),
      createdAt: c.timestamp().notNull(),
      usedAt: c.timestamp().notNull(),
      expiresAt: c.timestamp().notNull(),
    },
    t => [
      c.unique('sessions_digest_key').on(t.digest),
      c.index('sessions_user_idx').on(t.userId, t.address),
      c.index('sessions_expires_idx').on(t.expiresAt),
    ],
  )

  /** What a program comes in with, in the name of a person. */
  const accessKeys = c.table(
    'access_keys',
    {
      id: c.text().primaryKey(),
      userId: userIdOf(),
      name: c.text().notNull(),
      digest: c.text().notNull(),
      /** Its last characters, to tell it from others by. */
      hint: c.text().notNull(),
      scopes: c.json<string[]>().notNull(),
      /** Limits of its own, besides those of its owner; null where it has none. */
      imagesADay: c.integer(),
      imagesAtATime: c.integer(),
      createdAt: c.timestamp().notNull(),
      expiresAt: c.timestamp(),
      usedAt: c.timestamp(),
    },
    t => [c.unique('access_keys_digest_key').on(t.digest), c.index('access_keys_user_idx').on(t.userId)],
  )

  /** A link by which somebody chooses their password, once: at the beginning, or when they have lost it. */
  const invitations = c.table(
    'invitations',
    {
      digest: c.text().primaryKey(),
      userId: userIdOf(),
      createdAt: c.timestamp().notNull(),
      expiresAt: c.timestamp().notNull(),
    },
    t => [c.index('invitations_user_idx').on(t.userId)],
  )

  /** Who somebody is at another service that they log in by. */
  const identities = c.table(
    'identities',
    {
      provider: c.text().notNull(),
      subject: c.text().notNull(),
      userId: userIdOf(),
      createdAt: c.timestamp().notNull(),
    },
    t => [c.unique('identities_subject_key').on(t.provider, t.subject), c.index('identities_user_idx').on(t.userId)],
  )

  /** The second thing that somebody logs in by: the codes of an app, or one of ten that are written down. */
  const secondFactors = c.table('second_factors', {
    userId: c
      .text()
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Sealed. */
    secret: c.text().notNull(),
    /** Null: begun, and no code was shown yet. */
    confirmedAt: c.timestamp(),
    /** The period of the last code: none counts twice. */
    lastPeriod: c.integer().notNull().default(0),
    /** SHA-256 of those that were not used yet. */
    recoveryCodes: c.json<string[]>().notNull(),
    createdAt: c.timestamp().notNull(),
  })

  /** What somebody logs in by without a name or a password: their device has a key, and the row its public half. */
  const passkeys = c.table(
    'passkeys',
    {
      id: c.text().primaryKey(),
      userId: userIdOf(),
      name: c.text().notNull(),
      /** How the device calls the key; in base64url, as is the key (COSE). */
      credentialId: c.text().notNull(),
      publicKey: c.text().notNull(),
      /** How often the device says that it has signed; 0 where it does not count. */
      counter: c.bigint().notNull(),
      /** How a browser reaches the device. */
      transports: c.json<string[]>().notNull(),
      createdAt: c.timestamp().notNull(),
      usedAt: c.timestamp(),
    },
    t => [c.unique('passkeys_credential_key').on(t.credentialId), c.index('passkeys_user_idx').on(t.userId)],
  )

  /** Challenges that a passkey has answered, for as long as one holds: none is answered twice. */
  const usedChallenges = c.table(
    'used_challenges',
    { digest: c.text().primaryKey(), expiresAt: c.timestamp().notNull() },
    t => [c.index('used_challenges_expires_idx').on(t.expiresAt)],
  )

  /** How often somebody tried in vain, by whom they wanted to be and by where they came from. */
  const loginAttempts = c.table(
    'login_attempts',
    {
      key: c.text().primaryKey(),
      failures: c.integer().notNull(),
      blockedUntil: c.timestamp().notNull(),
      triedAt: c.timestamp().notNull(),
    },
    t => [c.index('login_attempts_tried_idx').on(t.triedAt)],
  )

  /** Who did what to what, and from where. Names are of that time: the account may be gone. */
  const auditLog = c.table(
    'audit_log',
    {
      sequence: c.counter(),
      action: c.text().notNull(),
      actorId: c.text(),
      actorName: c.text(),
      subjectId: c.text(),
      subjectName: c.text(),
      /** How they were known: by a session, a key, a proxy, or not at all. */
      through: c.text(),
      address: c.text(),
      at: c.timestamp().notNull(),
    },
    t => [c.index('audit_log_at_idx').on(t.at)],
  )

  return {
    users,
    sessions,
    accessKeys,
    invitations,
    identities,
    secondFactors,
    passkeys,
    usedChallenges,
    loginAttempts,
    auditLog,
  }
}
