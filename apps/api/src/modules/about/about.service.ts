import type { About } from '@atelier/contracts'
import type { Database } from '@atelier/db'
import type { Storage } from '@atelier/storage'
import { VERSION } from '../../version.ts'
import type { Asker } from '../../platform/ownership.ts'
import type { ImagesService } from '../images/module.ts'

export interface AboutDependencies {
  readonly database: Database['dialect']
  readonly dataDir: string
  readonly images: Pick<ImagesService, 'stats'>
  readonly renditionBytes: () => Promise<number>
  readonly storage: Pick<Storage, 'freeBytes'>
}

export const createAboutService = ({
  database,
  dataDir,
  images,
  renditionBytes: countRenditionBytes,
  storage,
}: AboutDependencies) =>
  async function about(asker: Asker): Promise<About> {
    const [{ bytes: imageBytes }, renditionBytes, freeBytes] = await Promise.all([
      // How much others have is known to admins.
      images.stats(asker, asker.role === 'admin' ? 'all' : undefined),
      countRenditionBytes(),
      storage.freeBytes(),
    ])
    return {
      version: VERSION,
      nodeVersion: process.versions.node,
      database,
      dataDir,
      storage: { imageBytes, renditionBytes, freeBytes },
    }
  }
export type AboutService = ReturnType<typeof createAboutService>
