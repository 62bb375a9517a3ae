import { THUMBNAIL_WIDTH, type Image, type InputUsed } from '@atelier/contracts'
import type { StoredInput, Tables } from '@atelier/db'
import { audienceOf } from '../../platform/events/audience.ts'
import { shownOf } from './shown.ts'

export type ImageRow = Tables['generatedImages']['$inferSelect']

/** What of an image its files are served by: a third of its columns, and none of the long ones. */
export const FILE_COLUMNS = [
  'id',
  'ownerId',
  'shared',
  'trashed',
  'position',
  'createdAt',
  'storageKey',
  'filename',
  'mimeType',
  'sizeBytes',
  'width',
  'height',
  'sha256',
] as const satisfies readonly (keyof ImageRow)[]
export type FileRow = Pick<ImageRow, (typeof FILE_COLUMNS)[number]>

export const imageCreated = (row: ImageRow) =>
  ({ type: 'image.created', image: presentImage(row), audience: audienceOf(shownOf(row)) }) as const

export const presentInputs = (inputs: readonly StoredInput[] | null): InputUsed[] =>
  inputs?.map(input => ({ ...input, url: `/api/v1/uploads/${input.id}/file` })) ?? []

export function presentImage(row: ImageRow): Image {
  const file = `/api/v1/images/${row.id}/file`
  return {
    id: row.id,
    ownerId: row.ownerId,
    shared: row.shared,
    generationId: row.generationId,
    parentId: row.parentId,
    relation: row.relation,
    prompt: row.prompt,
    negativePrompt: row.negativePrompt,
    typed: row.typed,
    model: row.model,
    provider: row.provider,
    filename: row.filename,
    mimeType: row.mimeType,
    width: row.width,
    height: row.height,
    sizeBytes: row.sizeBytes,
    seed: row.seed,
    steps: row.steps,
    guidance: row.guidance,
    sampler: row.sampler,
    task: row.task,
    inputs: presentInputs(row.inputs),
    recipe: row.recipe,
    notes: row.notes,
    cost: row.cost,
    servedInstead: row.servedInstead ?? [],
    sha256: row.sha256,
    placeholder: row.placeholder,
    favorite: row.favorite,
    rating: row.rating,
    tags: row.tags,
    title: row.title,
    createdAt: row.createdAt.toISOString(),
    madeAt: row.madeAt?.toISOString() ?? null,
    trashedAt: row.trashedAt?.toISOString() ?? null,
    urls: { file, thumbnail: `${file}?width=${THUMBNAIL_WIDTH}&format=webp` },
  }
}
