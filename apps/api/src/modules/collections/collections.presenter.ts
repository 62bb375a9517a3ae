import type { Collection } from '@atelier/contracts'
import { presentImage, type ImageRow } from '../images/module.ts'
import type { CollectionRow } from './collections.repository.ts'

interface Parts extends Pick<Collection, 'may' | 'isShared'> {
  readonly count: number
  readonly cover: ImageRow | undefined
}

export const presentCollection = (row: CollectionRow, { count, cover, may, isShared }: Parts): Collection => ({
  id: row.id,
  ownerId: row.ownerId,
  may,
  isShared,
  name: row.name,
  description: row.description,
  filter: row.filter,
  count,
  cover: cover ? presentImage(cover) : null,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
})
