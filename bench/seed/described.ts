import type { Numbers } from './words.ts'

export const COMMON_TAG = 'fox'
export const RARE_TAG = 'heron'
const TAGS = [COMMON_TAG, 'forest', 'sea', 'night', 'portrait']
export const STYLES = ['Cinematic', 'Watercolour', 'Line art', 'Pixel art', 'Analog film']
export const SAMPLERS = ['Euler a', 'Euler', 'DPM++ 2M', 'DPM++ SDE', 'DDIM', 'UniPC', 'Heun', 'LMS']
export const COLLECTION = '01937b5e-0000-7000-8000-00000c011ec7'
/** Every which picture it is that is in the collection. */
const COLLECTED_EVERY = 100

/** Parts of all, as of people who sort some of their pictures. */
const PARTS = { rated: 0.05, tagged: 0.05, rarelyTagged: 0.000_25, styled: 0.1, sampled: 0.3, imported: 0.05 } as const

/** What people and engines say of a picture, by the columns' names, in SQLite's storage classes. */
export function describedFrom(next: Numbers) {
  const one = <T>(values: readonly T[]) => values[Math.floor(next() * values.length)]
  const tags = next() < PARTS.rarelyTagged ? [RARE_TAG] : next() < PARTS.tagged ? [one(TAGS)] : []
  const typed = { prompt: 'as it was typed', negativePrompt: null, styles: [one(STYLES)] }
  const task = next()
  return {
    rating: next() < PARTS.rated ? 1 + Math.floor(next() * 5) : 0,
    tags: JSON.stringify(tags),
    typed: next() < PARTS.styled ? JSON.stringify(typed) : null,
    task: task < 0.8 ? 'text-to-image' : task < 0.95 ? 'image-to-image' : 'upscale',
    sampler: next() < PARTS.sampled ? one(SAMPLERS) : null,
    ...(next() < PARTS.imported && { provider: null }),
  }
}

/** Puts pictures into a collection, in the SQL of both databases. */
export const COLLECTING = [
  `insert into collections (id, owner_id, name, place, created_at, updated_at)
    select '${COLLECTION}', min(owner_id), 'Some', 1, min(created_at), min(created_at) from generated_images`,
  `insert into collection_images (collection_id, image_position, trashed, added_at)
    select '${COLLECTION}', position, trashed, created_at from generated_images where position % ${COLLECTED_EVERY} = 0`,
]
