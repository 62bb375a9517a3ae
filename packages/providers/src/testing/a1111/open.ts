import { setImmediate } from 'node:timers/promises'
import { createWebUiEngine } from '../../a1111/engine.ts'
import { webUi } from '../../a1111/kind.ts'
import type { WebUiOptions } from '../../a1111/options.ts'
import type { ImageParameters, ImageRequest } from '../../port/request.ts'
import { XL } from './flavours.ts'
import { openedEngine } from '../opened.ts'
import { PARAMETERS } from '../parameters.ts'
import { startWebUi, type WebUiStandInOptions } from './index.ts'

export const webUiRequest = (
  overrides: Partial<ImageParameters> = {},
): ImageRequest & { readonly task: 'text-to-image' } => ({
  task: 'text-to-image',
  model: XL,
  ...PARAMETERS,
  guidance: 6,
  ...overrides,
})

/** An engine of this kind in front of the stand-in: nothing leaves this machine, and no wait takes time. */
export const openWebUi = async (overrides: Partial<WebUiOptions> = {}, standInOptions: WebUiStandInOptions = {}) => {
  const standIn = await startWebUi(standInOptions)
  let tasks = 0
  const work = createWebUiEngine({
    id: webUi.id,
    settings: () => ({ baseUrl: standIn.url }),
    sleep: async (_ms, signal) => {
      signal.throwIfAborted()
      await setImmediate()
    },
    nextTask: () => `task(test-${(tasks += 1)})`,
    maxUnknownLooks: 100_000,
    ...overrides,
  })
  return { standIn, ...openedEngine({ kind: webUi, work, standIn }) }
}
