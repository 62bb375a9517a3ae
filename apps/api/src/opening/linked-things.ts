import type { LinkKind } from '@atelier/contracts'
import type { createCollectionsModule } from '../modules/collections/module.ts'
import type { createGridsModule } from '../modules/grids/module.ts'
import type { createImagesModule } from '../modules/images/module.ts'
import { createLinksModule, type Things } from '../modules/links/module.ts'
import type { Actor } from '../platform/actor.ts'
import { AppError } from '../platform/errors.ts'

interface Modules extends Pick<ReturnType<typeof createImagesModule>, 'images' | 'files'> {
  readonly collections: ReturnType<typeof createCollectionsModule>['collections']
  readonly grids: ReturnType<typeof createGridsModule>['grids']
}

/** What links can lead to, as the module of each thing gives it. */
const linkedThings = ({ images, files, collections, grids }: Modules): Things => ({
  image: images.read,
  imageRow: images.get,
  collection: collections.get,
  page: images.page,
  pageBefore: images.pageBefore,
  cursorAt: images.cursorAt,
  isCollected: async (owner, collection, id) => images.isFound(owner, id, { collection }),
  grid: grids.get,
  files,
})

/** Whether somebody has a thing of their own to share. */
const ownsThing =
  ({ images, collections, grids }: Modules) =>
  async (owner: Actor, kind: LinkKind, id: string): Promise<boolean> => {
    // An admin sees what others have, which is not theirs to hand out.
    const asker = { ...owner, role: 'member' } as const
    try {
      // A grid is seen by its owner alone.
      if (kind === 'grid') return (await grids.get(asker, id)) !== undefined
      const { ownerId } = await (kind === 'image' ? images : collections).get(asker, id)
      return ownerId === owner.id
    } catch (error) {
      if (error instanceof AppError && error.status === 404) return false
      throw error
    }
  }

type Others = Omit<Parameters<typeof createLinksModule>[0], 'things' | 'isOwn'>

/** Links to things of these modules. */
export const createLinks = (modules: Modules, others: Others) =>
  createLinksModule({ ...others, things: linkedThings(modules), isOwn: ownsThing(modules) })
