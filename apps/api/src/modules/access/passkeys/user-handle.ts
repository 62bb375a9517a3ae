import { hash } from 'node:crypto'
import type { UserRow } from '../accounts/accounts.repository.ts'

/**
 * Whose key it is, as a device has it: nothing that tells who that is (WebAuthn, 14.6.1). The first account of every studio has
 * the same id, and two studios on one machine are one name to a device, which has one key for each name and handle.
 */
export const userHandleOf = ({ id, createdAt }: Pick<UserRow, 'id' | 'createdAt'>): string =>
  hash('sha256', `atelier.passkey.v1 ${id} ${createdAt.getTime()}`, 'base64url')
