import type { Owned } from '../../platform/ownership.ts'

interface Told {
  readonly ownerId: string
  readonly shared: boolean
  readonly trashed: boolean
}

/** What is in the trash is its owner's alone, also where it was shared. */
export const isShown = ({ shared, trashed }: Told): boolean => shared && !trashed

/** An image as it is told who may see it. */
export const shownOf = (row: Told): Owned => ({ ownerId: row.ownerId, shared: isShown(row) })
