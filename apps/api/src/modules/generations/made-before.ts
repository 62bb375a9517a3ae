import type { Generation } from '@atelier/contracts'
import { maySee, type Asker } from '../../platform/ownership.ts'
import type { ImagesService } from '../images/module.ts'
import { presentGeneration } from './generations.presenter.ts'
import type { GenerationsRepository } from './generations.repository.ts'

interface MadeBeforeDependencies {
  readonly repository: Pick<GenerationsRepository, 'findMany'>
  readonly images: Pick<ImagesService, 'ofGenerations'>
}

/** For a call that is repeated: those that are left of what it made, in their order; none where all were deleted. */
export const createMadeBefore =
  ({ repository, images }: MadeBeforeDependencies) =>
  async (asker: Asker, made: readonly string[]): Promise<Generation[]> => {
    // What was handed over since is another's.
    const rows = (await repository.findMany(made)).filter(row => maySee(asker, row))
    const pictures = Map.groupBy(await images.ofGenerations(made), image => image.generationId)
    return rows.map(row => presentGeneration(row, pictures.get(row.id) ?? []))
  }
