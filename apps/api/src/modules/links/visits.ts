import type { Grid, Image, ImagePage } from '@atelier/contracts'
import type { Actor } from '../../platform/actor.ts'
import { AppError } from '../../platform/errors.ts'
import type { Seal } from '../../platform/secrets.ts'
import type { ImageFiles, ImageRow } from '../images/module.ts'
import type { LinkRow } from './links.repository.ts'
import type { LinksService, Passwords } from './links.service.ts'
import type { Tries } from './tries.ts'
import type { Views } from './views.ts'

/** Pictures of a collection on one page. */
const ON_A_PAGE = 60
/** What is no wall has one page. */
const ALONE = { nextCursor: null, before: undefined } as const
/** Pixels: what a page shows of each picture of several, and of one. */
const WIDTHS = { small: 640, large: 1280 } as const

/** A page of a collection: where it begins, null for the first one, and the last picture on it. */
interface PageBefore {
  readonly cursor: string | null
  readonly lastId: string
}

/** A picture, and the cursor of the page that it stands on. */
interface Beside {
  readonly id: string
  readonly cursor: string | undefined
}

/** What a visitor sees: pictures, and what stands above them. */
export interface Shown {
  readonly link: LinkRow
  readonly title: string | null
  readonly description: string | null
  readonly images: readonly Image[]
  /** The next page of a collection. */
  readonly nextCursor: string | null
  /** The page of a collection in front of this one. */
  readonly before: PageBefore | undefined
  readonly grid: Grid | undefined
}

export type Visit =
  | { readonly is: 'nowhere' }
  | { readonly is: 'locked'; readonly link: LinkRow }
  | { readonly is: 'shown'; readonly shown: Shown }

/** One picture of those behind a link, and the ones beside it. */
export interface Pictured {
  readonly link: LinkRow
  readonly image: Image
  /** Of the page of a collection that it stands on; left out for the first one. */
  readonly cursor: string | undefined
  /** Of what it is one of: a collection, a grid. */
  readonly title: string | null
  /** They may stand on other pages of a collection. */
  readonly previous: Beside | undefined
  readonly next: Beside | undefined
}

export type PictureVisit = Exclude<Visit, { is: 'shown' }> | { readonly is: 'shown'; readonly pictured: Pictured }

/** What the other modules give of the things that links lead to, as their owner sees them. */
export interface Things {
  readonly image: (owner: Actor, id: string) => Promise<Image>
  readonly imageRow: (owner: Actor, id: string) => Promise<ImageRow>
  readonly collection: (owner: Actor, id: string) => Promise<{ name: string; description: string | null }>
  readonly page: (owner: Actor, query: { collection: string; cursor?: string; limit: number }) => Promise<ImagePage>
  readonly pageBefore: (
    owner: Actor,
    query: { collection: string; cursor: string; limit: number },
  ) => Promise<PageBefore | undefined>
  /** Of the page that begins with an image, wherever it stands. */
  readonly cursorAt: (owner: Actor, id: string) => Promise<string>
  /** Whether an image is among those of a collection. */
  readonly isCollected: (owner: Actor, collection: string, id: string) => Promise<boolean>
  readonly grid: (owner: Actor, id: string) => Promise<Grid>
  readonly files: Pick<ImageFiles, 'open'>
}

interface VisitsDependencies {
  readonly links: Pick<LinksService, 'find'>
  readonly things: Things
  readonly views: Pick<Views, 'add'>
  readonly tries: Tries
  readonly passwords: Pick<Passwords, 'verify'>
  readonly seal: Seal
}

/** Whoever made a link sees what it leads to by their own rights, and no further. */
const ownerOf = ({ ownerId }: LinkRow): Actor => ({
  id: ownerId,
  role: 'member',
  permissions: new Set(['images:read']),
})

/** Gone, in the trash, or not the owner's any more: to a visitor it is all the same. */
async function orNothing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof AppError && error.status === 404) return undefined
    throw error
  }
}

