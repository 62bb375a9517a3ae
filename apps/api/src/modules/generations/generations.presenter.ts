import { PLAIN_PARAMETERS, type Generation } from '@atelier/contracts'
import type { Tables } from '@atelier/db'
import { presentImage, presentInputs, type ImageRow } from '../images/module.ts'

export type GenerationRow = Tables['generations']['$inferSelect']

/** Put back until a time, which its error tells of; all others that are queued may be taken at once. */
export const isWaiting = ({ status, error }: Pick<GenerationRow, 'status' | 'error'>) =>
  status === 'queued' && error !== null

/** All parameters, also of what was asked for before there were more. */
export const presentParameters = (parameters: GenerationRow['parameters']): Generation['parameters'] => ({
  ...PLAIN_PARAMETERS,
  ...parameters,
})

/** `images` in the order of their seeds. */
export function presentGeneration(row: GenerationRow, images: readonly ImageRow[]): Generation {
  return {
    id: row.id,
    status: row.status,
    prompt: row.prompt,
    negativePrompt: row.negativePrompt,
    typed: row.typed,
    model: row.model,
    provider: row.provider,
    task: row.task ?? 'text-to-image',
    inputs: presentInputs(row.inputs),
    parameters: presentParameters(row.parameters),
    progress: row.progress,
    attempts: row.attempts,
    images: images.map(presentImage),
    error: row.error,
    waitingUntil: isWaiting(row) ? row.availableAt.toISOString() : null,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    clearedAt: row.clearedAt?.toISOString() ?? null,
    gridId: row.gridId,
    cell: row.cell,
    batch: row.batch,
    servedInstead: row.servedInstead ?? [],
    parentId: row.parentId,
    relation: row.relation,
  }
}
