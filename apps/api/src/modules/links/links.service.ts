import { MAX_LINKS, type Link, type NewLink } from '@atelier/contracts'
import type { Database } from '@atelier/db'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Ids } from '../../platform/ids.ts'
import { seenBy } from '../../platform/ownership.ts'
import type { Seal } from '../../platform/secrets.ts'
import { linkExpiryPast, linkNotFound, linkTargetMissing, tooManyLinks } from './links.errors.ts'
import type { LinkRow, LinksRepository } from './links.repository.ts'
import { hashOf, newToken } from './tokens.ts'

/** What keeps passwords; the accounts' own. */
export interface Passwords {
  readonly hash: (password: string) => Promise<string>
  readonly verify: (password: string, hash: string) => Promise<boolean>
}

interface LinksDependencies {
  readonly db: Database
  readonly repository: LinksRepository
  readonly clock: Clock
  readonly ids: Ids
  readonly seal: Seal
  readonly passwords: Passwords
  /** Whether something is there that this person may share: their own. */
  readonly isOwn: (owner: Actor, kind: NewLink['kind'], id: string) => Promise<boolean>
}

/** Links of people: made, listed, ended. */
export function createLinksService({ db, repository, clock, ids, seal, passwords, isOwn }: LinksDependencies) {
  /** Sealed with another key it cannot be shown again; it goes on to work. */
  const present = (row: LinkRow): Link => ({
    id: row.id,
    kind: row.kind,
    targetId: row.targetId,
    url: `/s/${seal.open(row.token) ?? ''}`,
    hasPassword: row.passwordHash !== null,
    withRecipe: row.withRecipe,
    withOriginal: row.withOriginal,
    views: row.views,
    viewedAt: row.viewedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
  })

  const isOver = ({ expiresAt }: LinkRow) => expiresAt !== null && expiresAt <= clock.now()

  return {
    list: async ({ id }: Actor, targetId: string | undefined): Promise<Link[]> =>
      (await repository.list(id, targetId)).filter(row => !isOver(row)).map(present),

    async create(owner: Actor, wanted: NewLink): Promise<Link> {
      const { kind, targetId, withRecipe = false, withOriginal = false } = wanted
      const expiresAt = wanted.expiresAt ? new Date(wanted.expiresAt) : null
      if (expiresAt && expiresAt <= clock.now()) throw linkExpiryPast()
      if (!(await isOwn(owner, kind, targetId))) throw linkTargetMissing()
      const token = newToken()
      const passwordHash = wanted.password ? await passwords.hash(wanted.password) : null
      return db.atomic(function* (tx) {
        if ((yield* repository.readTotal(tx, owner.id)) >= MAX_LINKS) throw tooManyLinks(MAX_LINKS)
        const row = yield* repository.add(tx, {
          id: ids.next(),
          ownerId: owner.id,
          kind,
          targetId,
          tokenHash: hashOf(token) ?? '',
          token: seal.seal(token),
          passwordHash,
          withRecipe,
          withOriginal,
          createdAt: clock.now(),
          expiresAt,
        })
        return present(row)
      })
    },

    remove: (asker: Actor, id: string): Promise<void> =>
      db.atomic(function* (tx) {
        const row = seenBy(asker, yield* repository.read(tx, id), linkNotFound)
        yield* repository.remove(tx, row.id)
      }),

    /** What an address leads to, where it still works. */
    async find(token: string): Promise<LinkRow | undefined> {
      const hash = hashOf(token)
      const row = hash === undefined ? undefined : await repository.findByToken(hash)
      return row && !isOver(row) ? row : undefined
    },

    /** Those that have expired. */
    removeExpired: (): Promise<void> => db.atomic(tx => repository.removeExpired(tx, clock.now())),
  }
}
export type LinksService = ReturnType<typeof createLinksService>
