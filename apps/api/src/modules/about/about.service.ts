import type { About } from '@atelier/contracts'
import type { Database } from '@atelier/db'
import type { Storage } from '@atelier/storage'
import { VERSION } from '../../version.ts'
import type { ImagesService } from '../images/images.service.ts'
import type { RenditionsRepository } from '../images/files/renditions.repository.ts'

interface AboutDependencies {
  readonly database: Database['dialect']
  readonly dataDir: string
  readonly images: Pick<ImagesService, 'stats'>
  readonly renditions: Pick<RenditionsRepository, 'totalBytes'>
  readonly storage: Pick<Storage, 'freeBytes'>
}

export const createAboutService = ({ database, dataDir, images, renditions, storage }: AboutDependencies) =>
  async function about(): Promise<About> {
    const [{ bytes: imageBytes }, renditionBytes, freeBytes] = await Promise.all([
      images.stats(),
      renditions.totalBytes(),
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
