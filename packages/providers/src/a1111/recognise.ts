import { ProviderError } from '../port/errors.ts'
import type { Discovery } from '../port/kind.ts'
import { readDrawThings } from './draw-things.ts'
import { withDefaults } from './options.ts'
import { askFor, createServer } from './server.ts'

const PATIENCE_MS = 1_500

/** Whether one answers on this machine that has a model for pictures: KoboldCpp may be there for words only. */
export const recogniseWebUi: Discovery['recognise'] = async (baseUrl, { signal }) => {
  const server = createServer(withDefaults({ id: 'discovery', settings: () => ({ baseUrl }) }))
  const question = { signal, timeoutMs: PATIENCE_MS }
  try {
    const list = await askFor(server, '/sdapi/v1/sd-models', question)
    const isOne = Array.isArray(list) ? list.length > 0 : (await readDrawThings(server, question)) !== undefined
    return isOne ? { baseUrl } : undefined
  } catch (error) {
    if (error instanceof ProviderError) return undefined
    throw error
  } finally {
    await server.close()
  }
}