/** What people without an account see behind an address. */
export function createVisits({ links, things, views, tries, passwords, seal }: VisitsDependencies) {
  /** Says that a visitor knew the password; of no use with another link, or once the password is another. */
  const keyOf = ({ id, passwordHash }: LinkRow) => `link ${id} ${passwordHash ?? ''}`
  const isOpen = (link: LinkRow, key: string | undefined) =>
    link.passwordHash === null || (key !== undefined && seal.open(key) === keyOf(link))

  async function read(link: LinkRow, cursor: string | undefined): Promise<Shown | undefined> {
    const owner = ownerOf(link)
    const { kind, targetId } = link
    if (kind === 'image') {
      const image = await orNothing(things.image(owner, targetId))
      if (!image || image.trashedAt !== null) return undefined
      return { link, title: image.title, description: null, images: [image], ...ALONE, grid: undefined }
    }
    if (kind === 'grid') {
      const grid = await orNothing(things.grid(owner, targetId))
      const images = grid?.items.flatMap(({ image }) => (image && image.trashedAt === null ? [image] : []))
      return grid && { link, title: grid.title, description: null, images: images ?? [], ...ALONE, grid }
    }
    const collection = await orNothing(things.collection(owner, targetId))
    if (!collection) return undefined
    const page = { collection: targetId, limit: ON_A_PAGE }
    const [{ items, nextCursor }, before] = await Promise.all([
      things.page(owner, { ...page, ...(cursor !== undefined && { cursor }) }),
      cursor === undefined ? undefined : things.pageBefore(owner, { ...page, cursor }),
    ])
    return {
      link,
      title: collection.name,
      description: collection.description,
      images: items,
      nextCursor,
      before,
      grid: undefined,
    }
  }

  async function isBehind(link: LinkRow, id: string): Promise<boolean> {
    const owner = ownerOf(link)
    if (link.kind === 'image') return link.targetId === id
    if (link.kind === 'collection') return things.isCollected(owner, link.targetId, id)
    const grid = await orNothing(things.grid(owner, link.targetId))
    return grid?.items.some(({ image }) => image?.id === id) ?? false
  }

  /** What comes after the last picture of a page. */
  async function firstOfNext(link: LinkRow, { nextCursor }: Shown): Promise<Pictured['next']> {
    if (nextCursor === null) return undefined
    const [first] = (await read(link, nextCursor))?.images ?? []
    return first && { id: first.id, cursor: nextCursor }
  }

  /** What comes before the first picture of a page. */
  const lastBefore = ({ before }: Shown): Pictured['previous'] =>
    before && { id: before.lastId, cursor: before.cursor ?? undefined }

  async function pictureOn(link: LinkRow, id: string, cursor: string | undefined): Promise<Pictured | undefined> {
    const shown = await read(link, cursor)
    const { images = [], title = null } = shown ?? {}
    const at = images.findIndex(image => image.id === id)
    const image = images[at]
    if (!shown || !image) return undefined
    const [preceding, following] = [images[at - 1], images[at + 1]]
    const previous = preceding ? { id: preceding.id, cursor } : lastBefore(shown)
    const next = following ? { id: following.id, cursor } : await firstOfNext(link, shown)
    return { link, image, cursor, title, previous, next }
  }

  async function readPicture(link: LinkRow, id: string, cursor: string | undefined): Promise<Pictured | undefined> {
    const found = await pictureOn(link, id, cursor)
    if (found || link.kind !== 'collection') return found
    // Others came before it meanwhile, or its address was passed on without its page: one that begins with it will do.
    const own = await orNothing(things.cursorAt(ownerOf(link), id))
    return own === undefined ? undefined : pictureOn(link, id, own)
  }

  return {
    /** The page behind an address. `key`: what `unlock` gave. `isWithin`: it is come to from another page of the same link. */
    async open(
      token: string,
      { key, cursor, isWithin }: { key?: string | undefined; cursor?: string | undefined; isWithin: boolean },
    ): Promise<Visit> {
      const link = await links.find(token)
      if (!link) return { is: 'nowhere' }
      if (!isOpen(link, key)) return { is: 'locked', link }
      const shown = await read(link, cursor)
      if (!shown) return { is: 'nowhere' }
      if (cursor === undefined && !isWithin) views.add(link.id)
      return { is: 'shown', shown }
    },

    /** A page for one picture behind an address. It is no visit of its own. `cursor`: of the page that it stood on. */
    async picture(
      token: string,
      id: string,
      { key, cursor }: { key?: string | undefined; cursor?: string | undefined },
    ): Promise<PictureVisit> {
      const link = await links.find(token)
      if (!link) return { is: 'nowhere' }
      if (!isOpen(link, key)) return { is: 'locked', link }
      const pictured = await readPicture(link, id, cursor)
      return pictured ? { is: 'shown', pictured } : { is: 'nowhere' }
    },

    /**
     * The key for a right password; undefined for a wrong one. A number says in how many milliseconds the next try may be. Where
     * another page of the link asked for it, the visit counts here: to `open` the first page is come to from within then.
     */
    async unlock(
      token: string,
      password: string,
      { isWithin }: { isWithin: boolean },
    ): Promise<{ key: string } | { waitMs: number } | undefined> {
      const link = await links.find(token)
      if (!link || link.passwordHash === null) return undefined
      const waitMs = tries.waitMs(link.id)
      if (waitMs > 0) return { waitMs }
      if (!(await passwords.verify(password, link.passwordHash))) {
        tries.wrong(link.id)
        return undefined
      }
      if (isWithin) views.add(link.id)
      return { key: seal.seal(keyOf(link)) }
    },

    /** A picture behind an address, in a size to look at or as it was stored. */
    async file(
      token: string,
      id: string,
      { key, size }: { key?: string | undefined; size: keyof typeof WIDTHS | 'original' },
    ) {
      const link = await links.find(token)
      if (!link || !isOpen(link, key) || (size === 'original' && !link.withOriginal)) return undefined
      const row = await orNothing(things.imageRow(ownerOf(link), id))
      if (!row || row.trashed || !(await isBehind(link, id))) return undefined
      const file = await things.files.open(
        row,
        size === 'original' ? { recipe: link.withRecipe, download: true } : { width: WIDTHS[size], format: 'webp' },
        async () => row,
      )
      return { file, row, withRecipe: link.withRecipe }
    },
  }
}
export type Visits = ReturnType<typeof createVisits>
