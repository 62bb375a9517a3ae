import { TAGS_AT_MOST, tagsOf, type Image, type UpdateImages } from '@atelier/contracts'

/** One thing that is done to any number of images, as the server is asked for it. */
export type ManyChange = Readonly<Omit<UpdateImages, 'ids'>>

/** What a change makes of an image. */
export function patchOf({ action, rating = 0, tags = [] }: ManyChange): (image: Image) => Partial<Image> {
  const trashedAt = new Date().toISOString()
  const named = tagsOf(tags)
  const patches = {
    delete: () => ({ trashedAt }),
    restore: () => ({ trashedAt: null }),
    favorite: () => ({ favorite: true }),
    unfavorite: () => ({ favorite: false }),
    share: () => ({ shared: true }),
    unshare: () => ({ shared: false }),
    rate: () => ({ rating }),
    tag: image => {
      const all = [...new Set([...image.tags, ...named])].toSorted()
      // As the server does: nothing is taken away to make room.
      return all.length > TAGS_AT_MOST ? {} : { tags: all }
    },
    untag: image => ({ tags: image.tags.filter(tag => !named.includes(tag)) }),
  } as const satisfies Record<ManyChange['action'], (image: Image) => Partial<Image>>
  return patches[action]
}
