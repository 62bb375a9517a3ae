import type { Collection } from '@atelier/contracts'
import { presentImage, type ImageRow } from '../images/module.ts'
import type { CollectionRow } from './collections.repository.ts'

export const presentCollection = (
  row: CollectionRow,
  { count, cover }: { count: number; cover: ImageRow | undefined },
): Collection => ({
  id: row.id,
  name: row.name,
  description: row.description,
  filter: row.filter,
  count,
  cover: cover ? presentImage(cover) : null,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
})
