import { setImmediate } from 'node:timers/promises'
import type { ImageParameters, ImageRequest } from '../../port/request.ts'
import { createSdCppEngine } from '../../sdcpp/engine.ts'
import { sdCpp } from '../../sdcpp/kind.ts'
import type { SdCppOptions } from '../../sdcpp/options.ts'
import { openedEngine } from '../opened.ts'
import { PARAMETERS } from '../parameters.ts'
import { startSdCpp, type SdCppStandInOptions } from './index.ts'

export const SD_CPP_MODEL = 'z-image-turbo-Q4'

export const sdCppRequest = (
  overrides: Partial<ImageParameters> = {},
): ImageRequest & { readonly task: 'text-to-image' } => ({
  task: 'text-to-image',
  model: SD_CPP_MODEL,
  ...PARAMETERS,
  guidance: 5,
  ...overrides,
})

/** An engine of this kind in front of the stand-in: nothing leaves this machine, and no wait takes time. */
export const openSdCpp = async (overrides: Partial<SdCppOptions> = {}, standInOptions: SdCppStandInOptions = {}) => {
  const standIn = await startSdCpp(standInOptions)
  const work = createSdCppEngine({
    id: sdCpp.id,
    settings: () => ({ baseUrl: standIn.url }),
    sleep: async (_ms, signal) => {
      signal.throwIfAborted()
      await setImmediate()
    },
    ...overrides,
  })
  return { standIn, ...openedEngine({ kind: sdCpp, work, standIn }) }
}
