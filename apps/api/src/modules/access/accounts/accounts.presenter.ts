import { KEY_SCOPES, type Me, type User } from '@atelier/contracts'
import type { Actor } from '../../../platform/actor.ts'
import type { UserRow } from './accounts.repository.ts'

export const presentUser = ({
  id,
  username,
  displayName,
  role,
  disabled,
  imagesADay,
  imagesAtATime,
  maxBytes,
  budget,
  createdAt,
  joinedAt,
  seenAt,
}: UserRow): User => ({
  id,
  username,
  displayName,
  role,
  disabled,
  limits: { imagesADay, imagesAtATime, bytes: maxBytes, budget },
  createdAt: createdAt.toISOString(),
  joinedAt: joinedAt?.toISOString() ?? null,
  seenAt: seenAt?.toISOString() ?? null,
})

const permissionsOf = ({ permissions }: Actor): string[] =>
  KEY_SCOPES.filter(scope => permissions === 'all' || permissions.has(scope))

/** `row` is left out where the studio has no accounts. */
export const presentMe = (actor: Actor, row?: UserRow, hasSecondFactor = false): Me => ({
  id: actor.id,
  username: row?.username ?? null,
  displayName: row?.displayName ?? null,
  role: actor.role,
  permissions: permissionsOf(actor),
  through: actor.through?.kind ?? 'alone',
  hasPassword: (row?.passwordHash ?? null) !== null,
  hasSecondFactor,
})
