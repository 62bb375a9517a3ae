import { checkBy } from '../net/check.ts'
import { isObject, at } from '../net/json.ts'
import { createOwnServer, type OwnServer } from '../net/own-server.ts'
import type { EngineWork } from '../port/engine.ts'
import { ProviderError } from '../port/errors.ts'
import type { Discovery } from '../port/kind.ts'
import { comfyError } from './errors.ts'
import type { Models } from './models.ts'
import { NAME } from './options.ts'

const CHECK_TIMEOUT_MS = 8000
const DISCOVERY_TIMEOUT_MS = 1500

/** Only ComfyUI tells of its devices and of the arguments that it was started with. */
const isComfyUi = (stats: unknown) => isObject(at(stats, 'system')) && Array.isArray(at(stats, 'devices'))

/** What else makes pictures, by a question that only it answers with JSON. */
const OTHERS: readonly { readonly path: string; readonly what: string }[] = [
  { path: '/sdapi/v1/samplers', what: 'AUTOMATIC1111, Forge or one of their kin' },
  { path: '/sdcpp/v1/capabilities', what: 'stable-diffusion.cpp' },
  { path: '/v1/models', what: 'a server with the interface of OpenAI' },
]

/** Asks a ComfyUI whether it is there, and says what is there instead. */
const createAsk = (server: OwnServer, timeoutMs: number) => {
  const looksLike = async (signal: AbortSignal): Promise<string | undefined> => {
    for (const { path, what } of OTHERS) {
      const answer = await server.ask({ method: 'GET', path, signal, timeoutMs })
      if (answer.status === 200 && answer.headers['content-type']?.includes('json') === true) return what
    }
    return undefined
  }

  const isGone = (error: unknown) => error instanceof ProviderError && error.upstreamStatus === 404

  return async (signal: AbortSignal): Promise<void> => {
    try {
      if (isComfyUi(await server.json({ method: 'GET', path: '/system_stats', signal, timeoutMs }))) return
    } catch (error) {
      if (!isGone(error)) throw error
    }
    const what = await looksLike(signal)
    throw comfyError('provider.bad_output', {
      message:
        what === undefined
          ? `What answers at this address is not ${NAME}.`
          : `What answers at this address is not ${NAME}: it looks like ${what}.`,
      suggestion:
        what === undefined
          ? 'Check the address and the port.'
          : 'Add it as an engine of that kind, or correct the address.',
    })
  }
}

/** Asks whether ComfyUI is there, and whether there is a workflow to make pictures by. */
export const createCheck = (server: OwnServer, models: Models): EngineWork['check'] => {
  const ask = createAsk(server, CHECK_TIMEOUT_MS)
  return checkBy(async signal => {
    await ask(signal)
    if (models.count() > 0) return models.count()
    throw comfyError('provider.not_configured', {
      message: `${NAME} answers, and has no workflow to make pictures by yet.`,
      suggestion: 'Add one in API format: in ComfyUI choose “Workflow → Export (API)”.',
    })
  }, models.count)
}

/** ComfyUI itself, and its desktop app. */
export const discovery: Discovery = {
  ports: [8188, 8000],
  recognise: async (baseUrl, { signal }) => {
    const server = createOwnServer({ name: NAME, baseUrl: () => baseUrl, headers: () => ({}), reach: 'own network' })
    try {
      await createAsk(server, DISCOVERY_TIMEOUT_MS)(signal)
      return { baseUrl, workflows: [] }
    } catch (error) {
      if (signal.aborted) throw signal.reason
      if (error instanceof ProviderError) return undefined // something else is there, or nothing
      throw error
    } finally {
      await server.close()
    }
  },
}
