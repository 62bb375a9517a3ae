import { kinds } from '@atelier/providers'
import { describedFrom } from './described.ts'
import { COMMON_WORD, numbersFrom, promptsFrom } from './words.ts'

/** The studio's own user; see `platform/actor.ts`. */
export const OWNER = '00000000-0000-0000-0000-000000000000'
/** Generations of one in this many are shared, where there is somebody to share with. */
const SHARED_EVERY = 10
/** Images that come of one generation. */
export const IMAGES_A_GENERATION = 4
export const MODELS = [
  'black-forest-labs/FLUX.1-schnell',
  'black-forest-labs/FLUX.1-dev',
  'Tongyi-MAI/Z-Image-Turbo',
  'Qwen/Qwen-Image',
  'stabilityai/stable-diffusion-xl-base-1.0',
  'stabilityai/sdxl-turbo',
]
/** Of the studio's own, and one that it has no more. */
const ENGINE = kinds[0]?.id ?? ''
const GONE_ENGINE = 'gone'
/** Images of one in this many are made by the last of {@link MODELS}. */
const LAST_MODEL_EVERY = 50
/** Widths and heights in pixels, in the proportions that people ask for: squares most, then portraits and landscapes. */
export const SHAPES = [
  [1024, 1024],
  [832, 1216],
  [1216, 832],
  [1024, 1024],
  [1344, 768],
  [768, 1344],
] as const
const FIRST_AT = Date.UTC(2025, 0, 1)
const SECOND = 1000
/** Later than the maintenance of any studio that is measured would look: it empties the trash by this time. */
const TRASHED_AT = Date.UTC(2100, 0, 1)

/** What a gallery of so many rows is like besides. */
export interface Kind {
  /** So many people, who have as much each; one without it. */
  readonly owners?: number
  /** Its pictures have what every filter of the gallery looks for. */
  readonly described?: boolean
}

/** What its file is called. */
export const nameOf = (rows: number, { owners = 1, described = false }: Kind) =>
  `${rows}${owners === 1 ? '' : `-of-${owners}`}${described ? '-described' : ''}`

/** A row of `generated_images` by its columns' names, in SQLite's storage classes. */
export function imagesFrom(rows: number, { owners = 1, described = false }: Kind = {}) {
  const next = numbersFrom(rows)
  const promptOf = promptsFrom(next, rows)
  const hex = (length: number) =>
    Array.from({ length: length / 4 }, () =>
      Math.floor(next() * 65_536)
        .toString(16)
        .padStart(4, '0'),
    ).join('')
  const idAt = (ms: number) => {
    const time = ms.toString(16).padStart(12, '0')
    const random = hex(20)
    return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-a${random.slice(3, 6)}-${random.slice(6, 18)}`
  }
  let generationId = ''

  return (row: number) => {
    const createdAt = FIRST_AT + row * 30 * SECOND
    if (row % IMAGES_A_GENERATION === 0) generationId = idAt(createdAt - 5 * SECOND)
    const id = idAt(createdAt)
    const prompt = promptOf(row)
    const filename = `${prompt.slice(0, 48).trim().replaceAll(' ', '-')}-${id.slice(-12)}.jpg`
    const trashed = next() < 0.01
    const [width, height] = shapeOf(row)
    return {
      id,
      owner_id: ownerOf(row, owners),
      shared: owners > 1 && Math.floor(row / IMAGES_A_GENERATION) % SHARED_EVERY === 0 ? 1 : 0,
      generation_id: generationId,
      ordinal: row % IMAGES_A_GENERATION,
      prompt,
      model: (row % LAST_MODEL_EVERY === 0 ? MODELS.at(-1) : MODELS[Math.floor(next() * 5)]) ?? '',
      provider: row % LAST_MODEL_EVERY === 0 ? GONE_ENGINE : ENGINE,
      storage_key: `images/2025/01/${filename}`,
      filename,
      mime_type: 'image/jpeg',
      width,
      height,
      size_bytes: 100_000 + Math.floor(next() * 400_000),
      seed: Math.floor(next() * 4_294_967_296),
      steps: 4,
      guidance: 3.5,
      sha256: hex(64),
      placeholder: Buffer.from(hex(48), 'hex').toString('base64'),
      favorite: next() < 0.03 ? 1 : 0,
      trashed: trashed ? 1 : 0,
      created_at: createdAt,
      trashed_at: trashed ? TRASHED_AT : null,
      ...(described && describedFrom(next)),
    }
  }
}
export type SeededImage = ReturnType<ReturnType<typeof imagesFrom>>

const scattered = (row: number) => Math.imul(Math.floor(row / IMAGES_A_GENERATION), 2_654_435_769) >>> 0

/** Generations are of one and another without a pattern; the first is the studio's own user. */
function ownerOf(row: number, owners: number): string {
  const owner = scattered(row) % owners
  return owner === 0 ? OWNER : `01937b5e-0000-7000-8000-${String(owner).padStart(12, '0')}`
}

/** Those of one generation are alike; generations take turns without a pattern (Fibonacci hashing). */
const shapeOf = (row: number) => SHAPES[scattered(row) % SHAPES.length] ?? SHAPES[0]

/** The generation that an image came of. */
export const generationOf = ({
  generation_id: id,
  owner_id: ownerId,
  model,
  provider,
  width,
  height,
  seed,
  created_at: createdAt,
}: SeededImage) => ({
  id,
  owner_id: ownerId,
  status: 'succeeded',
  prompt: COMMON_WORD,
  model,
  // A picture that was imported came of none; its row has one all the same.
  provider: provider ?? ENGINE,
  progress: 1,
  attempts: 1,
  parameters: JSON.stringify({ width, height, steps: 4, guidance: 3.5, seed, count: IMAGES_A_GENERATION }),
  available_at: createdAt,
  created_at: createdAt,
  started_at: createdAt,
  finished_at: createdAt,
})
