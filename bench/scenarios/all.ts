import type { Scenario } from '../scenario.ts'
import { addedTime } from './added-time.ts'
import { alike } from './alike.ts'
import { editing } from './editing.ts'
import { files } from './files.ts'
import { filters } from './filters.ts'
import { gallery } from './gallery.ts'
import { grids } from './grids.ts'
import { imports } from './imports.ts'
import { inFlight } from './in-flight.ts'
import { owners } from './owners.ts'
import { previews } from './previews.ts'
import { processScenario } from './process.ts'
import { storing } from './storing.ts'
import { workers } from './workers.ts'

/** What the server costs. */
export const serverScenarios: readonly Scenario[] = [
  processScenario,
  addedTime,
  editing,
  inFlight,
  previews,
  files,
  gallery,
  filters,
  owners,
  alike,
  grids,
  imports,
  storing,
  workers,
]
