import { createPlan } from '../stand-in/plan.ts'
import type { Exchange } from '../upstream/exchange.ts'
import type { HttpFault } from '../upstream/http-faults.ts'
import { createPictures, pictureFaults, type PictureFault } from '../upstream/pictures.ts'
import { SAID_FAULTS } from './errors.ts'
import { type Flavour, TRAITS } from './flavours.ts'
import { createJobs } from './jobs.ts'

export const PICTURE_FAULTS = Object.keys(pictureFaults) as PictureFault[]
export const PREVIEW_FAULTS = ['preview-garbage', 'preview-huge'] as const
export const OWN_FAULTS = [
  ...SAID_FAULTS,
  ...PICTURE_FAULTS,
  ...PREVIEW_FAULTS,
  'queue-full',
  'no-images',
  'another-model',
  /** The server is started anew in mid-job. */
  'restart',
] as const
export type WebUiFault = HttpFault | (typeof OWN_FAULTS)[number]

/** What one server is at. */
export const createState = (flavour: Flavour, looksUntilDone: number) => {
  const traits = TRAITS[flavour]
  const settings = { looksUntilDone }
  return {
    flavour,
    traits,
    settings,
    lists: new Map<string, unknown>(Object.entries(traits.lists)),
    plan: createPlan(OWN_FAULTS),
    jobs: createJobs(() => (traits.hasProgress ? settings.looksUntilDone : 0)),
    paint: createPictures(false),
    /** Calls whose picture is not made yet. */
    waiting: new Set<Exchange>(),
    /** Pictures that were made, and not stopped. */
    made: 0,
    preview: 'good' as 'good' | (typeof PREVIEW_FAULTS)[number], // a literal would be the only value
  }
}
export type State = ReturnType<typeof createState>

/** As the server is after a restart: what it was at is gone, and so are the connections. */
export const restart = ({ jobs, waiting }: State) => {
  jobs.clear()
  for (const { received, response } of waiting) {
    received.fault = 'reset-by-restart'
    response.socket?.resetAndDestroy()
  }
  waiting.clear()
}
