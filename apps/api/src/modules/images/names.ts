import { THUMBNAIL_WIDTH } from '@atelier/contracts'

const MAX_WORDS_LENGTH = 48

/** Lower-case Latin letters, digits and hyphens out of a prompt; `image` where it has none of them. */
export function slugOf(prompt: string): string {
  const slug = prompt
    .slice(0, 400)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (slug.length <= MAX_WORDS_LENGTH) return slug || 'image'
  // At the end of a word, where there is one.
  const end = slug.lastIndexOf('-', MAX_WORDS_LENGTH)
  return slug.slice(0, end > 0 ? end : MAX_WORDS_LENGTH)
}

/** Readable, and unlike any other: the end of a UUIDv7 is random. */
export const filenameOf = (prompt: string, id: string, extension: string) =>
  `${slugOf(prompt)}-${id.slice(-12)}.${extension}`

/** Who leaves out the recipe does not want it in the name either. */
export const downloadName = ({ id, filename }: { id: string; filename: string }, extension: string, recipe = true) =>
  recipe ? filename.replace(/[^.]+$/, extension) : filenameOf('', id, extension)

const monthOf = (createdAt: Date) => createdAt.toISOString().slice(0, 7).replace('-', '/')

/** `put` is how often the file has been put: a key is never used again. */
export const imageKey = (filename: string, createdAt: Date, put = 1) =>
  `images/${monthOf(createdAt)}/${put === 1 ? filename : filename.replace(/(?=\.[^.]+$)/, `-${put}`)}`

export const thumbnailKey = (id: string, createdAt: Date) =>
  `thumbnails/${monthOf(createdAt)}/${id}-${THUMBNAIL_WIDTH}.webp`

/** `variant` says what was made of the image, and ends in what kind of file it is. */
export const renditionKey = (id: string, variant: string) => `renditions/${id.slice(-2)}/${id}-${variant}`

export const extensionOf = (name: string) => name.split('.').at(-1) ?? ''
