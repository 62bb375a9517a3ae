import { createRecentIds } from '../../browser/recent-ids.ts'

const MOST = 20

/** What was done from the palette in this browser. */
export const recent = createRecentIds('atelier.recent-commands', MOST)
