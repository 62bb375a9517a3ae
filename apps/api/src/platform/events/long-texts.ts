import type { Generation, Image } from '@atelier/contracts'
import type { Database } from '@atelier/db'
import { inArray } from 'drizzle-orm'

/** Characters of prompts that an event carries itself. Longer ones would be written again with each step of a generation. */
const MAX_CHARACTERS = 1000

type Texts = Pick<Image, 'prompt' | 'negativePrompt' | 'typed'>

/** As it is in the table. */
interface StoredPayload {
  readonly generation?: Generation
  readonly image?: Image
  /** The prompts are in the rows that it tells of, where they never change. */
  readonly isShortened?: boolean
}

const NONE: Texts = { prompt: '', negativePrompt: null, typed: null }

const lengthOf = ({ prompt, negativePrompt, typed }: Texts): number =>
  prompt.length + (negativePrompt?.length ?? 0) + (typed ? JSON.stringify(typed).length : 0)

/** What of an event is written down: long prompts are left out, since the rows have them. */
export function shortened(payload: Readonly<Record<string, unknown>>): Record<string, unknown> {
  // Every writer of events goes by their contract.
  const { generation, image } = payload as StoredPayload
  if (generation && lengthOf(generation) * (1 + generation.images.length) > MAX_CHARACTERS)
    return { generation: withTexts(generation, NONE), isShortened: true }
  if (image && lengthOf(image) > MAX_CHARACTERS) return { image: { ...image, ...NONE }, isShortened: true }
  return payload
}

/** A generation and its images, which have the same prompts. */
const withTexts = (generation: Generation, texts: Texts): Generation => ({
  ...generation,
  ...texts,
  images: generation.images.map(image => ({ ...image, ...texts })),
})

/** Gives events their prompts back, with one query for each kind of them. Those of what was deleted since stay empty. */
export function createLongTexts({ orm, tables: { generations, generatedImages: images } }: Database) {
  const textsOf = async (table: typeof generations | typeof images, ids: readonly string[]) => {
    if (ids.length === 0) return new Map<string, Texts>()
    const { id, prompt, negativePrompt, typed } = table
    const rows = await orm
      .select({ id, prompt, negativePrompt, typed })
      .from(table)
      .where(inArray(id, [...ids]))
    return new Map(rows.map(({ id: key, ...texts }): [string, Texts] => [key, texts]))
  }

  return async function restore<T extends { readonly payload: Record<string, unknown> }>(
    rows: readonly T[],
  ): Promise<readonly T[]> {
    const short = rows.map(row => row.payload as StoredPayload).filter(({ isShortened }) => isShortened)
    if (short.length === 0) return rows
    const [ofGenerations, ofImages] = await Promise.all([
      textsOf(
        generations,
        short.flatMap(({ generation }) => generation?.id ?? []),
      ),
      textsOf(
        images,
        short.flatMap(({ image }) => image?.id ?? []),
      ),
    ])
    return rows.map(row => {
      const { generation, image, isShortened } = row.payload as StoredPayload
      if (!isShortened) return row
      const payload = {
        ...(generation && { generation: withTexts(generation, ofGenerations.get(generation.id) ?? NONE) }),
        ...(image && { image: { ...image, ...(ofImages.get(image.id) ?? NONE) } }),
      }
      return { ...row, payload }
    })
  }
}
