import type { Database } from '@atelier/db'
import type { Clock } from '../../platform/clock.ts'
import type { Decoding } from '../../platform/decoding.ts'
import type { EventLog } from '../../platform/events/event-log.ts'
import type { Idempotency } from '../../platform/idempotency/idempotency.ts'
import type { Ids } from '../../platform/ids.ts'
import type { StudioModule } from '../../platform/module.ts'
import type { Cells } from '../generations/module.ts'
import type { ImageFiles, ImagesService } from '../images/module.ts'
import type { Inputs } from '../inputs/module.ts'
import type { ModelsService } from '../models/module.ts'
import type { StylesService } from '../styles/module.ts'
import { createGridArchive } from './grids.archive.ts'
import * as errors from './grids.errors.ts'
import { createGridsRepository } from './grids.repository.ts'
import { createGridsService } from './grids.service.ts'
import { createGridSheets } from './grids.sheet.ts'
import { gridsOperations } from './operations.ts'

interface GridsDependencies {
  readonly db: Database
  readonly cells: Cells
  readonly images: ImagesService
  readonly inputs: Inputs
  readonly files: ImageFiles
  readonly models: ModelsService
  readonly styles: StylesService
  readonly events: EventLog
  readonly idempotency: Idempotency
  readonly clock: Clock
  readonly decoding: Decoding
  readonly ids: Ids
}

/** One prompt along up to three axes, to compare. */
export function createGridsModule(dependencies: GridsDependencies) {
  const { files, styles, decoding } = dependencies
  const grids = createGridsService({ ...dependencies, repository: createGridsRepository(dependencies.db) })
  return {
    tags: { Grids: 'One prompt along up to three axes, to compare.' },
    operations: gridsOperations({
      grids,
      drawSheet: createGridSheets({ grids, styles, files, decoding }),
      archive: createGridArchive({ grids, files, decoding }),
    }),
    errors,
    events: ['grid.updated', 'grid.removed'],
    grids,
  } satisfies StudioModule & Record<string, unknown>
}
